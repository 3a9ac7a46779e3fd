package cordon.formats.xml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes a document by its byte order mark or declaration (XML 1.0, appendix F). The parser could
 * do so itself, but writes to the standard error stream when it meets a broken character.
 */
final class XmlEncoding {
  private static final int PEEK = 256;
  private static final Pattern DECLARATION =
      Pattern.compile(
          "<\\?xml[^>]{1,100}?encoding\\s{0,9}=\\s{0,9}[\"']([A-Za-z0-9._-]{1,40})[\"']");

  private XmlEncoding() {}

  /**
   * A reader that throws {@link java.nio.charset.CharacterCodingException} at a broken character.
   */
  static Reader reader(InputStream in) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in);
    buffered.mark(PEEK);
    byte[] start = buffered.readNBytes(PEEK);
    buffered.reset();
    Charset charset = charset(start);
    if (startsWith(start, 0xef, 0xbb, 0xbf)) {
      buffered.skipNBytes(3);
    }
    return new InputStreamReader(
        buffered,
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  private static Charset charset(byte[] start) throws UnsupportedEncodingException {
    if (startsWith(start, 0xfe, 0xff) || startsWith(start, 0xff, 0xfe)) {
      return UTF_16;
    }
    if (startsWith(start, 0, '<')) {
      return UTF_16BE;
    }
    if (startsWith(start, '<', 0)) {
      return UTF_16LE;
    }
    Matcher declared = DECLARATION.matcher(new String(start, ISO_8859_1));
    if (startsWith(start, 0xef, 0xbb, 0xbf) || !declared.lookingAt()) {
      return UTF_8;
    }
    try {
      return Charset.forName(declared.group(1));
    } catch (IllegalArgumentException unknown) {
      throw new UnsupportedEncodingException("unknown encoding " + declared.group(1));
    }
  }

  private static boolean startsWith(byte[] start, int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (start.length <= i || (start[i] & 0xff) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
