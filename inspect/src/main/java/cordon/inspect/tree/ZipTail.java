package cordon.inspect.tree;

import cordon.formats.archive.ByteSource;
import java.io.IOException;

/** Tells a file that can be opened as a zip whatever it begins with. */
final class ZipTail {
  private static final int END = 22;

  private ZipTail() {}

  /** Whether the last bytes are the end of a list of files, without a comment. */
  static boolean ends(ByteSource source) throws IOException {
    if (source.size() < END) {
      return false;
    }
    byte[] tail = source.bytes(source.size() - END, END);
    return tail[0] == 'P' && tail[1] == 'K' && tail[2] == 5 && tail[3] == 6;
  }
}
