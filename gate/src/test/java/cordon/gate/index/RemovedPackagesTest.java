package cordon.gate.index;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.gate.Coordinate;
import cordon.gate.Credentials;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.Inspection;
import cordon.gate.Inspection.Finding;
import cordon.gate.Inspection.Result;
import cordon.gate.Inspector;
import cordon.gate.LocalOverride.Kind;
import cordon.gate.MovableClock;
import cordon.gate.OverrideDraft;
import cordon.gate.PolicySettings;
import cordon.gate.Upstream;
import cordon.gate.Verdict;
import cordon.gate.VersionSelector;
import cordon.testkit.http.RawClient.Answer;
import cordon.testkit.registry.NpmRegistry;
import cordon.testkit.registry.PypiFile;
import cordon.testkit.registry.PypiIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of releases that were here before their upstream took the package back. */
class RemovedPackagesTest {
  private static final String JSON = "Accept: application/vnd.pypi.simple.v1+json";
  private static final PypiFile KEPT = PypiFile.wheel("demo-pkg", "1.0");
  private static final PypiFile NEVER_ASKED_FOR = PypiFile.wheel("demo-pkg", "1.1");
  private static final PypiFile YOUNG =
      PypiFile.wheel("demo-pkg", "1.2").at(MovableClock.START.minus(Duration.ofDays(8)));
  private static final String PAGE = "/pypi/simple/demo-pkg/";
  private static final String FILES = "/pypi/files/demo-pkg/";
  private static final String LEFT = "/npm/left/-/left-1.0.0.tgz";

  @TempDir Path directory;
  private final PypiIndex index = PypiIndex.start();
  private final NpmRegistry registry = NpmRegistry.start();
  private final Fake inspector = new Fake("rules-1");
  private Optional<GateHouse> opened = Optional.empty();

  private static final class Fake implements Inspector {
    private final String ruleSet;
    private Result result = Result.CLEAN;

    Fake(String ruleSet) {
      this.ruleSet = ruleSet;
    }

    @Override
    public String ruleSet() {
      return ruleSet;
    }

    @Override
    public Duration budget() {
      return Duration.ofMinutes(1);
    }

    @Override
    public Inspection inspect(Coordinate coordinate, Digest sha256, Path file) throws IOException {
      List<Finding> none = List.of();
      return new Inspection(
          result, result == Result.CLEAN ? none : List.of(new Finding("odd", "it is odd", "")));
    }
  }

  @AfterEach
  void close() {
    opened.ifPresent(GateHouse::close);
    index.close();
    registry.close();
  }

  private GateConfig config(PolicySettings policy) {
    return GateConfig.of(
            List.of(
                Upstream.open(Ecosystem.PYPI, index.simple()),
                Upstream.open(Ecosystem.NPM, registry.url())))
        .with(policy);
  }

  private GateHouse open(PolicySettings policy) {
    index.publish(KEPT).publish(NEVER_ASKED_FOR);
    registry.publish("left", "1.0.0").publish("left", "1.1.0");
    GateHouse house = GateHouse.open(directory, config(policy), inspector);
    opened = Optional.of(house);
    return house;
  }

  private static PolicySettings serving() {
    return PolicySettings.DEFAULT.servingRemoved();
  }

  private void quarantine(GateHouse house) {
    house.settle();
    index.status("demo-pkg", "quarantined", "under investigation");
    for (PypiFile file : List.of(KEPT, NEVER_ASKED_FOR, YOUNG)) {
      index.remove("demo-pkg", file.fileName());
    }
    later(house);
  }

  private static void later(GateHouse house) {
    house.clock.advance(Duration.ofMinutes(6));
  }

  private static Answer file(GateHouse house, PypiFile file) throws IOException {
    return house.get(FILES + file.fileName());
  }

