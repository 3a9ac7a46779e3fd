package cordon.formats.schema;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** The formats of texts that JSON Schema names; one that is not known here is fit by every text. */
final class TextFormat {
  private static final Pattern DATE_TIME =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\d[Tt ]\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,40})?([Zz]|[+-]\\d\\d:\\d\\d)");

  /** What RFC 3987 keeps out of references, beside control characters. */
  private static final String NEVER = " <>\"{}|\\^`";

  private static final Pattern SCHEME =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]{0,100}:.*", Pattern.DOTALL);

  private TextFormat() {}

  static boolean fits(String format, String text) {
    return switch (format) {
      case "date-time" -> isDateTime(text);
      case "date" -> isDate(text);
      case "email", "idn-email" -> isEmail(text);
      case "uri", "iri" -> isReference(text) && SCHEME.matcher(text).matches();
      case "uri-reference", "iri-reference" -> isReference(text);
      default -> true;
    };
  }

  /** RFC 3339, section 5.6; a leap second is a second. */
  private static boolean isDateTime(String text) {
    if (!DATE_TIME.matcher(text).matches()) {
      return false;
    }
    String usual =
        text.toUpperCase(Locale.ROOT).replace(' ', 'T').replaceFirst(":60(?=[.Z+-])", ":59");
    try {
      OffsetDateTime.parse(
          usual.replaceFirst("\\.(\\d{9})\\d+", ".$1"), DateTimeFormatter.ISO_OFFSET_DATE_TIME);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isDate(String text) {
    try {
      LocalDate.parse(text);
      return text.length() == 10;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isEmail(String text) {
    int at = text.lastIndexOf('@');
    return at > 0
        && at < text.length() - 1
        && text.chars().noneMatch(c -> c < ' ')
        && text.indexOf(' ', at) < 0;
  }

  private static boolean isReference(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) || NEVER.indexOf(c) >= 0) {
        return false;
      }
      if (c == '%' && !(hex(text, i + 1) && hex(text, i + 2))) {
        return false;
      }
    }
    int hash = text.indexOf('#');
    int colon = text.indexOf(':');
    int slash = text.indexOf('/');
    boolean relative = colon < 0 || (slash >= 0 && slash < colon) || (hash >= 0 && hash < colon);
    return (hash < 0 || text.indexOf('#', hash + 1) < 0)
        && (relative
            || SCHEME.matcher(text).matches()
            || (text.indexOf('?') >= 0 && text.indexOf('?') < colon));
  }

  private static boolean hex(String text, int at) {
    return at < text.length() && Character.digit(text.charAt(at), 16) >= 0;
  }
}
