package cordon.formats.pypi;

/** Text inside HTML attributes, out and in. */
final class HtmlText {
  private static final int LONGEST_ENTITY = 12;

  private HtmlText() {}

  /** Safe in element content and in attributes with double quotes. */
  static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  /** Resolves numeric references and the five names that pages use; others stay as they are. */
  static String unescape(String text) {
    int ampersand = text.indexOf('&');
    if (ampersand < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (ampersand >= 0) {
      out.append(text, at, ampersand);
      int semicolon = text.indexOf(';', ampersand);
      boolean entity = semicolon > ampersand && semicolon - ampersand <= LONGEST_ENTITY;
      String meaning = entity ? meaning(text.substring(ampersand + 1, semicolon)) : "";
      out.append(meaning.isEmpty() ? "&" : meaning);
      at = meaning.isEmpty() ? ampersand + 1 : semicolon + 1;
      ampersand = text.indexOf('&', at);
    }
    return out.append(text, at, text.length()).toString();
  }

  private static String meaning(String entity) {
    return switch (entity) {
      case "amp" -> "&";
      case "lt" -> "<";
      case "gt" -> ">";
      case "quot" -> "\"";
      case "apos" -> "'";
      default -> entity.startsWith("#") ? numeric(entity.substring(1)) : "";
    };
  }

  private static String numeric(String digits) {
    try {
      boolean hex = digits.startsWith("x") || digits.startsWith("X");
      int code = hex ? Integer.parseInt(digits.substring(1), 16) : Integer.parseInt(digits);
      return code > 0 && Character.isValidCodePoint(code) ? Character.toString(code) : "";
    } catch (NumberFormatException e) {
      return "";
    }
  }
}
