package cordon.inspect.source;

import java.util.ArrayList;
import java.util.List;

/**
 * Blocks of Rust, each with the variables that are given its last expression: {@code let x = if a {
 * b } else { c };} (Rust Reference, "Block expressions").
 */
final class BlockValues {
  private final List<List<String>> blocks = new ArrayList<>();

  /** Those of the block that ended just now: what follows may be its {@code else}. */
  private List<String> ended = List.of();

  /**
   * A statement ends with a sign.
   *
   * @param function whether the block of a function begins
   */
  void sign(String sign, Statement statement, boolean function) {
    switch (sign) {
      case "{" -> {
        List<String> assigned = statement.assigned();
        blocks.add(function ? List.of() : assigned.isEmpty() ? ended : List.copyOf(assigned));
        ended = List.of();
      }
      case "}" -> {
        ended = blocks.isEmpty() ? List.of() : blocks.removeLast();
        statement.givesTo(ended);
      }
      default -> ended = List.of();
    }
  }
}
