package cordon.formats.image;

import cordon.formats.archive.Anomaly;
import cordon.formats.archive.ArchiveBudget;
import cordon.formats.archive.ArchiveEntry;
import cordon.formats.archive.ArchiveFormat;
import cordon.formats.archive.ArchiveReader;
import cordon.formats.archive.ArchiveVisitor;
import cordon.formats.installed.InstalledContent;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what {@code docker save} writes, or an OCI layout in a tar, in one pass: the layers stand
 * there in any order, so each is read by itself and they are put over each other at the end.
 */
public final class ImageArchive implements ArchiveVisitor {
  private static final String DOCUMENT = "image archive";
  private static final int LARGEST_JSON = 8 << 20;
  private static final int MOST_FILES = 10_000;

  private final Spool spool;
  private final Map<String, byte[]> small = new HashMap<>();
  private final Map<String, Layer> layers = new HashMap<>();
  private final Map<String, String> links = new HashMap<>();
  private String broken = "";
  private long kept;

  private ImageArchive(Spool spool) {
    this.spool = spool;
  }

  /**
   * @param in a tar, or one in gzip or zstd
   * @param size of the archive as packed, in bytes
   * @throws IOException when the stream breaks
   * @throws cordon.base.ProblemException when it is no image
   */
  public static InstalledContent read(InputStream in, long size, Spool spool) throws IOException {
    ImageArchive archive = new ImageArchive(spool);
    BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
    buffered.mark(ArchiveFormat.HEAD);
    byte[] head = buffered.readNBytes(ArchiveFormat.HEAD);
    buffered.reset();
    Optional<ArchiveFormat> packed = ArchiveFormat.of(head).filter(Decompression::takes);
    if (packed.isPresent()) {
      Decompression.read(packed.get(), buffered, size, tar -> archive.tar(tar, size))
          .ifPresent(why -> archive.broken = why);
    } else {
      archive.tar(buffered, size);
    }
    InstalledContent content =
        Images.of(
            DOCUMENT,
            path -> Optional.ofNullable(archive.small.get(path)),
            path -> Optional.ofNullable(archive.layers.get(archive.resolved(path))));
    return archive.broken.isEmpty() ? content : content.without("the archive " + archive.broken);
  }

  private void tar(InputStream tar, long size) throws IOException {
    new ArchiveReader(new ArchiveBudget(Layer.LIMITS, size), this).tar(tar);
  }

  @Override
  public void entry(ArchiveEntry entry, InputStream body) throws IOException {
    String path = entry.path();
    if (layers.size() + small.size() + links.size() > MOST_FILES) {
      broken = "has more than " + MOST_FILES + " files";
      return;
    }
    switch (entry.type()) {
      case SYMBOLIC_LINK -> links.put(path, beside(path, entry.target()));
      case FILE -> file(path, entry.declared(), body);
      default -> {}
    }
  }

  private void file(String path, long size, InputStream body) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(body, 1 << 16);
    buffered.mark(1);
    int first = buffered.read();
    buffered.reset();
    boolean json = first == '{' || first == '[';
    if (json && size <= LARGEST_JSON && kept + size <= 16L * LARGEST_JSON) {
      small.put(path, buffered.readNBytes(LARGEST_JSON));
      kept += size;
    } else if (!json && (path.startsWith("blobs/") || path.contains(".tar"))) {
      layers.put(path, LayerStream.read(buffered, size, spool));
    }
  }

  /** Layers that images share are written once, with links to them. */
  private String resolved(String path) {
    return layers.containsKey(path) ? path : links.getOrDefault(path, path);
  }

  /** A path that leads out of the archive leads nowhere. */
  private static String beside(String path, String target) {
    Deque<String> parts = new ArrayDeque<>();
    int folder = path.lastIndexOf('/');
    for (String part : (path.substring(0, folder + 1) + target).split("/")) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }

  @Override
  public void anomaly(Anomaly anomaly) {
    if (anomaly.kind().unread()) {
      broken = (anomaly.path().isEmpty() ? "" : anomaly.path() + " ") + anomaly.detail();
    }
  }
}
