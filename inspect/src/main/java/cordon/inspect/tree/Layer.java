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
    String place = within(wrapping.strip(entry.path()));
    switch (entry.type()) {
      case FILE -> walk.file(place, entry.declared(), Body.of(body), depth);
      case SYMBOLIC_LINK -> walk.links().symbolic(place, entry.target());
      case HARD_LINK -> walk.links().hard(place, within(wrapping.strip(entry.target())));
      case FOLDER, SPECIAL -> {}
    }
  }

  @Override
  public void anomaly(Anomaly anomaly) {
    String place = within(anomaly.path().isEmpty() ? "" : wrapping.strip(anomaly.path()));
    walk.odd(new Anomaly(anomaly.kind(), place, anomaly.detail()), path);
  }

  private String within(String inner) {
    if (path.isEmpty()) {
      return inner;
    }
    return inner.isEmpty() ? path : path + "!/" + inner;
  }
}
