package cordon.gate.serve;

import java.util.Locale;
import java.util.Optional;

/** Which compression a client takes (RFC 9110 section 12.5.3). */
final class Encodings {
  private Encodings() {}

  static boolean acceptsGzip(Optional<String> header) {
    for (String part : header.orElse("").toLowerCase(Locale.ROOT).split(",")) {
      String[] fields = part.strip().split(";", -1);
      String coding = fields[0].strip();
      if (coding.equals("gzip") || coding.equals("x-gzip") || coding.equals("*")) {
        return !refused(fields);
      }
    }
    return false;
  }

  private static boolean refused(String[] fields) {
    for (int i = 1; i < fields.length; i++) {
      if (fields[i].strip().matches("q=0(\\.0*)?")) {
        return true;
      }
    }
    return false;
  }
}
