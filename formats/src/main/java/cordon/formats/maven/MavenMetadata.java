package cordon.formats.maven;

import cordon.formats.PublishTime;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A {@code maven-metadata.xml} (Maven repository metadata model 1.1). One file can stand for a
 * group (plugins), an artifact (versions) and, where names coincide, both; below a snapshot version
 * it lists the builds.
 *
 * @param lastUpdated when the file was last changed; says nothing of any one version
 */
public record MavenMetadata(
    Optional<String> groupId,
    Optional<String> artifactId,
    Optional<String> version,
    Optional<String> latest,
    Optional<String> release,
    List<String> versions,
    PublishTime lastUpdated,
    List<Plugin> plugins,
    Optional<Snapshot> snapshot,
    List<SnapshotVersion> snapshotVersions) {

  private static final DateTimeFormatter UPDATED =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);

  /** A plugin of a group, by the prefix that people type. */
  public record Plugin(String name, String prefix, String artifactId) {}

  /** The newest build of a snapshot; {@code timestamp} as {@code yyyyMMdd.HHmmss}. */
  public record Snapshot(String timestamp, String buildNumber, boolean localCopy) {}

  /** The newest build of one file of a snapshot. */
  public record SnapshotVersion(
      String classifier, String extension, String value, PublishTime updated) {

    /** The entry that a build's pom would have. */
    public static SnapshotVersion pom(String build) {
      return new SnapshotVersion("", "pom", build, new PublishTime.Missing());
    }
  }

  public MavenMetadata {
    versions = List.copyOf(versions);
    plugins = List.copyOf(plugins);
    snapshotVersions = List.copyOf(snapshotVersions);
  }

  /** Whether the file lists versions, which is what a gate filters. */
  public boolean listsVersions() {
    return !versions.isEmpty() || latest.isPresent() || release.isPresent();
  }

  /** The version of the newest build, where this is the metadata of a snapshot. */
  public Optional<String> newestBuild() {
    Optional<String> stated =
        snapshotVersions.stream()
            .filter(v -> v.extension().equals("pom") && !v.value().isEmpty())
            .map(SnapshotVersion::value)
            .findFirst();
    return stated.or(this::pointedBuild);
  }

  /** The version of the build that {@code <snapshot>} points to, where it names one. */
  public Optional<String> pointedBuild() {
    return version
        .filter(v -> v.endsWith("-SNAPSHOT"))
        .flatMap(v ->
            snapshot
                .filter(s -> !s.timestamp().isEmpty() && !s.buildNumber().isEmpty())
                .map(s ->
                    v.substring(0, v.length() - "SNAPSHOT".length())
                        + s.timestamp()
                        + "-"
                        + s.buildNumber()));
  }

  /** Without {@code <snapshot>} and the builds that {@code shown} refuses. */
  public MavenMetadata withoutNewestBuild(Predicate<SnapshotVersion> shown) {
    return new MavenMetadata(
        groupId,
        artifactId,
        version,
        latest,
        release,
        versions,
        lastUpdated,
        plugins,
        Optional.empty(),
        snapshotVersions.stream().filter(shown).toList());
  }

  /**
   * Without the versions that {@code shown} refuses. {@code latest} and {@code release} stay where
   * they show, else go to the highest shown version not above them, else to the highest shown at
   * all; {@code release} never to a snapshot. {@code lastUpdated} and all else stay.
   *
   * @param order the Maven order of versions
   */
  public MavenMetadata filtered(Predicate<String> shown, Comparator<String> order) {
    List<String> kept = versions.stream().filter(shown).toList();
    return new MavenMetadata(
        groupId,
        artifactId,
        version,
        latest.flatMap(old -> pointer(old, kept, order)),
        release.flatMap(old -> pointer(old, withoutSnapshots(kept), order)),
        kept,
        lastUpdated,
        plugins,
        snapshot,
        snapshotVersions);
  }

  /** Reads {@code yyyyMMddHHmmss}, which is UTC by definition. */
  public static PublishTime time(String text) {
    try {
      LocalDateTime utc = LocalDateTime.parse(text, UPDATED);
      return new PublishTime.Known(text, utc.toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return new PublishTime.Unparsable(text);
    }
  }

  private static List<String> withoutSnapshots(List<String> versions) {
    return versions.stream().filter(v -> !v.endsWith("-SNAPSHOT")).toList();
  }

  private static Optional<String> pointer(String old, List<String> kept, Comparator<String> order) {
    if (kept.contains(old)) {
      return Optional.of(old);
    }
    return kept.stream()
        .filter(v -> order.compare(v, old) <= 0)
        .max(order)
        .or(() -> kept.stream().max(order));
  }
}
