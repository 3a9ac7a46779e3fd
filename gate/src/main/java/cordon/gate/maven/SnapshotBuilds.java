package cordon.gate.maven;

import cordon.formats.maven.MavenMetadata;
import cordon.formats.maven.MavenMetadata.SnapshotVersion;
import cordon.formats.maven.RepositoryPath;
import cordon.formats.maven.RepositoryPath.ArtifactFile;
import cordon.gate.Decision;
import cordon.gate.evidence.Withheld;
import cordon.gate.index.PackageView;
import cordon.gate.index.ReleaseFile;
import cordon.gate.serve.Artifact;
import cordon.gate.serve.Decisions;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which files the list of a snapshot's builds may name: exactly those that pass when they are
 * fetched (docs/decisions/0073).
 */
final class SnapshotBuilds {
  /**
   * Each entry can cost requests to the upstream; real lists have a dozen. What is beyond waits.
   */
  private static final int MOST_ENTRIES = 500;

  private final Decisions decisions;
  private final MavenFiles files;

  SnapshotBuilds(Decisions decisions, MavenFiles files) {
    this.decisions = decisions;
    this.files = files;
  }

  /**
   * What of a list may be shown.
   *
   * @param validUntil until when time alone changes nothing
   */
  record Shown(MavenMetadata list, List<Withheld> withheld, Instant validUntil) {}

  /**
   * @param folder of the snapshot, as requested: {@code org/example/demo/2-SNAPSHOT}
   * @param view of the artifact
   */
  Shown shown(Decisions.Moment moment, PackageView view, String folder, MavenMetadata list)
      throws IOException {
    Set<SnapshotVersion> kept = new HashSet<>();
    List<Withheld> withheld = new ArrayList<>();
    Instant validUntil = Instant.MAX;
    boolean whole = list.snapshotVersions().size() <= MOST_ENTRIES;
    for (SnapshotVersion entry : list.snapshotVersions().stream().limit(MOST_ENTRIES).toList()) {
      Optional<Decision> decision = decide(moment, view, folder, entry);
      boolean allowed = decision.map(d -> d.verdict().allows()).orElse(false);
      if (allowed) {
        kept.add(entry);
      } else {
        whole = false;
        decision.ifPresent(d -> withheld.add(new Withheld(entry.value(), fileName(entry), d)));
      }
      validUntil = earlier(validUntil, decision);
    }
    // Clients take the pointer for every file that has no entry, so one that is held closes it.
    Optional<Decision> pointed = pointed(moment, view, folder, list);
    boolean pointer = whole && pointed.map(d -> d.verdict().allows()).orElse(true);
    if (!pointer && withheld.isEmpty()) {
      pointed
          .filter(d -> !d.verdict().allows())
          .ifPresent(d -> withheld.add(new Withheld(list.newestBuild().orElse(""), "", d)));
    }
    return new Shown(
        pointer ? list : list.withoutNewestBuild(kept::contains),
        withheld,
        earlier(validUntil, pointed));
  }

  /**
   * What refuses the list as a whole: its first build, where the policy shows none of them. Maven
   * keeps an empty list for a day and would not see that a hold has ended; a refusal it keeps for
   * no time (docs/decisions/0073).
   */
  Optional<Artifact> whole(
      Decisions.Moment moment, PackageView view, String folder, MavenMetadata list)
      throws IOException {
    Optional<SnapshotVersion> first =
        list.snapshotVersions().stream()
            .findFirst()
            .or(() -> list.pointedBuild().map(SnapshotVersion::pom));
    Optional<Artifact> refused =
        first.isEmpty() ? Optional.empty() : refused(moment, view, path(folder, first.get()));
    if (refused.isEmpty()) {
      return refused;
    }
    MavenMetadata left = shown(moment, view, folder, list).list();
    boolean any = !left.snapshotVersions().isEmpty() || left.pointedBuild().isPresent();
    return any ? Optional.empty() : refused;
  }

  private static String path(String folder, SnapshotVersion entry) {
    String[] segments = folder.split("/");
    return folder + "/" + segments[segments.length - 2] + "-" + fileName(entry);
  }

