package cordon.formats.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import cordon.formats.BoundedInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;

/** Opens foreign text that must be UTF-8 (RFC 3629). */
public final class Utf8Text {
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private Utf8Text() {}

  /**
   * A reader behind the byte order mark, if there is one. It throws {@link
   * java.nio.charset.CharacterCodingException} at bytes that are no UTF-8.
   *
   * @throws cordon.base.ProblemException later, when the text exceeds {@code maxBytes}
   */
  public static BufferedReader open(InputStream in, String document, long maxBytes)
      throws IOException {
    var decoder =
        UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    InputStream guarded = new ConflictGuard(new BoundedInput(in, document, maxBytes), document);
    BufferedReader reader = new BufferedReader(new InputStreamReader(guarded, decoder));
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
    return reader;
  }
}
