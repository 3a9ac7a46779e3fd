package cordon.testkit.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cordon.testkit.registry.PypiFile;
import cordon.testkit.registry.PypiIndex;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the real pip does with our index and what it says to a person. */
class PipClientTest {
  @TempDir Path folder;
  private PypiIndex index;
  private PipClient pip;

  @BeforeAll
  static void pipIsInstalled() {
    assumeTrue(PipClient.available().available(), PipClient.available().detail());
  }

  @BeforeEach
  void start() {
    index = PypiIndex.start();
    pip = new PipClient(folder, index.simple());
  }

  @AfterEach
  void stop() {
    index.close();
  }

  @ParameterizedTest
  @EnumSource(PypiIndex.Pages.class)
  void installsAWheelWithARequirement(PypiIndex.Pages pages) {
    index.pages(pages).links(PypiIndex.Links.RELATIVE);
    index.publish("other", "1.5").publish("other", "2.0");
    index.publish(PypiFile.wheel("Demo.Pkg", "1.0").requires("other<2").requiresPython(">=3.6"));

    ClientRun run = pip.install("demo-pkg");

    assertThat(run.ok()).as("%s", run).isTrue();
    assertThat(run.stdout()).contains("Successfully installed demo-pkg-1.0 other-1.5");
    assertThat(pip.installed("demo_pkg")).isTrue();
    assertThat(pip.installed("other")).isTrue();
  }

  @Test
  void buildsAnSdistWithoutFetchingABackend() {
    PypiFile sdist = PypiFile.sdist("demo-pkg", "1.0").padding(2000);
    index.publish(sdist);

    ClientRun run = pip.install("demo-pkg==1.0");

    assertThat(run.ok()).as("%s", run).isTrue();
    assertThat(pip.installed("demo_pkg")).isTrue();
    assertThat(index.requests().to(PypiIndex.filePath(sdist))).hasSize(1);
  }

  @Test
  void printsTheReasonPhraseOfARefusedFile() {
    index.links(PypiIndex.Links.ELSEWHERE);
    index.publish(PypiFile.wheel("demo", "1.0").withoutMetadataFile());
    index
        .faults()
        .onSuffix(".whl")
        .refuse("demo 1.0 is held until Friday", "never shown by this client");

    ClientRun run = pip.install("demo");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.stderr())
        .contains("ERROR: HTTP error 403 while getting http://127.0.0.1:")
        .contains("403 Client Error: demo 1.0 is held until Friday for url: http://127.0.0.1:");
    assertThat(run.output()).doesNotContain("never shown");
  }

  @Test
  void printsTheReasonPhraseOfARefusedMetadataFile() {
    index.publish("demo", "1.0");
    index.faults().onSuffix(".metadata").refuse("demo 1.0 is held until Friday", "not shown");

    ClientRun run = pip.install("demo");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.stderr()).contains("403 Client Error: demo 1.0 is held until Friday for url");
  }

  @Test
  void saysNothingOfARefusedPage() {
    index.publish("demo", "1.0");
    index.faults().on("/simple/demo/").refuse("demo is held until Friday", "not shown");

    ClientRun run = pip.install("demo");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.stderr())
        .contains("Could not find a version that satisfies the requirement demo")
        .contains("(from versions: none)");
    assertThat(run.output()).doesNotContain("held");
  }

  @Test
  void warnsWithTheReasonOfAYankedFileThatWasPinned() {
    index.publish("demo", "1.0");
    index.publish(PypiFile.wheel("demo", "1.1").yanked("held until Friday"));

    ClientRun range = pip.install("demo>=1.0");
    ClientRun pinned = pip.install("demo==1.1");

    assertThat(range.stdout()).contains("Successfully installed demo-1.0");
    assertThat(range.output()).doesNotContain("held");
    assertThat(pinned.ok()).as("%s", pinned).isTrue();
    assertThat(pinned.stderr())
        .contains("WARNING: The candidate selected for download or install is a yanked version")
        .contains("Reason for being yanked: held until Friday");
  }

  /** How a held file is best shown to pip: ranges pass it by, a pin gets the reason phrase. */
  @Test
  void picksAnotherVersionUnlessAYankedAndRefusedOneIsPinned() {
    index.publish("demo", "1.0");
    index.publish(PypiFile.wheel("demo", "1.1").yanked("held until Friday"));
    index.faults().onSuffix("1.1-py3-none-any.whl").refuse("held until Friday", "not shown");

    ClientRun range = pip.install("demo");
    ClientRun pinned = pip.install("demo==1.1");

    assertThat(range.stdout()).contains("Successfully installed demo-1.0");
    assertThat(pinned.exit()).isEqualTo(1);
    assertThat(pinned.stderr()).contains("403 Client Error: held until Friday for url");
  }

  @Test
  void listsTheVersionsThatAreLeftWhenOneIsHidden() {
    index.publish("demo", "1.0");
    ClientRun run = pip.install("demo==1.1");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.stderr())
        .contains("ERROR: Could not find a version that satisfies the requirement demo==1.1")
        .contains("(from versions: 1.0)")
        .contains("ERROR: No matching distribution found for demo==1.1");
  }

  @Test
  void rejectsAFileThatDoesNotFitItsHash() {
    index.publish(PypiFile.wheel("demo", "1.0").withoutMetadataFile());
    index.faults().onSuffix(".whl").corrupt();
    assertThat(pip.install("demo").stderr()).contains("DO NOT MATCH THE HASHES");
  }
}
