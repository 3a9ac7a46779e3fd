package cordon.inspect.model;

import java.nio.charset.StandardCharsets;

/** A NumPy array file ({@code .npy}, NEP 1). An array of objects is a pickle behind the header. */
final class NumpyFile {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int LONGEST_HEADER = 1 << 20;

  private NumpyFile() {}

  static boolean begins(byte[] content) {
    return ModelReader.startsWith(content, 0, MAGIC);
  }

  static void read(byte[] content, PickleFile pickles, ModelFindings findings) {
    int lengthBytes = content.length > 7 && content[6] >= 2 ? 4 : 2;
    PickleInput in = new PickleInput(content, 8);
    try {
      long length = in.number(lengthBytes);
      if (length > LONGEST_HEADER) {
        throw new BrokenPickle("its header is longer than " + LONGEST_HEADER + " bytes");
      }
      int start = in.at();
      in.skip(length);
      if (holdsObjects(new String(content, start, (int) length, StandardCharsets.ISO_8859_1))) {
        pickles.read(content, in.at(), true);
      }
    } catch (BrokenPickle e) {
      findings.doubt("its array cannot be read: " + e.getMessage());
    }
  }

  /** The header is a dictionary in Python's spelling; the type of objects is an {@code O}. */
  private static boolean holdsObjects(String header) {
    int quote = header.indexOf('\'');
    while (quote >= 0) {
      int end = header.indexOf('\'', quote + 1);
      if (end < 0) {
        // No dictionary that numpy would take; whatever follows is looked at.
        return true;
      }
      String text = header.substring(quote + 1, end);
      String type =
          text.isEmpty() ? "" : "|<>=".indexOf(text.charAt(0)) >= 0 ? text.substring(1) : text;
      if (type.startsWith("O") || type.equals("object") || type.indexOf('\\') >= 0) {
        return true;
      }
      quote = header.indexOf('\'', end + 1);
    }
    return header.indexOf('"') >= 0;
  }
}