  @Test
  void withoutTheSettingNothingPassesAndEveryRouteSaysWhy() throws Exception {
    GateHouse house = open(PolicySettings.DEFAULT);
    byte[] bytes = file(house, KEPT).body();
    assertThat(bytes).isNotEmpty();
    assertThat(house.get(PAGE, JSON).text()).doesNotContain("\"yanked\"");
    quarantine(house);
    String why = "the upstream index has quarantined the project: under investigation";
    assertThat(house.get(PAGE, JSON).text())
        .contains("\"status\":\"quarantined\"", "is blocked: " + why)
        .contains("\"yanked\":\"demo-pkg 1.0", "\"yanked\":\"demo-pkg 1.1");
    assertThat(file(house, KEPT).status()).isEqualTo(403);
    assertThat(file(house, KEPT).reason())
        .isEqualTo("demo-pkg 1.0 is blocked (quarantined upstream)");
    assertThat(house.head(FILES + KEPT.fileName()).status()).isEqualTo(403);
    assertThat(house.get(FILES + KEPT.fileName() + ".metadata").status()).isEqualTo(403);
    Coordinate release = Coordinate.release(Ecosystem.PYPI, "default", "demo-pkg", "1.0");
    assertThat(house.gate.explain(release).orElseThrow().decision().text())
        .startsWith(why)
        .contains("gate.serve-removed");
    assertThat(house.fact("gate.upstream.removed").body()).contains("under investigation");
  }

  @Test
  void whatIsKeptCleanAndOldIsServedBySettingAndNothingElse() throws Exception {
    index.publish(YOUNG);
    GateHouse house = open(serving());
    byte[] bytes = file(house, KEPT).body();
    assertThat(file(house, YOUNG).status()).isEqualTo(200);
    quarantine(house);
    index.publish(PypiFile.wheel("demo-pkg", "1.3")); // by an index that does not know the rule
    house.clock.advance(Duration.ofMinutes(6));
    String page = house.get(PAGE, JSON).text();
    assertThat(page).contains("\"status\":\"quarantined\"").doesNotContain("1.3");
    assertThat(file(house, KEPT).body()).isEqualTo(bytes);
    assertThat(house.facts("gate.pull").getLast().body()).contains("\"removed\"", "quarantined");
    assertThat(house.get(FILES + KEPT.fileName() + ".metadata").status()).isEqualTo(404);
    assertThat(index.requests().to(PypiIndex.filePath(KEPT) + ".metadata")).isEmpty();
    assertThat(file(house, NEVER_ASKED_FOR).text()).contains("its bytes were not kept here");
    assertThat(file(house, PypiFile.wheel("demo-pkg", "1.3")).status()).isEqualTo(403);
    assertThat(file(house, YOUNG).status()).as("8 days old").isEqualTo(200);
    assertThat(index.requests().to(PypiIndex.filePath(NEVER_ASKED_FOR))).isEmpty();
  }

  @Test
  void whatWasYoungWhenThePackageWentDoesNotPassByGrowingOld() throws Exception {
    index.publish(PypiFile.wheel("demo-pkg", "1.2").at(MovableClock.START));
    GateHouse house = open(serving());
    waive(house, "1.2");
    assertThat(file(house, YOUNG).status()).isEqualTo(200);
    quarantine(house);
    house.clock.advance(Duration.ofDays(90));
    assertThat(file(house, YOUNG).text())
        .contains("it was not 7 days old when the upstream last listed it");
  }

  @Test
  void anInspectionThatIsNotCleanDoesNotPassAlsoByLaterRules() throws Exception {
    GateHouse house = open(serving());
    assertThat(file(house, KEPT).status()).isEqualTo(200);
    quarantine(house);
    assertThat(file(house, KEPT).status()).isEqualTo(200);
    Fake later = new Fake("rules-2");
    later.result = Result.NOT_INSPECTED;
    house = house.reopen(config(serving()), later);
    opened = Optional.of(house);
    assertThat(file(house, KEPT).text()).contains("its inspection here was not clean");
    house = house.reopen(config(serving()));
    opened = Optional.of(house);
    assertThat(file(house, KEPT).text()).contains("nobody inspects what is kept here");
  }

