package cordon.gate.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.gate.Coordinate;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.Inspection;
import cordon.gate.Inspection.Finding;
import cordon.gate.Inspection.Result;
import cordon.gate.Inspector;
import cordon.gate.Upstream;
import cordon.testkit.http.RawClient.Answer;
import cordon.testkit.registry.NpmRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No byte leaves before the inspector has spoken; what it said is kept. */
class InspectionSeamTest {
  private static final String TARBALL = "/npm/left/-/left-1.0.0.tgz";

  @TempDir Path directory;
  private final NpmRegistry registry = NpmRegistry.start();
  private final Fake inspector = new Fake("rules-1");
  private GateConfig config;
  private GateHouse house;

  /** Says what a test tells it to. */
  private static final class Fake implements Inspector {
    final AtomicInteger asked = new AtomicInteger();
    final List<String> files = new CopyOnWriteArrayList<>();
    private final String ruleSet;
    volatile Result result = Result.CLEAN;
    volatile Duration budget = Duration.ofMinutes(1);
    volatile boolean broken;
    volatile CountDownLatch mayEnd = new CountDownLatch(0);

    Fake(String ruleSet) {
      this.ruleSet = ruleSet;
    }

    @Override
    public String ruleSet() {
      return ruleSet;
    }

    @Override
    public Duration budget() {
      return budget;
    }

    @Override
    public Inspection inspect(Coordinate coordinate, Digest sha256, Path file) throws IOException {
      asked.incrementAndGet();
      files.add(coordinate.file().orElseThrow());
      assertThat(file).isRegularFile();
      if (broken) {
        throw new IOException("the scanner went away");
      }
      try {
        mayEnd.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      List<Finding> findings =
          result == Result.CLEAN
              ? List.of()
              : List.of(new Finding("steals-tokens", "reads the npm token", "index.js:1"));
      return new Inspection(result, findings);
    }
  }

  @BeforeEach
  void open() {
    registry.publish("left", "1.0.0");
    config = GateConfig.of(List.of(Upstream.open(Ecosystem.NPM, registry.url())));
    house = GateHouse.open(directory, config, inspector);
  }

  @AfterEach
  void close() {
    house.close();
    registry.close();
  }

  @Test
  void cleanBytesAreInspectedOnce() throws Exception {
    assertThat(house.head(TARBALL).status()).isEqualTo(200);
    assertThat(house.get(TARBALL).status()).isEqualTo(200);
    assertThat(inspector.asked).hasValue(1);
    assertThat(house.facts("gate.pull").getLast().body()).contains("clean by the rules rules-1");
    assertThat(house.fact("gate.inspected").body()).contains("\"result\":\"clean\"");
    house = house.reopen(config, inspector);
    assertThat(house.get(TARBALL).status()).isEqualTo(200);
    assertThat(inspector.asked).hasValue(1);
  }

  @Test
  void maliciousBytesNeverLeaveAndAreNotListedAgain() throws Exception {
    inspector.result = Result.MALICIOUS;
    assertThat(house.get("/npm/left").text()).contains("/-/left-1.0.0.tgz");
    Answer refused = house.get(TARBALL);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text())
        .contains("left 1.0.0 is blocked: malicious by rule steals-tokens: reads the npm token")
        .contains("(index.js:1; rule set rules-1)");
    assertThat(house.get("/npm/left").text()).doesNotContain("/-/left-1.0.0.tgz");
    house = house.reopen(config, inspector);
    assertThat(house.get("/npm/left").text()).doesNotContain("/-/left-1.0.0.tgz");
    assertThat(house.get(TARBALL, "Range: bytes=0-0").status()).isEqualTo(403);
    assertThat(inspector.asked).hasValue(1);
    assertThat(house.facts("gate.pull")).isEmpty();
  }

  /** The wait is over before anybody asks for the file. */
  @Test
  void whatADocumentShowsIsInspectedAhead() throws Exception {
    registry.publish("left", "1.1.0");
    registry.publish("left", "2.0.0-beta.1");
    assertThat(house.get("/npm/left").text()).contains("/-/left-1.1.0.tgz");
    await().untilAsserted(() -> assertThat(inspector.files).containsExactly("left-1.1.0.tgz"));
    await().until(() -> !house.facts("gate.inspected").isEmpty());
    assertThat(house.facts("gate.pull")).isEmpty();
    assertThat(house.get("/npm/left/-/left-1.1.0.tgz").status()).isEqualTo(200);
    assertThat(inspector.asked).hasValue(1);
  }

