package cordon.ledger.note;

import cordon.base.Problem;
import java.util.Arrays;
import java.util.Base64;

/**
 * What a log vouches for: its first {@code size} leaves have this root.
 *
 * @param origin the log's name
 */
public record Checkpoint(String origin, long size, byte[] root) {

  /** The signed text: origin, size and root, a line each. */
  public String text() {
    return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
  }

  /**
   * Reads the text of a note; lines behind the third are ignored, as the specification wants.
   *
   * @throws cordon.base.ProblemException when it is no checkpoint
   */
  public static Checkpoint parse(String text) {
    String[] lines = text.split("\n", -1);
    if (lines.length < 4 || lines[0].isEmpty()) {
      throw bad("it has fewer than three lines");
    }
    if (!lines[1].matches("0|[1-9][0-9]{0,17}")) {
      throw bad("line 2 is no size");
    }
    byte[] root;
    try {
      root = StrictBase64.decode(lines[2]);
    } catch (IllegalArgumentException e) {
      throw bad("line 3 is no base64");
    }
    if (root.length != 32) {
      throw bad("line 3 is no SHA-256 hash");
    }
    return new Checkpoint(lines[0], Long.parseLong(lines[1]), root);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Checkpoint that
        && origin.equals(that.origin)
        && size == that.size
        && Arrays.equals(root, that.root);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(size) * 31 + Arrays.hashCode(root);
  }

  private static RuntimeException bad(String why) {
    return Problem.of(
            "ledger/bad-checkpoint",
            "this is no checkpoint of a log",
            why,
            "name the file 'checkpoint' of an export")
        .asException();
  }
}
