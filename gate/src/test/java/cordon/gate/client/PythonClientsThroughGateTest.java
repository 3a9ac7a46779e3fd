package cordon.gate.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cordon.base.Ecosystem;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.LocalOverride;
import cordon.gate.MovableClock;
import cordon.gate.OverrideDraft;
import cordon.gate.Upstream;
import cordon.gate.VersionSelector;
import cordon.testkit.client.Availability;
import cordon.testkit.client.ClientCache;
import cordon.testkit.client.ClientRun;
import cordon.testkit.client.PipClient;
import cordon.testkit.client.PoetryClient;
import cordon.testkit.client.PythonClients;
import cordon.testkit.client.UvClient;
import cordon.testkit.registry.PypiFile;
import cordon.testkit.registry.PypiIndex;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the clients of Python indexes do behind the gate, and what a person reads. */
class PythonClientsThroughGateTest {
  private static final String HELD = "demo-pkg 1.1 is held until 2026-06-06 12:00 UTC";
  private static final PypiFile OTHER = PypiFile.sdist("other", "1.5");
  private static final PypiFile OLD = PypiFile.wheel("demo-pkg", "1.0").requires("other<2");
  private static final PypiFile YOUNG =
      PypiFile.wheel("demo-pkg", "1.1").at(MovableClock.START.minus(Duration.ofDays(2)));

  @TempDir Path folder;
  private final PypiIndex index = PypiIndex.start();
  private GateHouse house;
  private URI simple;

  /** The clients, and how each is asked to install one requirement into a new environment. */
  enum Client {
    PIP,
    NEW_PIP,
    UV,
    POETRY
  }

  private record Installation(ClientRun run, boolean installed) {
    void succeeded() {
      assertThat(run.ok()).as("%s", run).isTrue();
      assertThat(installed).as("%s", run).isTrue();
    }

    /** On the terminal lines are wrapped anywhere. */
    void refusedWith(String... texts) {
      assertThat(run.exit()).as("%s", run).isNotZero();
      assertThat(installed).as("%s", run).isFalse();
      String line = run.output().replaceAll("\\s+", " ");
      assertThat(line).contains(texts);
    }
  }

  @BeforeEach
  void open() {
    house =
        GateHouse.open(
            dir("gate"), GateConfig.of(List.of(Upstream.open(Ecosystem.PYPI, index.simple()))));
    simple = URI.create(house.url() + "/pypi/simple/");
    index.publish(OLD).publish(YOUNG).publish(OTHER);
  }

  /** Whatever a client did, it did not go past the gate. */
  @AfterEach
  void close() {
    house.close();
    index.close();
    assertThat(index.requests().matching(PythonClientsThroughGateTest::notByTheGate)).isEmpty();
  }

