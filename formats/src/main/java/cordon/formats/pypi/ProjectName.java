package cordon.formats.pypi;

import java.util.Locale;
import java.util.Optional;

/** Names of Python projects and their normal form (PEP 503, section "Normalized Names"). */
public final class ProjectName {
  private static final int LONGEST = 255;

  private ProjectName() {}

  /** Lower case, each run of {@code - _ .} one hyphen. Does not validate. */
  public static String normalize(String name) {
    StringBuilder out = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean separator = c == '-' || c == '_' || c == '.';
      if (!separator) {
        out.append(c);
      } else if (out.isEmpty() || out.charAt(out.length() - 1) != '-') {
        out.append('-');
      }
    }
    return out.toString().toLowerCase(Locale.ROOT);
  }

  /**
   * The normal form of a valid name: ASCII letters, digits and {@code - _ .}, beginning and ending
   * with a letter or digit (PEP 508).
   */
  public static Optional<String> parse(String name) {
    if (name.isEmpty() || name.length() > LONGEST) {
      return Optional.empty();
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean inner = i > 0 && i < name.length() - 1;
      if (!alphanumeric(c) && !(inner && (c == '-' || c == '_' || c == '.'))) {
        return Optional.empty();
      }
    }
    return Optional.of(normalize(name));
  }

  private static boolean alphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
