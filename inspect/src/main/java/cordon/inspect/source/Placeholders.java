package cordon.inspect.source;

import java.util.stream.Stream;

/**
 * Variables that a text of Rust names in braces: {@code format!("{user}:{token:?}")} (The Rust
 * Standard Library, "std::fmt", named parameters).
 */
final class Placeholders {
  private Placeholders() {}

  static Stream<String> in(String text) {
    Stream.Builder<String> names = Stream.builder();
    int open = text.indexOf('{');
    while (open >= 0 && open + 1 < text.length()) {
      if (text.charAt(open + 1) == '{') {
        open = text.indexOf('{', open + 2);
        continue;
      }
      int end = open + 1;
      while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
        end++;
      }
      boolean closed = end < text.length() && (text.charAt(end) == '}' || text.charAt(end) == ':');
      if (closed && end > open + 1 && Character.isJavaIdentifierStart(text.charAt(open + 1))) {
        names.add(text.substring(open + 1, end));
      }
      open = text.indexOf('{', end);
    }
    return names.build();
  }
}