  @Test
  void aPackageThatComesBackIsDecidedAboutAsBefore() throws Exception {
    GateHouse house = open(PolicySettings.DEFAULT);
    assertThat(file(house, KEPT).status()).isEqualTo(200);
    quarantine(house);
    assertThat(file(house, KEPT).status()).isEqualTo(403);
    index.status("demo-pkg", "active", "");
    index.publish(KEPT);
    later(house);
    assertThat(file(house, KEPT).status()).isEqualTo(200);
    assertThat(file(house, NEVER_ASKED_FOR).status()).isEqualTo(404);
    assertThat(house.facts("gate.upstream.restored")).hasSize(1);
  }

  @Test
  void aWaiverOfExactlyOneReleaseLetsOutWhatIsKept() throws Exception {
    GateHouse house = open(PolicySettings.DEFAULT);
    assertThat(file(house, KEPT).status()).isEqualTo(200);
    quarantine(house);
    waive(house, "1.0");
    waive(house, "1.1");
    assertThat(file(house, KEPT).status()).isEqualTo(200);
    assertThat(file(house, NEVER_ASKED_FOR).status()).isEqualTo(403);
  }

  @Test
  void aDeletedNpmPackageIsRefusedOrServedTheSameWay() throws Exception {
    GateHouse house = open(serving());
    assertThat(house.get(LEFT).status()).isEqualTo(200);
    registry.remove("left");
    later(house);
    Answer document = house.get("/npm/left");
    assertThat(document.status()).isEqualTo(200);
    assertThat(document.text()).contains("left-1.0.0.tgz").doesNotContain("left-1.1.0.tgz");
    assertThat(house.get(LEFT).status()).isEqualTo(200);
    Answer refused = house.get("/npm/left/-/left-1.1.0.tgz");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text()).contains("the upstream has removed it");
    house = house.reopen(config(PolicySettings.DEFAULT), inspector);
    opened = Optional.of(house);
    assertThat(house.get("/npm/left").reason())
        .isEqualTo("left 1.1.0 is blocked (removed upstream)");
    assertThat(house.get(LEFT).status()).isEqualTo(403);
  }

  @Test
  void aRegistryThatAsksWhoWeAreIsNotBelievedThatSomethingIsGone() throws Exception {
    registry.publish("left", "1.0.0");
    registry.demand("Bearer secret");
    Upstream upstream =
        Upstream.open(Ecosystem.NPM, registry.url()).with(new Credentials.Bearer("secret"));
    GateHouse house =
        GateHouse.open(directory, GateConfig.of(List.of(upstream)).with(serving()), inspector);
    opened = Optional.of(house);
    assertThat(house.get(LEFT).status()).isEqualTo(200);
    registry.remove("left");
    later(house);
    assertThat(house.get("/npm/left").status()).isEqualTo(404);
    assertThat(house.get(LEFT).status()).isEqualTo(404);
  }

  @Test
  void whatIsKnownMaliciousStaysBlocked() throws Exception {
    GateHouse house = open(serving());
    assertThat(file(house, KEPT).status()).isEqualTo(200);
    quarantine(house);
    house.advisories.malicious(Ecosystem.PYPI, "demo-pkg", "1.0");
    Coordinate release = Coordinate.release(Ecosystem.PYPI, "default", "demo-pkg", "1.0");
    assertThat(house.gate.explain(release).orElseThrow().decision().verdict())
        .isEqualTo(Verdict.BLOCK);
    assertThat(file(house, KEPT).reason()).contains("MAL-2026-1");
  }

  private static void waive(GateHouse house, String version) {
    house.gate.add(
        new OverrideDraft(
            Kind.WAIVER,
            Ecosystem.PYPI,
            "demo-pkg",
            new VersionSelector.Exact(version),
            false,
            "needed",
            "test",
            Optional.of(house.clock.instant().plus(Duration.ofDays(1)))),
        "user:test");
  }
}
