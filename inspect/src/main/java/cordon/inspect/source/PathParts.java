package cordon.inspect.source;

import cordon.inspect.value.Value;
import java.util.Set;

/**
 * The path that a statement names, of its texts and variables in their order: {@code
 * filepath.Join(home, "x")}. Parts of which nothing is known are {@link Value#HOLE}; a home is
 * {@code ~}.
 */
final class PathParts {
  private static final Set<String> HOMES =
      Set.of(
          "os.UserHomeDir",
          "homedir.Dir",
          "homedir.HomeDir",
          "dirs.home_dir",
          "home.home_dir",
          "env.home_dir");

  private static final Set<String> VARIABLES = Set.of("HOME", "USERPROFILE");

  /** Calls that give the path that they are given, or one made of what they are given. */
  private static final Set<String> PASSING =
      Set.of(
          "Join",
          "Clean",
          "join",
          "from",
          "new",
          "unwrap",
          "expect",
          "unwrap_or_default",
          "to_path_buf",
          "as_path",
          "clone",
          "Some",
          "Ok",
          "to_string",
          "to_owned",
          "into",
          "ok",
          "RemoveAll",
          "remove_dir_all");

  private static final int LONGEST = 512;

  private final StringBuilder path = new StringBuilder();

  /** Whether the next text names a variable of the environment. */
  private boolean asks;

  /** What is assigned begins. */
  void restart() {
    path.setLength(0);
    asks = false;
  }

  void text(String text) {
    if (asks && !VARIABLES.contains(text)) {
      unknown();
    } else {
      part(asks ? "~" : text);
    }
    asks = false;
  }

  /**
   * A variable.
   *
   * @param held the path that it holds; empty if none is known
   */
  void variable(String held) {
    if (held.isEmpty()) {
      unknown();
    } else {
      part(held);
    }
  }

  /** Something of which nothing is known. */
  void unknown() {
    part(String.valueOf(Value.HOLE));
  }

  void call(String name) {
    String last = name.substring(name.lastIndexOf('.') + 1);
    if (HOMES.stream().anyMatch(name::endsWith)) {
      part("~");
    } else if (name.endsWith("os.Getenv") || name.endsWith("env.var") || name.endsWith("var_os")) {
      asks = true;
    } else if (!PASSING.contains(last)) {
      unknown();
    }
  }

  private void part(String part) {
    if (path.length() < LONGEST) {
      path.append(path.isEmpty() || path.charAt(path.length() - 1) == '/' ? "" : "/").append(part);
    }
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
