package cordon.inspect.bytecode;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Constants and names as source spells them. */
final class Literals {
  private static final Set<String> KEYWORDS =
      Set.of(
          "and",
          "as",
          "assert",
          "async",
          "await",
          "break",
          "class",
          "continue",
          "def",
          "del",
          "elif",
          "else",
          "except",
          "finally",
          "for",
          "from",
          "global",
          "if",
          "import",
          "in",
          "is",
          "lambda",
          "nonlocal",
          "not",
          "or",
          "pass",
          "raise",
          "return",
          "try",
          "while",
          "with",
          "yield");

  private Literals() {}

  static String source(Marshalled value) {
    return switch (value) {
      case Marshalled.Plain(String source) -> source.startsWith("-") ? "(" + source + ")" : source;
      case Marshalled.Text(String text) -> quoted(text);
      case Marshalled.Octets(byte[] bytes) -> octets(bytes);
      case Marshalled.Group(char kind, List<Marshalled> items) ->
          new Operand.Display(kind, kind == '{' ? pairs(items) : sources(items)).text();
      case Marshalled.Compiled(CodeObject code) -> "_code_" + name(code.name());
    };
  }

  static List<String> sources(List<Marshalled> items) {
    return items.stream().map(Literals::source).toList();
  }

  private static List<String> pairs(List<Marshalled> items) {
    return IntStream.range(0, items.size() / 2)
        .mapToObj(i -> source(items.get(2 * i)) + ": " + source(items.get(2 * i + 1)))
        .collect(Collectors.toList());
  }

  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('\'');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\'' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c == '\n') {
        quoted.append("\\n");
      } else if (c < ' ' || c == 0x7F) {
        hex(quoted, c);
      } else if (c > 0x7F) {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('\'').toString();
  }

  private static String octets(byte[] bytes) {
    StringBuilder quoted = new StringBuilder(bytes.length + 3).append("b'");
    for (byte octet : bytes) {
      if (octet == '\'' || octet == '\\') {
        quoted.append('\\').append((char) octet);
      } else if (octet < ' ' || octet == 0x7F) {
        hex(quoted, octet & 0xFF);
      } else {
        quoted.append((char) octet);
      }
    }
    return quoted.append('\'').toString();
  }

  private static void hex(StringBuilder to, int octet) {
    to.append("\\x").append(Character.forDigit(octet >> 4, 16));
    to.append(Character.forDigit(octet & 15, 16));
  }

  /** A name that source can hold; compiled code may have any. */
  static String name(String name) {
    boolean plain =
        !name.isEmpty()
            && Character.isUnicodeIdentifierStart(name.codePointAt(0)) | name.charAt(0) == '_'
            && name.codePoints().allMatch(Literals::isPart)
            && !KEYWORDS.contains(name);
    return plain
        ? name
        : "_" + name.codePoints().mapToObj(Literals::part).collect(Collectors.joining());
  }

  private static String part(int c) {
    return isPart(c) ? Character.toString(c) : "_";
  }

  private static boolean isPart(int c) {
    return Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c) || c == '_';
  }
}
