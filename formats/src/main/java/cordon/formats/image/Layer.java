package cordon.formats.image;

import cordon.formats.archive.Anomaly;
import cordon.formats.archive.ArchiveBudget;
import cordon.formats.archive.ArchiveEntry;
import cordon.formats.archive.ArchiveLimits;
import cordon.formats.archive.ArchiveReader;
import cordon.formats.archive.ArchiveVisitor;
import cordon.formats.installed.FileKind;
import cordon.formats.installed.FileReading;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one layer adds to, and takes from, those below it (OCI image specification, "Image Layer
 * Filesystem Changeset"). Only files in which installers write are read.
 */
final class Layer implements ArchiveVisitor {
  /** Of one layer; the largest that people build have some 300,000 files. */
  static final ArchiveLimits LIMITS =
      new ArchiveLimits(1_000_000, 64L << 30, 16L << 30, 200, 6, 4096);

  private static final String WHITEOUT = ".wh.";
  private static final String OPAQUE = ".wh..wh..opq";
  private static final int MOST_UNREAD = 100;

  private final Spool spool;
  private final SortedMap<String, FileReading> files = new TreeMap<>();
  private final Set<String> removed = new HashSet<>();
  private final Set<String> emptied = new HashSet<>();
  private final Set<String> unread = new TreeSet<>();

  private Layer(Spool spool) {
    this.spool = spool;
  }

  /**
   * @param tar not compressed
   * @param size of the layer as it is packed, in bytes
   */
  static Layer read(InputStream tar, long size, Spool spool) throws IOException {
    Layer layer = new Layer(spool);
    new ArchiveReader(new ArchiveBudget(LIMITS, size), layer).tar(tar);
    return layer;
  }

  /** One of which nothing was read. */
  static Layer unread(String why) {
    Layer layer = new Layer((in, use) -> {});
    layer.unread.add(why);
    return layer;
  }

  @Override
  public void entry(ArchiveEntry entry, InputStream body) throws IOException {
    String path = entry.path();
    int slash = path.lastIndexOf('/');
    String name = path.substring(slash + 1);
    if (name.equals(OPAQUE)) {
      emptied.add(path.substring(0, Math.max(slash, 0)));
    } else if (name.startsWith(WHITEOUT)) {
      removed.add(path.substring(0, slash + 1) + name.substring(WHITEOUT.length()));
    } else if (entry.type() == ArchiveEntry.Type.SYMBOLIC_LINK) {
      removed.add(path);
    } else {
      Optional<FileKind> kind = FileKind.of(path);
      switch (entry.type()) {
        case FILE -> {
          if (kind.isPresent()) {
            spool.keep(body, content -> files.put(path, kind.get().read(path, content)));
          }
        }
        case HARD_LINK -> kind.ifPresent(k -> linked(path, entry.target()));
        default -> {}
      }
    }
  }

  /** The same file under another name; of one that was not read nothing is known. */
  private void linked(String path, String target) {
    String plain = target.replaceFirst("^(?:\\.?/)+", "");
    FileReading same = files.get(plain);
    if (same != null) {
      files.put(path, same);
    } else {
      unread(path, "is a hard link to " + plain + ", which was not read");
    }
  }

  @Override
  public void anomaly(Anomaly anomaly) {
    if (anomaly.kind().unread()) {
      unread(anomaly.path(), anomaly.detail());
    }
  }

  private void unread(String path, String why) {
    if (unread.size() < MOST_UNREAD) {
      unread.add((path.isEmpty() ? "it" : path) + " " + why);
    }
  }

  /** By path. */
  SortedMap<String, FileReading> files() {
    return files;
  }

  /** Whether a file of a lower layer is no longer there. */
  boolean hides(String path) {
    if (files.containsKey(path) || removed.contains(path)) {
      return true;
    }
    for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      String folder = path.substring(0, slash);
      if (removed.contains(folder) || emptied.contains(folder) || files.containsKey(folder)) {
        return true;
      }
    }
    return emptied.contains("");
  }

  /** What was not read, a sentence each. */
  Set<String> unread() {
    return unread;
  }
}
