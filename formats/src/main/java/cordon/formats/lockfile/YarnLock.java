package cordon.formats.lockfile;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads {@code yarn.lock}: the file of yarn 1, which has a grammar of its own, and the YAML of
 * later versions, told apart by the first line that is no comment.
 */
final class YarnLock {
  /** The comments at the top are a few lines. */
  private static final int HEAD = 8 << 10;

  private YarnLock() {}

  static Lockfile read(InputStream in) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in, HEAD);
    buffered.mark(HEAD);
    String head = new String(buffered.readNBytes(HEAD), StandardCharsets.UTF_8);
    buffered.reset();
    return isClassic(head) ? ClassicYarnLock.read(buffered) : BerryYarnLock.read(buffered);
  }

  private static boolean isClassic(String head) {
    String first =
        head.lines()
            .map(line -> line.startsWith("\ufeff") ? line.substring(1) : line)
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .findFirst()
            .orElse("");
    return head.contains("# yarn lockfile v1") || !first.startsWith("__metadata:");
  }
}
