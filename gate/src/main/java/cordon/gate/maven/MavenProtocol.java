package cordon.gate.maven;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.formats.maven.MavenMetadata;
import cordon.formats.maven.RepositoryPath;
import cordon.formats.maven.RepositoryPath.ArtifactFile;
import cordon.formats.maven.RepositoryPath.MetadataFile;
import cordon.formats.maven.RepositoryPath.Sidecar;
import cordon.gate.Coordinate;
import cordon.gate.Upstream;
import cordon.gate.cache.Document;
import cordon.gate.cache.DocumentCache;
import cordon.gate.index.PackageIndex.Indexed;
import cordon.gate.index.PackageView;
import cordon.gate.index.ReleaseFile;
import cordon.gate.serve.Artifact;
import cordon.gate.serve.Decisions;
import cordon.gate.serve.GateCore;
import cordon.gate.serve.GatePath;
import cordon.gate.serve.Protocol;
import cordon.gate.serve.ReadOnlyRoutes;
import cordon.store.Database;
import cordon.web.Exchange;
import cordon.web.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** A repository in Maven's default layout, below {@code /maven/} and {@code /maven/<upstream>/}. */
public final class MavenProtocol implements Protocol {
  private static final String PATH = "/maven";

  /** The digest of no bytes, for a package without metadata. */
  private static final Digest NO_METADATA =
      Digest.sha256("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

  private final GateCore core;
  private final MavenArtifacts artifacts;
  private final MavenFiles files;
  private final SnapshotBuilds builds;
  private final MavenMetadataPages pages;

  /**
   * @param sidecars keeps checksums and signatures for good, since those of a release never change
   */
  public MavenProtocol(GateCore core, Database database, DocumentCache sidecars) {
    this.core = core;
    this.artifacts =
        new MavenArtifacts(core, new MavenTimes(database, core.client(), core.clock()));
    this.files = new MavenFiles(core, sidecars, artifacts);
    this.builds = new SnapshotBuilds(core.decisions(), files);
    this.pages = new MavenMetadataPages(core.decisions(), builds);
  }

  @Override
  public Ecosystem ecosystem() {
    return Ecosystem.MAVEN;
  }

  @Override
  public List<Route> routes() {
    return new ReadOnlyRoutes(core, Ecosystem.MAVEN, PATH, "deploy to the repository itself")
        .to(this::serve, MavenProtocol::named);
  }

  private static Optional<Coordinate> named(Upstream upstream, String rest) {
    return switch (RepositoryPath.parse(rest).orElse(null)) {
      case null -> Optional.empty();
      case MetadataFile metadata ->
          metadata.name().map(name -> Coordinate.ofPackage(Ecosystem.MAVEN, upstream.name(), name));
      case ArtifactFile file ->
          Optional.of(
              Coordinate.release(Ecosystem.MAVEN, upstream.name(), file.name(), file.fileVersion())
                  .withFile(rest.substring(rest.lastIndexOf('/') + 1)));
    };
  }

  @Override
  public Optional<PackageView> view(Upstream upstream, String name) throws IOException {
    return isName(name)
        ? artifacts.find(upstream, MavenArtifacts.folder(name)).map(Indexed::view)
        : Optional.empty();
  }

  @Override
  public Optional<Kept> kept(Upstream upstream, String name) {
    return isName(name)
        ? artifacts.kept(upstream, MavenArtifacts.folder(name)).map(Kept::of)
        : Optional.empty();
  }

  private static boolean isName(String name) {
    return RepositoryPath.parse(MavenArtifacts.folder(name) + "/" + MavenArtifacts.METADATA)
        .isPresent();
  }

  private void serve(Exchange exchange, Upstream upstream) throws IOException {
    Optional<RepositoryPath> path = RepositoryPath.parse(exchange.parameter("rest"));
    switch (path.orElse(null)) {
      case null -> notFound(exchange);
      case MetadataFile metadata -> metadata(exchange, upstream, metadata);
      case ArtifactFile file -> artifact(exchange, upstream, file);
    }
  }

  private void metadata(Exchange exchange, Upstream upstream, MetadataFile path)
      throws IOException {
    String folder = String.join("/", path.folder());
    core.names().require(upstream, MavenArtifacts.packageName(folder));
    if (path.ofSnapshot()) {
      core.names().require(upstream, path.name().orElseThrow());
    }
    List<Sidecar> sidecars = path.sidecars();
    boolean derived =
        sidecars.isEmpty() || (sidecars.size() == 1 && sidecars.getFirst().isChecksum());
    Optional<Indexed<MavenMetadata>> found =
        derived ? artifacts.find(upstream, folder) : Optional.empty();
    if (found.isEmpty()) {
      // Also for a signature: it would be that of the upstream's document, which is not this one.
      notFound(exchange);
      return;
    }
    Decisions.Moment moment = core.decisions().moment();
    Optional<Sidecar> checksum = sidecars.stream().findFirst();
    String kind = "maven-metadata" + checksum.map(Sidecar::suffix).orElse("");
    String base = GatePath.path(PATH, upstream);
    PackageView own = found.get().view();
    if (path.ofSnapshot()) {
      PackageView view = artifactView(upstream, path.name().orElseThrow());
      Optional<Artifact> whole = builds.whole(moment, view, folder, found.get().document());
      if (whole.isPresent()) {
        core.artifacts().refuse(exchange, whole.get(), moment);
        return;
      }
      // The list of the artifact is evidence too, so that another one makes another answer.
      core.answers()
          .serve(
              exchange,
              new PackageView(upstream, view.name(), own.raw(), List.of()),
              kind + "-" + view.raw().hex(),
              base,
              moment,
              () -> pages.ofSnapshot(found.get(), view, folder, moment, checksum));
      return;
    }
    core.answers()
        .serve(exchange, own, kind, base, moment, () -> pages.page(found.get(), moment, checksum));
  }

  /** The artifact as its own list has it, with no release where the upstream has no list. */
  private PackageView artifactView(Upstream upstream, String name) throws IOException {
    return artifacts
        .find(upstream, MavenArtifacts.folder(name))
        .map(Indexed::view)
        .orElseGet(() -> new PackageView(upstream, name, NO_METADATA, List.of()));
  }

  private void artifact(Exchange exchange, Upstream upstream, ArtifactFile path)
      throws IOException {
    PackageView view = artifactView(upstream, path.name());
    Optional<ReleaseFile> file = files.find(upstream, view, path);
    Decisions.Moment moment = core.decisions().moment();
    if (file.isEmpty()) {
      missing(exchange, view, path, moment);
      return;
    }
    Optional<Artifact> snapshot = SnapshotBuilds.snapshot(view, file.get(), path);
    if (snapshot.isPresent() && refuses(moment, snapshot.get())) {
      core.artifacts().refuse(exchange, snapshot.get(), moment);
      return;
    }
    Artifact artifact =
        Artifact.companion(view, file.get(), file.get(), contentType(path.extension()))
            .within(snapshot.map(Artifact::file));
    if (path.sidecars().isEmpty()) {
      checksum(exchange, file.get());
      core.artifacts().serve(exchange, artifact, moment);
    } else {
      sidecar(exchange, upstream, path, artifact, moment);
    }
  }

  /**
   * A client asks for a snapshot's file without a number where the list shows no build of it. As
   * missing, Maven would remember it for a day; what is only withheld is refused (decision 0073).
   */
  private void missing(
      Exchange exchange, PackageView view, ArtifactFile path, Decisions.Moment moment)
      throws IOException {
    Optional<Artifact> refused = Optional.empty();
    if (path.isMoving()) {
      String folder = path.subject().substring(0, path.subject().lastIndexOf('/'));
      Optional<Indexed<MavenMetadata>> list = artifacts.find(view.upstream(), folder);
      if (list.isPresent()) {
        refused = builds.refusal(moment, view, list.get().document(), path);
      }
    }
    if (refused.isPresent()) {
      core.artifacts().refuse(exchange, refused.get(), moment);
    } else {
      notFound(exchange);
    }
  }

  private boolean refuses(Decisions.Moment moment, Artifact artifact) {
    return !core.decisions().decide(moment, artifact.view(), artifact.file()).verdict().allows();
  }

  /** Spares Maven 3.9 and later the request for the checksum file ("smart checksums"). */
  private static void checksum(Exchange exchange, ReleaseFile file) {
    file.digests().stream()
        .filter(d -> d.algorithm() == Digest.Algorithm.SHA1)
        .findFirst()
        .ifPresent(d -> exchange.setHeader("X-Checksum-SHA1", d.hex()));
  }

  /** Checksums and signatures follow the verdict on the file that they belong to. */
  private void sidecar(
      Exchange exchange,
      Upstream upstream,
      ArtifactFile path,
      Artifact artifact,
      Decisions.Moment moment)
      throws IOException {
    if (refuses(moment, artifact)) {
      core.artifacts().refuse(exchange, artifact, moment);
      return;
    }
    StringBuilder suffix = new StringBuilder();
    path.sidecars().forEach(s -> suffix.append(s.suffix()));
    Optional<Document> document = files.sidecar(upstream, path, suffix.toString());
    if (document.isEmpty()) {
      notFound(exchange);
      return;
    }
    exchange.setHeader("Cache-Control", "private, no-cache");
    exchange.send(200, "text/plain", Files.readAllBytes(document.get().path()));
  }

  private static String contentType(String extension) {
    return switch (extension) {
      case "pom", "xml" -> "text/xml";
      case "jar", "war", "ear" -> "application/java-archive";
      case "module", "json" -> "application/json";
      default -> "application/octet-stream";
    };
  }

  /** Never a problem document: Maven would take it for a failed transfer and not look elsewhere. */
  private static void notFound(Exchange exchange) throws IOException {
    exchange.setHeader("Cache-Control", "no-store");
    exchange.send(
        404,
        "text/plain; charset=utf-8",
        "not in the upstream repository\n".getBytes(StandardCharsets.UTF_8));
  }
}
