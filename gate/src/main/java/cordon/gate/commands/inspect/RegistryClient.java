package cordon.gate.commands.inspect;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.base.Problem;
import cordon.base.version.VersionScheme;
import cordon.formats.npm.NpmName;
import cordon.gate.Coordinate;
import cordon.gate.GateConfig;
import cordon.gate.Upstream;
import cordon.gate.cache.DocumentRequest;
import cordon.gate.index.ReleaseFile;
import cordon.gate.npm.NpmReleases;
import cordon.gate.pypi.PypiReleases;
import cordon.gate.upstream.UpstreamClient;
import cordon.gate.upstream.UpstreamException;
import cordon.gate.upstream.UpstreamLimits;
import cordon.gate.upstream.UpstreamRequest;
import cordon.gate.upstream.UpstreamResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks one registry for the files of releases. */
final class RegistryClient implements AutoCloseable {
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final Upstream upstream;
  private final UpstreamClient client;

  RegistryClient(Upstream upstream, InstantSource clock) {
    this.upstream = upstream;
    this.client =
        new UpstreamClient(List.of(upstream), UpstreamLimits.DEFAULT, "cordon-inspect", clock);
  }

  Upstream upstream() {
    return upstream;
  }

  /** The files of a release; none where the registry has no such release. */
  List<ReleaseFile> files(Coordinate release) throws IOException {
    if (upstream.ecosystem() == Ecosystem.MAVEN) {
      return maven(new MavenRelease(release.name(), release.version()));
    }
    VersionScheme scheme = VersionScheme.of(upstream.ecosystem());
    return listed(release.name()).stream()
        .filter(f -> f.version().equals(release.version()) || same(scheme, f, release))
        .toList();
  }

  private static boolean same(VersionScheme scheme, ReleaseFile file, Coordinate release) {
    return scheme.compare(file.version(), release.version()) == 0;
  }

  private List<ReleaseFile> listed(String name) throws IOException {
    boolean npm = upstream.ecosystem() == Ecosystem.NPM;
    DocumentRequest asked =
        npm
            ? NpmReleases.request(upstream, NpmName.parse(name).orElseThrow())
            : PypiReleases.request(upstream, name);
    UpstreamRequest request =
        UpstreamRequest.document(asked.uri(), asked.headers(), GateConfig.DEFAULT_DOCUMENT_LIMIT);
    Path document = Files.createTempFile("cordon-inspect", ".document");
    try (UpstreamResponse response = client.send(upstream, request)) {
      if (response.status() == NOT_FOUND) {
        return List.of();
      }
      requireOk(response);
      try (var out = Files.newOutputStream(document)) {
        response.body().transferTo(out);
      }
      return npm
          ? NpmReleases.read(upstream, name, document).files()
          : PypiReleases.read(upstream, name, document).files();
    } finally {
      Files.deleteIfExists(document);
    }
  }

  /** Maven lists no files, so the artifact is asked for under the names that it may have. */
  private List<ReleaseFile> maven(MavenRelease release) throws IOException {
    for (String path : release.candidates()) {
      List<Digest> digests = new ArrayList<>();
      for (Digest.Algorithm algorithm : MavenRelease.CHECKSUMS) {
        text(MavenRelease.checksum(path, algorithm))
            .flatMap(text -> MavenRelease.digest(text, algorithm))
            .ifPresent(digests::add);
      }
      if (!digests.isEmpty()) {
        return List.of(release.file(path, upstream.resolve(path), digests));
      }
    }
    return List.of();
  }

  private Optional<String> text(String path) throws IOException {
    UpstreamRequest request =
        UpstreamRequest.document(upstream.resolve(path), Map.of(), MavenRelease.LONGEST_CHECKSUM);
    try (UpstreamResponse response = client.send(upstream, request)) {
      if (response.status() == NOT_FOUND) {
        return Optional.empty();
      }
      requireOk(response);
      return Optional.of(new String(response.body().readAllBytes(), StandardCharsets.ISO_8859_1));
    }
  }

  /**
   * Fetches a file, which is only good with every digest that the registry states.
   *
   * @return its SHA-256
   */
  Digest download(ReleaseFile file, Path to) throws IOException {
    UpstreamRequest request =
        UpstreamRequest.artifact(file.url(), GateConfig.DEFAULT_ARTIFACT_LIMIT);
    try (UpstreamResponse response = client.send(upstream, request)) {
      requireOk(response);
      Hashing hashing = new Hashing(file.digests());
      try (var out = Files.newOutputStream(to)) {
        hashing.over(response.body()).transferTo(out);
      }
      hashing
          .mismatch()
          .ifPresent(received -> {
            throw mismatch(file, received).asException();
          });
      return hashing.sha256();
    }
  }

  /** What a gate says of what it does not give is worth more than its status. */
  private void requireOk(UpstreamResponse response) throws IOException {
    if (response.status() != OK) {
      throw GateAnswer.problem(response)
          .map(problem -> new UpstreamException(response.status(), problem, null))
          .orElseGet(
              () -> UpstreamException.unexpected(upstream, response.uri(), response.status()));
    }
  }

  private static Problem mismatch(ReleaseFile file, Digest received) {
    return Problem.of(
        "inspect/digest-mismatch",
        "the registry sent other bytes than its metadata promises",
        file.file() + ": expected " + file.digests() + ", received " + received,
        "try again, and if it stays so tell your security team");
  }

  @Override
  public void close() {
    client.close();
  }
}
