package cordon.web.server;

import cordon.base.Problem;
import cordon.base.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The path as it stood on the wire. Routing looks at nothing else: a path that two parties could
 * read differently ({@code ..}, an encoded NUL, a backslash) is refused instead of normalised.
 */
final class RawPath {
  private static final int MAX_SEGMENTS = 64;

  private RawPath() {}

  /** The segments behind the leading slash, still encoded; {@code /} has one empty segment. */
  static List<String> segments(String raw) {
    if (!raw.startsWith("/")) {
      throw refused("it does not start with a slash");
    }
    if (raw.indexOf('\\') >= 0) {
      throw refused("it holds a backslash");
    }
    List<String> segments = new ArrayList<>();
    int from = 1;
    while (true) {
      int slash = raw.indexOf('/', from);
      String segment = slash < 0 ? raw.substring(from) : raw.substring(from, slash);
      check(segment);
      segments.add(segment);
      if (segments.size() > MAX_SEGMENTS) {
        throw refused("it has more than " + MAX_SEGMENTS + " segments");
      }
      if (slash < 0) {
        return segments;
      }
      from = slash + 1;
    }
  }

  private static void check(String segment) {
    String decoded = decode(segment, false);
    for (String part : decoded.split("/", -1)) {
      if (part.equals(".") || part.equals("..")) {
        throw refused("it holds a dot segment");
      }
    }
    for (int i = 0; i < decoded.length(); i++) {
      char c = decoded.charAt(i);
      if (c < ' ' || c == 0x7f || c == '\\') {
        throw refused("it holds an encoded control character or backslash");
      }
    }
  }

  /**
   * Percent-decodes as UTF-8.
   *
   * @param plus whether {@code +} is a space, as in queries and forms
   * @throws ProblemException for a malformed escape or bytes that are not UTF-8
   */
  static String decode(String encoded, boolean plus) {
    if (encoded.indexOf('%') < 0 && !(plus && encoded.indexOf('+') >= 0)) {
      return encoded;
    }
    byte[] out = new byte[encoded.length() * 3];
    int length = 0;
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      if (c == '%') {
        out[length++] = escape(encoded, i);
        i += 2;
      } else if (c == '+' && plus) {
        out[length++] = ' ';
      } else if (c < 0x80) {
        out[length++] = (byte) c;
      } else {
        throw refused("it holds a character that must be percent-encoded");
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(out, 0, length)).toString();
    } catch (CharacterCodingException e) {
      throw new ProblemException(problem("its escapes are not UTF-8"), e);
    }
  }

  private static byte escape(String encoded, int at) {
    if (at + 2 < encoded.length()
        && HexFormat.isHexDigit(encoded.charAt(at + 1))
        && HexFormat.isHexDigit(encoded.charAt(at + 2))) {
      return (byte) HexFormat.fromHexDigits(encoded, at + 1, at + 3);
    }
    throw refused("a percent sign is not followed by two hex digits");
  }

  private static ProblemException refused(String why) {
    return problem(why).asException();
  }

  private static Problem problem(String why) {
    return Problem.of(
        "request/path",
        "the path or query of the request is not acceptable",
        why,
        "send the plain path, percent-encoded as UTF-8, without dot segments");
  }
}
