package cordon.gate.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cordon.base.Ecosystem;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.MovableClock;
import cordon.gate.Upstream;
import cordon.testkit.client.ClientRun;
import cordon.testkit.client.PipClient;
import cordon.testkit.registry.PypiFile;
import cordon.testkit.registry.PypiIndex;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the installed pip does behind the gate, and what a person reads on the terminal. */
class PipThroughGateTest {
  @TempDir Path data;
  @TempDir Path folder;
  private final PypiIndex index = PypiIndex.start();
  private GateHouse house;
  private PipClient pip;

  @BeforeAll
  static void pipIsInstalled() {
    assumeTrue(PipClient.available().available(), PipClient.available().detail());
  }

  @BeforeEach
  void open() {
    house =
        GateHouse.open(
            data, GateConfig.of(java.util.List.of(Upstream.open(Ecosystem.PYPI, index.simple()))));
    pip = new PipClient(folder, URI.create(house.url() + "/pypi/simple/"));
    index.publish(PypiFile.wheel("demo-pkg", "1.0").requires("other<2"));
    index.publish(
        PypiFile.wheel("demo-pkg", "1.1").at(MovableClock.START.minus(Duration.ofDays(2))));
    index.publish(PypiFile.sdist("other", "1.5"));
  }

  @AfterEach
  void close() {
    house.close();
    index.close();
  }

  @Test
  void aRangeInstallsTheNewestReleaseThatIsAllowed() {
    ClientRun run = pip.install("demo-pkg>=1");
    assertThat(run.ok()).as("%s", run).isTrue();
    assertThat(run.stdout()).contains("Successfully installed demo-pkg-1.0 other-1.5");
    assertThat(house.facts("gate.pull"))
        .extracting(f -> f.subject())
        .contains("pkg:pypi/demo-pkg@1.0", "pkg:pypi/other@1.5");
    assertThat(house.facts("gate.pull").getFirst().body()).contains("\"client\":\"pip/");
    assertThat(house.facts("gate.withheld")).isNotEmpty();
  }

  @Test
  void aPinOfAHeldReleaseIsAnsweredWithWhatWhyAndUntilWhen() {
    ClientRun run = pip.install("demo-pkg==1.1");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.output())
        .contains(
            "demo-pkg 1.1 is held until 2026-06-06 12:00 UTC (cool-down), allowed: 1.0 for url");
    assertThat(pip.installed("demo_pkg")).isFalse();
    assertThat(house.fact("gate.refused").subject()).isEqualTo("pkg:pypi/demo-pkg@1.1");
  }

  @Test
  void aPinOfAMaliciousReleaseNamesTheAdvisory() {
    house.advisories.malicious(Ecosystem.PYPI, "demo-pkg", "1.0");
    ClientRun run = pip.install("demo-pkg==1.0");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.output()).contains("demo-pkg 1.0 is blocked (MAL-2026-1)");
    assertThat(pip.installed("demo_pkg")).isFalse();
  }

  @Test
  void aHeldReleaseInstallsOnceItIsOldEnough() {
    house.clock.advance(Duration.ofDays(5));
    ClientRun run = pip.install("demo-pkg==1.1");
    assertThat(run.ok()).as("%s", run).isTrue();
  }

  @Test
  void pagesInHtmlWithoutTimesAreHeldWithTheReason() {
    index.pages(PypiIndex.Pages.HTML);
    ClientRun run = pip.install("demo-pkg==1.0");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.output()).contains("demo-pkg 1.0 is held until 2026-06-08 12:00 UTC (undated)");
  }
}
