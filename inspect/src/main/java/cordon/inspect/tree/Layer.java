package cordon.inspect.tree;

import cordon.formats.archive.Anomaly;
import cordon.formats.archive.ArchiveEntry;
import cordon.formats.archive.ArchiveVisitor;
import java.io.IOException;
import java.io.InputStream;

/**
 * One archive while it is walked.
 *
 * @param walk to which it belongs
 * @param path of the archive itself; empty for the artifact
 * @param wrapping of its paths
 * @param depth how many archives it lies in, itself counted
 */
record Layer(Walk walk, String path, Wrapping wrapping, int depth) implements ArchiveVisitor {

  @Override
  public void entry(ArchiveEntry entry, InputStream body) throws IOException {
    if (entry.type() == ArchiveEntry.Type.FILE) {
      walk.file(within(wrapping.strip(entry.path())), entry.declared(), Body.of(body), depth);
    }
  }

  @Override
  public void anomaly(Anomaly anomaly) {
    String place = within(anomaly.path());
    walk.odd(new Anomaly(anomaly.kind(), place, anomaly.detail()), path);
  }

  private String within(String inner) {
    if (path.isEmpty()) {
      return inner;
    }
    return inner.isEmpty() ? path : path + "!/" + inner;
  }
}