  @Test
  void whatIsFoundAheadIsNotListedAgain() throws Exception {
    inspector.result = Result.MALICIOUS;
    assertThat(house.get("/npm/left").text()).contains("/-/left-1.0.0.tgz");
    await()
        .untilAsserted(
            () -> assertThat(house.get("/npm/left").text()).doesNotContain("/-/left-1.0.0.tgz"));
  }

  @Test
  void otherRulesAreAskedAnew() throws Exception {
    inspector.result = Result.SUSPICIOUS;
    assertThat(house.get(TARBALL).status()).isEqualTo(403);
    Fake better = new Fake("rules-2");
    house = house.reopen(config, better);
    assertThat(house.get(TARBALL).status()).isEqualTo(200);
    assertThat(better.asked).hasValue(1);
  }

  @Test
  void whatIsCachedIsInspectedByNewRulesBeforeAnybodyAsks() throws Exception {
    registry.publish("left", "1.1.0");
    assertThat(house.get(TARBALL).status()).isEqualTo(200);
    assertThat(house.get("/npm/left/-/left-1.1.0.tgz").status()).isEqualTo(200);
    Fake better = new Fake("rules-2");
    better.result = Result.MALICIOUS;
    house = house.reopen(config, better);
    await().untilAsserted(() -> assertThat(better.asked).hasValue(2));
    await()
        .untilAsserted(() -> assertThat(house.get("/npm/left").text()).doesNotContain("/-/left-1"));
    assertThat(better.asked).hasValue(2);
  }

  @Test
  void whoWaitsTooLongIsToldToComeBack() throws Exception {
    inspector.budget = Duration.ZERO;
    inspector.mayEnd = new CountDownLatch(1);
    for (int i = 0; i < 3; i++) {
      Answer answer = house.get(TARBALL);
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.headers().first("Retry-After")).contains("10");
      assertThat(answer.text()).contains("left-1.0.0.tgz is not inspected yet", "it goes on");
    }
    assertThat(house.facts("gate.pull")).isEmpty();
    inspector.budget = Duration.ofMinutes(1);
    inspector.mayEnd.countDown();
    assertThat(house.get(TARBALL).status()).isEqualTo(200);
    assertThat(inspector.asked).hasValue(1);
  }

  /** Part of what nobody has looked into yet is no less dangerous, and leaves no later verdict. */
  @Test
  void aRangeBeforeTheInspectionGetsNoByte() throws Exception {
    inspector.budget = Duration.ZERO;
    inspector.mayEnd = new CountDownLatch(1);
    for (String range : List.of("bytes=0-0", "bytes=-1", "bytes=1-", "bytes=999999-")) {
      Answer early = house.get(TARBALL, "Range: " + range);
      assertThat(early.status()).as(range).isEqualTo(503);
      assertThat(early.headers().first("Content-Range")).as(range).isEmpty();
      assertThat(early.text()).as(range).contains("left-1.0.0.tgz is not inspected yet");
    }
    assertThat(house.head(TARBALL, "Range: bytes=0-0").status()).isEqualTo(503);
    assertThat(house.facts("gate.pull")).isEmpty();
    inspector.result = Result.MALICIOUS;
    inspector.mayEnd.countDown();
    inspector.budget = Duration.ofMinutes(1);
    assertThat(house.get(TARBALL, "Range: bytes=0-0").status()).isEqualTo(403);
    assertThat(house.facts("gate.pull")).isEmpty();
    assertThat(inspector.asked).hasValue(1);
  }

  @Test
  void aBrokenInspectorLetsNothingThrough() throws Exception {
    inspector.broken = true;
    Answer answer = house.get(TARBALL);
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.text()).contains("the inspector failed", "the scanner went away");
    inspector.broken = false;
    assertThat(house.get(TARBALL).status()).isEqualTo(200);
  }

  @Test
  void withoutOneNothingIsSaidOfInspection() throws Exception {
    house = house.reopen(config);
    assertThat(house.get(TARBALL).status()).isEqualTo(200);
    assertThat(house.fact("gate.pull").body()).doesNotContain("inspect");
  }
}
