package cordon.inspect.model;

import cordon.inspect.vocabulary.Vocabulary;
import java.util.Arrays;

/**
 * A Keras model in HDF5: its configuration is one JSON text among the attributes. It is found by
 * its first words rather than by way of the format, whose many versions a reader would have to
 * agree on with the library.
 */
final class KerasHdf5 {
  private static final byte[] MAGIC = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
  private static final byte[] START = {'{', '"'};
  private static final byte[] MARK =
      "\"class_name\"".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  private static final int MOST_TEXTS = 16;
  private static final int NEAR = 1 << 12;

  private KerasHdf5() {}

  static boolean begins(byte[] content) {
    return ModelReader.startsWith(content, 0, MAGIC);
  }

  static void read(byte[] content, Vocabulary vocabulary, ModelFindings findings) {
    int texts = 0;
    for (int at = 0; at < content.length && texts < MOST_TEXTS; at++) {
      if (content[at] == '{' && ModelReader.startsWith(content, at, START) && marked(content, at)) {
        int end = end(content, at);
        texts++;
        KerasConfig.read(Arrays.copyOfRange(content, at, end), vocabulary, findings);
        at = end - 1;
      }
    }
  }

  private static boolean marked(byte[] content, int from) {
    int to = Math.min(content.length, from + NEAR) - MARK.length;
    for (int i = from; i <= to; i++) {
      if (content[i] == '"' && ModelReader.startsWith(content, i, MARK)) {
        return true;
      }
    }
    return false;
  }

  /** The offset after the brace that closes the one at {@code from}. */
  private static int end(byte[] content, int from) {
    int depth = 0;
    boolean quoted = false;
    for (int i = from; i < content.length; i++) {
      byte b = content[i];
      if (quoted) {
        i += b == '\\' ? 1 : 0;
        quoted = b != '"';
      } else if (b == '"') {
        quoted = true;
      } else if (b == '{') {
        depth++;
      } else if (b == '}' && --depth == 0) {
        return i + 1;
      }
    }
    return content.length;
  }
}
