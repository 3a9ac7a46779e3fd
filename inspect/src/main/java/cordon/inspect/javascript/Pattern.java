package cordon.inspect.javascript;

import cordon.inspect.value.Known;
import java.util.Optional;

/**
 * A regular expression that is written out.
 *
 * @param text between the slashes
 */
record Pattern(String text) implements Known.Own {
  private static final String SPECIAL = "\\^$.|?*+()[]{}";

  /** What it matches, if that is one text. */
  Optional<String> literal() {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean escaped = c == '\\' && i + 1 < text.length();
      c = escaped ? text.charAt(++i) : c;
      if (escaped ? Character.isLetterOrDigit(c) : SPECIAL.indexOf(c) >= 0) {
        return Optional.empty();
      }
      plain.append(c);
    }
    return plain.isEmpty() ? Optional.empty() : Optional.of(plain.toString());
  }
}
