package cordon.gate.commands.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.Ecosystem;
import cordon.base.ProblemException;
import cordon.base.purl.Purl;
import cordon.gate.Credentials;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.MovableClock;
import cordon.gate.Upstream;
import cordon.terminal.Environment;
import cordon.terminal.ServerOptions;
import cordon.terminal.Terminal;
import cordon.testkit.process.FreePort;
import cordon.testkit.registry.MavenRepository;
import cordon.testkit.registry.NpmRegistry;
import cordon.testkit.registry.PypiFile;
import cordon.testkit.registry.PypiIndex;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchedReleasesTest {
  @TempDir Path cwd;

  @Test
  void everyFileOfAPythonReleaseIsFetched() throws Exception {
    try (PypiIndex index = PypiIndex.start()) {
      index.publish(PypiFile.wheel("demo", "1.0"));
      index.publish(PypiFile.sdist("demo", "1.0"));
      index.publish(PypiFile.wheel("demo", "2.0"));
      Path first;
      try (FetchedReleases releases = alone(Ecosystem.PYPI, index.simple())) {
        List<Target.Artifact> artifacts = releases.fetch(Purl.parse("pkg:pypi/demo@1.0.0"));
        assertThat(artifacts)
            .extracting(Target.Artifact::shown)
            .containsExactlyInAnyOrder("demo-1.0-py3-none-any.whl", "demo-1.0.tar.gz");
        first = artifacts.getFirst().file();
        assertThat(TargetReader.sha256(first)).isEqualTo(artifacts.getFirst().sha256());
        assertThat(artifacts.getFirst().subject().name()).contains("demo");
      }
      assertThat(first).doesNotExist();
      assertThat(first.getParent()).doesNotExist();
    }
  }

  @Test
  void aJarIsFetchedByItsName() throws Exception {
    try (MavenRepository repository = MavenRepository.start()) {
      repository.publish("org.example", "demo", "1.0");
      try (FetchedReleases releases = alone(Ecosystem.MAVEN, repository.url())) {
        assertThat(releases.fetch(Purl.parse("pkg:maven/org.example/demo@1.0")))
            .extracting(Target.Artifact::shown)
            .containsExactly("demo-1.0.jar");
      }
    }
  }

  @Test
  void otherBytesThanPromisedAreRefused() throws Exception {
    try (NpmRegistry registry = NpmRegistry.start()) {
      registry.publish("demo", "1.0.0");
      registry.faults().on(NpmRegistry.tarballPath("demo", "1.0.0")).corrupt();
      try (FetchedReleases releases = alone(Ecosystem.NPM, registry.url())) {
        assertThatThrownBy(() -> releases.fetch(Purl.parse("pkg:npm/demo@1.0.0")))
            .isInstanceOf(ProblemException.class)
            .hasMessageContaining("other bytes than its metadata promises");
      }
    }
  }

  @Test
  void whatIsNotThereIsSaid() throws Exception {
    try (NpmRegistry registry = NpmRegistry.start()) {
      registry.publish("demo", "1.0.0");
      try (FetchedReleases releases = alone(Ecosystem.NPM, registry.url())) {
        refused(releases, "pkg:npm/demo@2.0.0", "lists no file");
        refused(releases, "pkg:npm/other@1.0.0", "lists no file");
        refused(releases, "pkg:npm/demo", "does not name a release");
        refused(releases, "pkg:pypi/demo@1.0", "no registry is known for pypi");
        refused(releases, "pkg:cargo/demo@1.0.0", "cannot be fetched");
      }
    }
  }

  @Test
  void aGateThatRunsIsAskedAndItsRefusalTold() throws Exception {
    try (NpmRegistry registry = NpmRegistry.start();
        GateHouse house =
            GateHouse.open(
                Files.createDirectory(cwd.resolve("house")),
                GateConfig.of(List.of(Upstream.open(Ecosystem.NPM, registry.url()))))) {
      registry.publish("demo", "1.0.0");
      registry.publish("evil", "6.6.6");
      house.advisories.malicious(Ecosystem.NPM, "evil", "6.6.6");
      try (FetchedReleases releases = releases(house.url(), List.of())) {
        assertThat(releases.fetch(Purl.parse("pkg:npm/demo@1.0.0"))).hasSize(1);
        refused(releases, "pkg:npm/evil@6.6.6", "malicious");
      }
    }
  }

  @Test
  void aNamedServerThatIsSilentIsNotReplacedByTheUpstream() {
    String silent = "http://127.0.0.1:" + FreePort.find();
    try (FetchedReleases releases = releases(silent, List.of())) {
      refused(releases, "pkg:npm/demo@1.0.0", "no server answers");
    }
  }

  @Test
  void theGateIsAskedWithTheTokenThatOtherCommandsSend() throws Exception {
    try (GateHouse house =
        GateHouse.open(Files.createDirectory(cwd.resolve("house")), GateConfig.of(List.of()))) {
      Path data = Files.createDirectory(cwd.resolve("data"));
      Files.writeString(data.resolve("server.json"), "{\"url\":\"" + house.url() + "\"}");
      Files.writeString(data.resolve("admin-token"), "cordon_local\n");
      Map<String, String> variables = Map.of("CORDON_DATA", data.toString());
      Environment environment = new Environment(variables, cwd, cwd, false, false, 80);
      Registries registries =
          new Registries(
              environment, ServerOptions.of(Optional.empty(), Optional.empty()), List::of);
      assertThat(registries.of(Ecosystem.NPM).credentials())
          .contains(new Credentials.Bearer("cordon_local"));
    }
  }

  private static void refused(FetchedReleases releases, String purl, String why) {
    assertThatThrownBy(() -> releases.fetch(Purl.parse(purl)))
        .as(purl)
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(why);
  }

  /** As on a machine on which no server runs. */
  private FetchedReleases alone(Ecosystem ecosystem, URI url) throws Exception {
    Path data = Files.createDirectory(cwd.resolve("data"));
    Files.writeString(
        data.resolve("server.json"), "{\"url\":\"http://127.0.0.1:" + FreePort.find() + "\"}");
    Environment environment =
        new Environment(Map.of("CORDON_DATA", data.toString()), cwd, cwd, false, false, 80);
    return fetched(environment, List.of(Upstream.open(ecosystem, url)));
  }

  private FetchedReleases releases(String server, List<Upstream> upstreams) {
    Environment environment =
        new Environment(
            Map.of("CORDON_URL", server, "CORDON_DATA", cwd.resolve("data").toString()),
            cwd,
            cwd,
            false,
            false,
            80);
    return fetched(environment, upstreams);
  }

  private static FetchedReleases fetched(Environment environment, List<Upstream> upstreams) {
    ServerOptions options = ServerOptions.of(Optional.empty(), Optional.empty());
    return new FetchedReleases(
        new Registries(environment, options, () -> upstreams), terminal(environment));
  }

  private static Terminal terminal(Environment environment) {
    return new Terminal(
        environment,
        new MovableClock(),
        new PrintWriter(Writer.nullWriter()),
        new PrintWriter(Writer.nullWriter()));
  }
}
