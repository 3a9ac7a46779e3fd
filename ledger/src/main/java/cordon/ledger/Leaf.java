package cordon.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * The bytes of a fact in the Merkle tree, encoding version 1.
 *
 * <p>One JSON object in UTF-8 without white space around its members, which stand in this order and
 * are never left out:
 *
 * <pre>{"v":1,"id":"…","time":"…","learned":"…","type":"…","actor":"…","subject":"…","body":{…}}
 * </pre>
 *
 * Times are UTC with three decimals, {@code 2026-03-24T10:39:00.000Z}. Strings escape the quote and
 * the backslash with a backslash and the characters below U+0020 as {@code \}{@code u00xx} in lower
 * case, nothing else. The body stands as it was given, to the byte. So the bytes follow from the
 * stored columns alone, and any JSON reader can read them. A fact's sequence is its leaf index and
 * is not repeated inside.
 */
final class Leaf {
  /** An entry of a tlog-tiles bundle has a length of two bytes. */
  static final int LARGEST = 65_535;

  private Leaf() {}

  /** The actor is the one that the column holds: a commitment in place of a person. */
  static byte[] encode(
      String id,
      Instant time,
      Instant learned,
      String type,
      String actor,
      String subject,
      String body) {
    StringBuilder json = new StringBuilder(200 + body.length());
    json.append("{\"v\":1");
    member(json, "id", id);
    member(json, "time", time(time));
    member(json, "learned", time(learned));
    member(json, "type", type);
    member(json, "actor", actor);
    member(json, "subject", subject);
    json.append(",\"body\":").append(body).append('}');
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** By hand, because a formatter costs more than hashing the leaf. */
  static String time(Instant time) {
    LocalDateTime utc = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(24);
    digits(text, utc.getYear(), 4).append('-');
    digits(text, utc.getMonthValue(), 2).append('-');
    digits(text, utc.getDayOfMonth(), 2).append('T');
    digits(text, utc.getHour(), 2).append(':');
    digits(text, utc.getMinute(), 2).append(':');
    digits(text, utc.getSecond(), 2).append('.');
    return digits(text, utc.getNano() / 1_000_000, 3).append('Z').toString();
  }

  private static StringBuilder digits(StringBuilder text, int number, int width) {
    for (int unit = width == 4 ? 1000 : width == 3 ? 100 : 10; unit > 0; unit /= 10) {
      text.append((char) ('0' + number / unit % 10));
    }
    return text;
  }

  private static void member(StringBuilder json, String name, String value) {
    json.append(",\"").append(name).append("\":\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < 0x20) {
        json.append("\\u00").append(Character.forDigit(c >> 4, 16));
        json.append(Character.forDigit(c & 15, 16));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }
}
