package cordon.gate.serve;

import java.util.Locale;
import java.util.Optional;

/** What a client would rather have (RFC 9110 section 12.5.1). */
public final class MediaTypes {
  private MediaTypes() {}

  /**
   * Whether the client names the special type and does not give more weight to the usual one. A
   * client that takes anything gets the usual one.
   */
  public static boolean prefers(Optional<String> accept, String special, String usual) {
    double named = weight(accept, special, false);
    return named > 0 && named >= weight(accept, usual, false);
  }

  /**
   * The weight of a type, 0 to 1; 0 when it is not accepted or the header is absent.
   *
   * @param wildcards whether a range such as {@code *}{@code /*} counts for it
   */
  public static double weight(Optional<String> accept, String type, boolean wildcards) {
    double exact = -1;
    double ofFamily = -1;
    double any = -1;
    String family = type.substring(0, type.indexOf('/')) + "/*";
    for (String part : accept.orElse("").toLowerCase(Locale.ROOT).split(",")) {
      String[] fields = part.strip().split(";", -1);
      String range = fields[0].strip();
      double q = quality(fields);
      exact = range.equals(type) ? Math.max(exact, q) : exact;
      ofFamily = range.equals(family) ? Math.max(ofFamily, q) : ofFamily;
      any = range.equals("*/*") ? Math.max(any, q) : any;
    }
    if (exact >= 0) {
      return exact;
    }
    if (!wildcards) {
      return 0;
    }
    return Math.max(0, ofFamily >= 0 ? ofFamily : any);
  }

  private static double quality(String[] fields) {
    for (int i = 1; i < fields.length; i++) {
      String field = fields[i].strip();
      if (field.startsWith("q=")) {
        try {
          return Math.clamp(Double.parseDouble(field.substring(2)), 0.0, 1.0);
        } catch (NumberFormatException malformed) {
          return 0;
        }
      }
    }
    return 1;
  }
}
