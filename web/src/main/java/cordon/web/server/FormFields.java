package cordon.web.server;

import cordon.base.Problem;
import java.util.HashMap;
import java.util.Map;

/** {@code application/x-www-form-urlencoded}, of queries and of form bodies (WHATWG URL 5.1). */
final class FormFields {
  private static final int MAX_FIELDS = 500;

  private FormFields() {}

  /** The first value of each field. */
  static Map<String, String> parse(String encoded) {
    Map<String, String> fields = new HashMap<>();
    int from = 0;
    int count = 0;
    while (from < encoded.length()) {
      int end = encoded.indexOf('&', from);
      String pair = end < 0 ? encoded.substring(from) : encoded.substring(from, end);
      from = end < 0 ? encoded.length() : end + 1;
      if (++count > MAX_FIELDS) {
        throw Problem.of(
                "request/too-many-fields",
                "the request has too many fields",
                "more than " + MAX_FIELDS,
                "send fewer")
            .asException();
      }
      put(fields, pair);
    }
    return fields;
  }

  private static void put(Map<String, String> fields, String pair) {
    if (pair.isEmpty()) {
      return;
    }
    int equals = pair.indexOf('=');
    String name = equals < 0 ? pair : pair.substring(0, equals);
    String value = equals < 0 ? "" : pair.substring(equals + 1);
    fields.putIfAbsent(RawPath.decode(name, true), RawPath.decode(value, true));
  }
}
