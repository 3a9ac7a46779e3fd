package cordon.formats.installed;

import cordon.formats.archive.Anomaly;
import cordon.formats.archive.ArchiveBudget;
import cordon.formats.archive.ArchiveEntry;
import cordon.formats.archive.ArchiveLimits;
import cordon.formats.archive.ArchiveReader;
import cordon.formats.archive.ArchiveVisitor;
import cordon.formats.archive.ByteSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which releases a jar is made of, by the {@code pom.properties} that Maven puts into it: its own,
 * those of the jars that were unpacked into it, and those of the jars that lie in it.
 */
final class JarReleases implements ArchiveVisitor {
  private static final int LARGEST_PROPERTIES = 1 << 20;

  /** Jars in jars are held in memory; the largest that people pack so have some 100 MB. */
  private static final int LARGEST_NESTED = 256 << 20;

  private static final ArchiveLimits LIMITS =
      new ArchiveLimits(500_000, 8L << 30, 1L << 30, 200, 5, 4096);

  private final ArchiveBudget budget;
  private final String within;
  private final int depth;
  private final List<Installed> found;
  private final Set<String> unread;
  private Optional<String> title = Optional.empty();

  /** Whether something of this jar itself could not be read, and was said. */
  private boolean broken;

  private JarReleases(
      ArchiveBudget budget, String within, int depth, List<Installed> found, Set<String> unread) {
    this.budget = budget;
    this.within = within;
    this.depth = depth;
    this.found = found;
    this.unread = unread;
  }

  /**
   * Reads all; what could not be read, and which jar in it nobody can identify, is said, a sentence
   * each.
   *
   * @param known whether it is known without its notes which release the jar itself is
   */
  static FileReading read(ByteSource jar, boolean known) throws IOException {
    List<Installed> found = new ArrayList<>();
    Set<String> unread = new TreeSet<>();
    ArchiveBudget budget = new ArchiveBudget(LIMITS, jar.size());
    JarReleases outermost = new JarReleases(budget, "", 1, found, unread);
    new ArchiveReader(budget, outermost).zip(jar);
    if (!known && !outermost.isIdentified() && !outermost.broken) {
      unread.add("it " + outermost.unidentified());
    }
    return new FileReading(found, List.copyOf(unread));
  }

  /** Whether its own notes, or those of what was unpacked into it, name a release. */
  private boolean isIdentified() {
    return found.stream().anyMatch(release -> release.within().equals(within));
  }

  private String unidentified() {
    return "has no pom.properties, so that nobody knows which release it is"
        + title.map(called -> "; its manifest calls it " + called).orElse("");
  }

  static boolean isJar(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    return lower.endsWith(".jar") || lower.endsWith(".war") || lower.endsWith(".ear");
  }

  @Override
  public void entry(ArchiveEntry entry, InputStream body) throws IOException {
    if (entry.type() != ArchiveEntry.Type.FILE) {
      return;
    }
    if (entry.path().startsWith("META-INF/maven/") && entry.path().endsWith("/pom.properties")) {
      properties(entry.path(), body.readNBytes(LARGEST_PROPERTIES));
    } else if (entry.path().equals(JarManifest.PATH)) {
      title = JarManifest.read(body.readNBytes(JarManifest.LARGEST));
    } else if (isJar(entry.path())) {
      nested(entry.path(), body);
    }
  }

  private void properties(String path, byte[] bytes) {
    Properties properties = new Properties();
    try {
      properties.load(
          new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.ISO_8859_1));
    } catch (IOException | IllegalArgumentException e) {
      unread.add(shown(path) + " is no file of properties");
      return;
    }
    String group = properties.getProperty("groupId", "").strip();
    String artifact = properties.getProperty("artifactId", "").strip();
    String version = properties.getProperty("version", "").strip();
    if (group.isEmpty() || artifact.isEmpty() || version.isEmpty()) {
      unread.add(shown(path) + " has no groupId, artifactId or version");
    } else {
      found.add(new Installed("maven", group + ":" + artifact, version, within));
    }
  }

  private void nested(String path, InputStream body) throws IOException {
    if (depth >= LIMITS.depth()) {
      unread.add(shown(path) + " lies in more than " + LIMITS.depth() + " archives");
      return;
    }
    byte[] jar = body.readNBytes(LARGEST_NESTED + 1);
    if (jar.length > LARGEST_NESTED) {
      unread.add(shown(path) + " is larger than " + LARGEST_NESTED + " bytes");
      return;
    }
    JarReleases inner = new JarReleases(budget, shown(path), depth + 1, found, unread);
    new ArchiveReader(budget, inner).zip(ByteSource.of(jar));
    if (!inner.isIdentified() && !inner.broken) {
      unread.add(shown(path) + " " + inner.unidentified());
    }
  }

  private String shown(String path) {
    return within.isEmpty() ? path : within + "!/" + path;
  }

  @Override
  public void anomaly(Anomaly anomaly) {
    if (anomaly.kind().unread()) {
      broken = true;
      unread.add(
          (anomaly.path().isEmpty() ? (within.isEmpty() ? "it" : within) : shown(anomaly.path()))
              + " "
              + anomaly.detail());
    }
  }
}
