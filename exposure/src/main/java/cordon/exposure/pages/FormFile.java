package cordon.exposure.pages;

import cordon.base.Problem;
import cordon.base.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one file of a form ({@code multipart/form-data}, RFC 7578).
 *
 * @param name without folders
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FormFile(String name, byte[] content) {
  private static final int LARGEST = 16 << 20;
  private static final int LONGEST_NAME = 200;
  private static final Pattern BOUNDARY =
      Pattern.compile("(?i)^multipart/form-data;.*boundary=\"?([\\w'()+,./:=?-]{1,70})\"?.*$");
  private static final Pattern NAME =
      Pattern.compile("(?im)^content-disposition:.*;\\s*filename=\"([^\"\\r\\n]{1,500})\"");
  private static final byte[] BLANK = "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

  /**
   * @throws ProblemException where there is no file, or a large one
   */
  static FormFile read(String contentType, InputStream body) throws IOException {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.matches()) {
      throw bad("the form does not hold a file");
    }
    byte[] bytes = body.readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw bad("the file is larger than " + (LARGEST >> 20) + " MB");
    }
    byte[] mark = ("--" + boundary.group(1)).getBytes(StandardCharsets.ISO_8859_1);
    for (int at = find(bytes, mark, 0); at >= 0; at = find(bytes, mark, at + mark.length)) {
      int head = at + mark.length;
      int begin = find(bytes, BLANK, head);
      int end = begin < 0 ? -1 : find(bytes, lineOf(mark), begin);
      if (end < 0) {
        break;
      }
      Matcher name = NAME.matcher(new String(bytes, head, begin - head, StandardCharsets.UTF_8));
      if (name.find() && end > begin + BLANK.length) {
        return new FormFile(
            withoutFolders(name.group(1)), Arrays.copyOfRange(bytes, begin + BLANK.length, end));
      }
    }
    throw bad("the form holds no file, or an empty one");
  }

  private static byte[] lineOf(byte[] mark) {
    byte[] line = new byte[mark.length + 2];
    line[0] = '\r';
    line[1] = '\n';
    System.arraycopy(mark, 0, line, 2, mark.length);
    return line;
  }

  private static String withoutFolders(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String plain = last.replaceAll("[^\\w.@+ -]", "_");
    return plain.length() > LONGEST_NAME ? plain.substring(plain.length() - LONGEST_NAME) : plain;
  }

  private static int find(byte[] bytes, byte[] what, int from) {
    for (int at = from; at <= bytes.length - what.length; at++) {
      if (bytes[at] == what[0]
          && Arrays.equals(bytes, at, at + what.length, what, 0, what.length)) {
        return at;
      }
    }
    return -1;
  }

  private static ProblemException bad(String why) {
    return Problem.of(
            "exposure/bad-inquiry",
            "the file cannot be taken",
            why,
            "choose one CycloneDX or SPDX file of up to 16 MB")
        .asException();
  }
}
