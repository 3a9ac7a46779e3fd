package cordon.gate.commands.inspect;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.base.purl.Purl;
import cordon.gate.Coordinate;
import cordon.gate.Upstream;
import cordon.gate.check.Releases;
import cordon.gate.index.ReleaseFile;
import cordon.gate.upstream.UpstreamException;
import cordon.inspect.Subject;
import cordon.terminal.Progress;
import cordon.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Releases as a registry serves them: the gate where one runs, else what the clients of this
 * machine use. What is fetched lies in a folder of its own and is gone when this is closed.
 */
final class FetchedReleases implements ReleaseSource, AutoCloseable {
  private final Registries registries;
  private final Terminal terminal;
  private final Map<Ecosystem, RegistryClient> clients = new EnumMap<>(Ecosystem.class);
  private Optional<Path> folder = Optional.empty();

  FetchedReleases(Registries registries, Terminal terminal) {
    this.registries = registries;
    this.terminal = terminal;
  }

  @Override
  public List<Target.Artifact> fetch(Purl release) {
    Coordinate wanted = Releases.coordinate(release, Upstream.DEFAULT);
    RegistryClient client =
        clients.computeIfAbsent(
            wanted.ecosystem(), e -> new RegistryClient(registries.of(e), terminal.clock()));
    try {
      List<Target.Artifact> artifacts = new ArrayList<>();
      for (ReleaseFile file : client.files(wanted)) {
        artifacts.add(artifact(client, wanted, file));
      }
      if (artifacts.isEmpty()) {
        throw none(release, client.upstream()).asException();
      }
      return artifacts;
    } catch (UpstreamException e) {
      throw new ProblemException(e.problem(), e);
    } catch (IOException e) {
      throw TargetReader.unreadable(release.toString(), e);
    }
  }

  private Target.Artifact artifact(RegistryClient client, Coordinate wanted, ReleaseFile file)
      throws IOException {
    Path to = Files.createTempFile(folder(), "artifact", "");
    Digest sha256;
    try (Progress progress = terminal.progress("fetching " + file.file())) {
      sha256 = client.download(file, to);
    }
    Subject subject =
        new Subject(
            file.file(),
            Optional.of(wanted.ecosystem().purlType()),
            Optional.of(wanted.name()),
            Optional.of(wanted.version()));
    return new Target.Artifact(file.file(), subject, to, sha256);
  }

  private Path folder() throws IOException {
    if (folder.isEmpty()) {
      folder = Optional.of(Files.createTempDirectory("cordon-inspect"));
    }
    return folder.get();
  }

  private static Problem none(Purl release, Upstream upstream) {
    return Problem.of(
        "inspect/no-such-release",
        "the registry lists no file of `" + release + "`",
        "asked " + upstream.url(),
        "check name and version; a gate hides what it holds, and `cordon check "
            + release
            + "` says why");
  }

  @Override
  public void close() {
    clients.values().forEach(RegistryClient::close);
    folder.ifPresent(FetchedReleases::delete);
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException leftBehind) {
      // A temporary folder: the system clears it.
    }
  }
}