  private Path dir(String name) {
    try {
      return Files.createDirectories(folder.resolve(name));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Path need(ClientCache.Client client) {
    assumeTrue(client.availability().available(), client.availability().detail());
    return client.folder();
  }

  private PipClient pip(Client client, String name) {
    Availability here = PipClient.available();
    assumeTrue(here.available(), here.detail());
    PipClient pip = new PipClient(dir(name), simple);
    return client == Client.PIP ? pip : pip.of(need(PythonClients.pip()));
  }

  private UvClient uv(String name) {
    return new UvClient(dir(name), simple, need(PythonClients.uv()));
  }

  private PoetryClient poetry(String name) {
    return new PoetryClient(dir(name), simple, need(PythonClients.poetry()));
  }

  /** Each run in a folder of its own: no cache of the client answers for the gate. */
  private Installation install(Client client, String requirement, String name) {
    return switch (client) {
      case PIP, NEW_PIP -> {
        PipClient pip = pip(client, name);
        ClientRun run = pip.install(requirement);
        yield new Installation(run, pip.installed("demo_pkg"));
      }
      case UV -> {
        UvClient uv = uv(name);
        yield new Installation(uv.install(requirement), uv.installed("demo_pkg"));
      }
      case POETRY -> {
        PoetryClient poetry = poetry(name).requires(requirement);
        ClientRun run = poetry.run("install");
        yield new Installation(run, poetry.installed("demo_pkg"));
      }
    };
  }

  @ParameterizedTest
  @EnumSource
  void aRangeTakesTheNewestAllowedReleaseColdAndWarm(Client client) {
    install(client, "demo-pkg>=1", "cold").succeeded();
    assertThat(house.facts("gate.pull"))
        .extracting(f -> f.subject())
        .contains("pkg:pypi/demo-pkg@1.0", "pkg:pypi/other@1.5")
        .doesNotContain("pkg:pypi/demo-pkg@1.1");
    int asked = index.requests().count();
    install(client, "demo-pkg>=1", "warm").succeeded();
    assertThat(index.requests().count()).isEqualTo(asked);
  }

  @ParameterizedTest
  @EnumSource
  void aPinOfAHeldReleaseIsAnsweredWithWhatWhyAndUntilWhen(Client client) {
    install(client, "demo-pkg==1.1", "pin").refusedWith(HELD);
    assertThat(house.facts("gate.refused"))
        .extracting(f -> f.subject())
        .contains("pkg:pypi/demo-pkg@1.1");
    assertThat(index.requests().to(PypiIndex.filePath(YOUNG))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whatWasInstalledYesterdayIsRefusedOnceItIsKnownMalicious(Client client) {
    install(client, "demo-pkg==1.0", "before").succeeded();
    house.advisories.malicious(Ecosystem.PYPI, "demo-pkg", "1.0");
    install(client, "demo-pkg==1.0", "after").refusedWith("demo-pkg 1.0 is blocked", "MAL-2026-1");
  }

  /**
   * pip passes over what is yanked without a word while it has anything else, and names it where it
   * has nothing (older ones among all versions): PEP 592 leaves room for no more, short of a pin.
   */
  @ParameterizedTest
  @EnumSource(names = {"PIP", "NEW_PIP"})
  void pipNamesAKnownMaliciousReleaseThatItHadToPassOver(Client client) {
    house.advisories.malicious(Ecosystem.PYPI, "demo-pkg", "1.1");
    boolean tells = client == Client.NEW_PIP;
    install(client, "demo-pkg>1.0", "nothing-else")
        .refusedWith(
            tells ? "Ignored the following yanked versions: 1.1" : "(from versions: 1.0, 1.1)");
    install(client, "demo-pkg==1.1", "pinned")
        .refusedWith("demo-pkg 1.1 is blocked (MAL-2026-1), allowed: 1.0");
    house.advisories.malicious(Ecosystem.PYPI, "demo-pkg", "1.0");
    install(client, "demo-pkg", "all-of-it")
        .refusedWith(
            tells
                ? "Ignored the following yanked versions: 1.0, 1.1"
                : "(from versions: 1.0, 1.1)");
    assertThat(house.facts("gate.withheld").getLast().body())
        .contains("\"verdict\":\"block\",\"reason\":\"malicious\"");
  }

  @ParameterizedTest
  @EnumSource
  void aWaiverLetsAHeldReleaseIn(Client client) {
    house.gate.add(
        new OverrideDraft(
            LocalOverride.Kind.WAIVER,
            Ecosystem.PYPI,
            "demo-pkg",
            new VersionSelector.Exact("1.1"),
            false,
            "needed",
            "test",
            Optional.of(house.clock.instant().plus(Duration.ofDays(1)))),
        "user:test");
    install(client, "demo-pkg==1.1", "waived").succeeded();
  }

  @ParameterizedTest
  @EnumSource(names = {"PIP", "NEW_PIP"})
  void pipInstallsByHashesAndIsRefusedByThemToo(Client client) {
    String locked = hashed(OLD, "1.0") + hashed(OTHER, "1.5");
    PipClient pip = pip(client, "hashes").file("requirements.txt", locked);
    String[] byHash = {"--require-hashes", "-r", "requirements.txt"};
    ClientRun run = pip.install(byHash);
    assertThat(run.ok()).as("%s", run).isTrue();
    house.advisories.malicious(Ecosystem.PYPI, "other", "1.5");
    PipClient again = pip(client, "again").file("requirements.txt", locked);
    new Installation(again.install(byHash), again.installed("demo_pkg"))
        .refusedWith("other 1.5 is blocked");
  }

  private String hashed(PypiFile file, String version) {
    String hex = index.sha256(file);
    String name = file.fileName().startsWith("demo") ? "demo-pkg" : "other";
    return name + "==" + version + " --hash=sha256:" + hex + "\n";
  }

  private static final String PROJECT =
      """
      [project]
      name = "consumer"
      version = "1"
      requires-python = ">=3.9"
      dependencies = ["demo-pkg>=1"]
      """;

  @Test
  void uvInstallsItsLockFileUntilAnEntryIsBlocked() {
    UvClient uv = uv("locked").file("pyproject.toml", PROJECT);
    ClientRun lock = uv.run("lock");
    assertThat(lock.ok()).as("%s", lock).isTrue();
    ClientRun sync = uv.run("sync", "--frozen", "--no-install-project");
    new Installation(sync, uv.installed("demo_pkg")).succeeded();
    ClientRun export = uv.run("export", "--frozen", "-o", "requirements.txt");
    assertThat(export.ok()).as("%s", export).isTrue();
    house.advisories.malicious(Ecosystem.PYPI, "demo-pkg", "1.0");
    ClientRun blocked =
        uv.run("sync", "--frozen", "--no-install-project", "--reinstall", "--refresh");
    assertThat(blocked.exit()).as("%s", blocked).isNotZero();
    assertThat(blocked.output().replaceAll("\\s+", " ")).contains("demo-pkg 1.0 is blocked");
    ClientRun pipSync = uv.run("pip", "sync", "--target", "fresh", "--refresh", "requirements.txt");
    assertThat(pipSync.exit()).as("%s", pipSync).isNotZero();
    assertThat(pipSync.output().replaceAll("\\s+", " ")).contains("demo-pkg 1.0 is blocked");
  }

  @Test
  void poetryInstallsItsLockFileUntilAnEntryIsBlocked() throws Exception {
    PoetryClient poetry = poetry("locked").requires("demo-pkg>=1");
    ClientRun lock = poetry.run("lock");
    assertThat(lock.ok()).as("%s", lock).isTrue();
    String locked = Files.readString(poetry.project().resolve("poetry.lock"));
    assertThat(locked).contains("sha256:" + index.sha256(OLD));
    house.advisories.malicious(Ecosystem.PYPI, "demo-pkg", "1.0");
    new Installation(poetry.run("install"), poetry.installed("demo_pkg"))
        .refusedWith("demo-pkg 1.0 is blocked");
    house.advisories.clear();
    new Installation(poetry.run("install"), poetry.installed("demo_pkg")).succeeded();
  }

  @Test
  void theClientsOwnCoolDownsWorkBehindTheGate() {
    index.publish(
        PypiFile.wheel("demo-pkg", "1.0.5").at(MovableClock.START.minus(Duration.ofDays(30))));
    Installation current = install(Client.UV, "demo-pkg>=1", "all");
    assertThat(current.run().output()).contains("demo-pkg==1.0.5");
    UvClient uv = uv("before");
    ClientRun before = uv.install("--exclude-newer", "2025-01-01T00:00:00Z", "demo-pkg>=1");
    assertThat(before.output()).as("%s", before).contains("demo-pkg==1.0\n");
    PipClient pip = pip(Client.NEW_PIP, "pip");
    ClientRun older = pip.install("--uploaded-prior-to", "2025-01-01T00:00:00Z", "demo-pkg>=1");
    assertThat(older.output()).as("%s", older).contains("installed demo-pkg-1.0 ");
  }

  @Test
  void pagesInHtmlWithoutTimesAreHeldWithTheReason() {
    index.pages(PypiIndex.Pages.HTML);
    install(Client.PIP, "demo-pkg==1.0", "html")
        .refusedWith("demo-pkg 1.0 is held until 2026-06-08 12:00 UTC (undated)");
  }

  private static boolean notByTheGate(cordon.testkit.http.Request request) {
    return !request.header("User-Agent").orElse("").startsWith("cordon/");
  }
}
