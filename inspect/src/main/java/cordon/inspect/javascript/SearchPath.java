package cordon.inspect.javascript;

import java.util.regex.Pattern;

/** Lines of a shell's profile that only say where commands are looked for. */
final class SearchPath {
  /** {@code export PATH=…} without a command that the shell would run for it. */
  private static final Pattern LINE =
      Pattern.compile("\\s*(#.*|(export\\s+)?(PATH|MANPATH)=[^;&|`(<>]*|export\\s+PATH)?\\s*");

  private SearchPath() {}

  /** Whether a text is nothing but such lines. */
  static boolean isAll(String text) {
    return text.contains("PATH") && text.lines().allMatch(line -> LINE.matcher(line).matches());
  }
}
