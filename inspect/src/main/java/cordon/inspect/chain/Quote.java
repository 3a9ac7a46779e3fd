package cordon.inspect.chain;

/**
 * Makes foreign text safe to show: nothing in it can move the cursor, be clicked, be pasted and run
 * unseen, or give a secret away.
 */
public final class Quote {
  private static final int SHOWN_OF_SECRET = 4;

  /** Shorter runs of letters and digits are names, not keys. */
  private static final int KEY_LENGTH = 24;

  private Quote() {}

  /** The text as it may be shown anywhere. */
  public static String harmless(String text) {
    return masked(defanged(visible(text)));
  }

  /** White space as one blank; controls, bidi and invisible characters as their code points. */
  private static String visible(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean blank = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        if (!blank) {
          out.append(' ');
        }
        blank = true;
        continue;
      }
      blank = false;
      if (isPlain(c)) {
        out.appendCodePoint(c);
      } else {
        out.append("\\u{").append(Integer.toHexString(c)).append('}');
      }
    }
    return out.toString().strip();
  }

  private static boolean isPlain(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          c == ' ';
      default -> true;
    };
  }

  /** {@code http://a.b/c} becomes {@code hxxp://a[.]b/c}, which no terminal makes a link of. */
  private static String defanged(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    for (int mark = text.indexOf("://"); mark >= 0; mark = text.indexOf("://", at)) {
      String before = text.substring(at, mark);
      out.append(before.endsWith("http") || before.endsWith("https") ? hxxp(before) : before);
      int end = mark + 3;
      while (end < text.length() && isHostPart(text.charAt(end))) {
        end++;
      }
      out.append("://").append(text.substring(mark + 3, end).replace(".", "[.]"));
      at = end;
    }
    return out.append(text.substring(at)).toString();
  }

  private static String hxxp(String before) {
    int http = before.lastIndexOf("http");
    return before.substring(0, http) + "hxxp" + before.substring(http + 4);
  }

  private static boolean isHostPart(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '-';
  }

  /** Long runs that look like keys keep their beginning and say how long they are. */
  private static String masked(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int end = at;
      boolean digit = false;
      boolean letter = false;
      while (end < text.length() && isKeyPart(text.charAt(end))) {
        digit |= Character.isDigit(text.charAt(end));
        letter |= Character.isLetter(text.charAt(end));
        end++;
      }
      if (end - at >= KEY_LENGTH && digit && letter) {
        out.append(text, at, at + SHOWN_OF_SECRET)
            .append("…(")
            .append(end - at)
            .append(" characters)");
      } else {
        out.append(text, at, end);
      }
      if (end < text.length()) {
        out.append(text.charAt(end++));
      }
      at = end;
    }
    return out.toString();
  }

  private static boolean isKeyPart(char c) {
    return Character.isLetterOrDigit(c) || c == '+' || c == '/' || c == '=' || c == '_' || c == '-';
  }
}
