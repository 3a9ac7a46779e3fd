package cordon.formats.lockfile;

import cordon.formats.BoundedInput;
import cordon.formats.Malformed;
import cordon.formats.text.Utf8Text;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;

/** Walks the lines of a lockfile that is plain text in UTF-8. */
final class TextLines {
  private static final int LONGEST_LINE = 1 << 20;

  private TextLines() {}

  @FunctionalInterface
  interface Line {
    /**
     * @param line from 1
     */
    void read(String text, int line);
  }

  /**
   * @throws IOException when the stream breaks
   * @throws cordon.base.ProblemException when the text is not in UTF-8 or exceeds a bound
   */
  static void read(InputStream in, String document, Line each) throws IOException {
    int line = 0;
    try (BufferedReader reader = Utf8Text.open(in, document, LockfileKind.MAX_BYTES)) {
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        line++;
        if (text.length() > LONGEST_LINE) {
          throw BoundedInput.tooLarge(
              document + ", line " + line + ",", LONGEST_LINE, "characters in a line");
        }
        each.read(text, line);
      }
    } catch (CharacterCodingException e) {
      throw Malformed.at(
          document, "line " + (line + 1) + " or soon after", "the text is not in UTF-8");
    }
  }
}
