package cordon.formats.lockfile;

import cordon.base.Ecosystem;
import cordon.formats.Malformed;
import cordon.formats.lockfile.LockedRelease.Place;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Reads {@code go.sum}: the modules whose content a build has seen. Lines of a {@code go.mod} alone
 * name versions that were only considered, and are passed over. The hash ({@code h1:}) is one over
 * a list of the files and no digest of the archive.
 */
final class GoSum {
  private static final String DOCUMENT = LockfileKind.GO_SUM.document();

  private GoSum() {}

  static Lockfile read(InputStream in) throws IOException {
    Found found = new Found(DOCUMENT);
    TextLines.read(in, DOCUMENT, (text, line) -> line(text.strip(), line, found));
    return found.lockfile();
  }

  private static void line(String text, int line, Found found) {
    if (text.isEmpty()) {
      return;
    }
    String[] words = text.split("\\s+", 4);
    if (words.length != 3 || !words[1].startsWith("v") || words[2].indexOf(':') < 0) {
      throw Malformed.at(
          DOCUMENT,
          "line " + line,
          Malformed.quoted(text) + " is not of the form module version hash");
    }
    if (!words[1].endsWith("/go.mod")) {
      found.add(
          LockedRelease.fixed(
              Ecosystem.GO, words[0], words[1], new Place(line, ""), List.of(), List.of()));
    }
  }
}