  /**
   * What refuses the build that stands for a file without a number, such as {@code
   * demo-2-SNAPSHOT.jar}, which clients ask for where the list shows them none. Empty where no
   * build of it is withheld.
   */
  Optional<Artifact> refusal(
      Decisions.Moment moment, PackageView view, MavenMetadata list, ArtifactFile moving)
      throws IOException {
    String folder = moving.subject().substring(0, moving.subject().lastIndexOf('/'));
    String ending = moving.classifier().map(c -> "-" + c).orElse("") + "." + moving.extension();
    List<String> builds = new ArrayList<>();
    list.snapshotVersions().stream()
        .filter(entry -> ending(entry).equals(ending))
        .limit(1)
        .forEach(entry -> builds.add(entry.value()));
    list.pointedBuild().ifPresent(builds::add);
    for (String build : builds) {
      String name = folder + "/" + moving.artifact() + "-" + build + ending;
      Optional<Artifact> refused = refused(moment, view, name);
      if (refused.isPresent()) {
        return refused;
      }
    }
    return Optional.empty();
  }

  private Optional<Artifact> refused(Decisions.Moment moment, PackageView view, String name)
      throws IOException {
    if (!(RepositoryPath.parse(name).orElse(null) instanceof ArtifactFile path)) {
      return Optional.empty();
    }
    Optional<ReleaseFile> file = files.find(view.upstream(), view, path);
    return file.flatMap(f ->
        Stream.concat(snapshot(view, f, path).stream(), Stream.of(Artifact.of(view, f)))
            .filter(a -> !decisions.decide(moment, a.view(), a.file()).verdict().allows())
            .findFirst());
  }

  /** What is said of the build that {@code <snapshot>} points to; empty where it names none. */
  private Optional<Decision> pointed(
      Decisions.Moment moment, PackageView view, String folder, MavenMetadata list)
      throws IOException {
    Optional<String> build = list.pointedBuild();
    return build.isEmpty()
        ? Optional.empty()
        : decide(moment, view, folder, SnapshotVersion.pom(build.get()));
  }

  /** Empty for an entry that names no file of the snapshot that the upstream has. */
  private Optional<Decision> decide(
      Decisions.Moment moment, PackageView view, String folder, SnapshotVersion entry)
      throws IOException {
    if (!(RepositoryPath.parse(path(folder, entry)).orElse(null) instanceof ArtifactFile path)) {
      return Optional.empty();
    }
    Optional<ReleaseFile> file = files.find(view.upstream(), view, path);
    return file.map(f -> decide(moment, view, f, path));
  }

  /** The decision on a file of a build, which is that on its snapshot where that one refuses. */
  private Decision decide(
      Decisions.Moment moment, PackageView view, ReleaseFile file, ArtifactFile path) {
    Optional<Decision> snapshot =
        snapshot(view, file, path)
            .map(s -> decisions.decide(moment, s.view(), s.file()))
            .filter(d -> !d.verdict().allows());
    return snapshot.orElseGet(() -> decisions.decide(moment, view, file));
  }

  /**
   * What is said of a snapshot counts for each of its builds, which are decided by their own
   * version otherwise: only its age does not.
   */
  static Optional<Artifact> snapshot(PackageView view, ReleaseFile build, ArtifactFile path) {
    if (!path.isBuild()) {
      return Optional.empty();
    }
    ReleaseFile ageless =
        new ReleaseFile(
            path.version(),
            build.file(),
            build.url(),
            build.digests(),
            true,
            Instant.EPOCH.toString(),
            Optional.of(Instant.EPOCH),
            Optional.empty(),
            Optional.empty());
    return Optional.of(Artifact.of(view, ageless));
  }

  /** Without the artifact before it: {@code 2-20260530.120000-2-sources.jar}. */
  private static String fileName(SnapshotVersion entry) {
    return entry.value() + ending(entry);
  }

  private static String ending(SnapshotVersion entry) {
    String classifier = entry.classifier().isEmpty() ? "" : "-" + entry.classifier();
    return classifier + "." + entry.extension();
  }

  private static Instant earlier(Instant time, Optional<Decision> decision) {
    return decision.map(Decision::validUntil).filter(time::isAfter).orElse(time);
  }
}
