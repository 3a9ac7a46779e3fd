package cordon.exposure.answer;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.TimeWindow;
import cordon.exposure.ExposureAnswer;
import cordon.exposure.ExposureAnswer.ExposedUnit;
import cordon.exposure.ExposureQuestion;
import cordon.exposure.ExposureQuestion.Target;
import cordon.exposure.ExposureQuestion.Versions;
import cordon.exposure.Grade;
import cordon.exposure.graph.GraphBuilder;
import cordon.exposure.graph.Observations;
import cordon.exposure.observation.Sighting.Open;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What requirements led to, by when releases came. */
class ResolutionTest {
  private static final Instant FROM = Instant.parse("2026-03-24T10:39:00Z");
  private static final Instant SECOND = Instant.parse("2026-03-24T10:52:00Z");
  private static final Instant TO = Instant.parse("2026-03-24T11:19:00Z");
  private static final Instant LATER = Instant.parse("2026-03-25T00:00:00Z");
  private static final List<String> BAD = List.of("1.82.7", "1.82.8");

  private final Observations house = new Observations();

  private Observations registry() {
    return house
        .released("pypi/litellm@1.82.6", FROM.minusSeconds(86_400))
        .released("pypi/litellm@1.82.7", FROM)
        .released("pypi/litellm@1.82.8", SECOND)
        .listed("pypi/litellm", LATER);
  }

  private ExposureAnswer answer() {
    return answer("pypi", "litellm", new Versions.Listed(BAD));
  }

  private ExposureAnswer answer(String type, String name, Versions versions) {
    return Answering.answer(
        GraphBuilder.build(house, LATER),
        new ExposureQuestion(
            List.of(new Target(type, name, versions)),
            Optional.of(new TimeWindow(FROM, TO)),
            LATER));
  }

  private void built(String unit, Instant at, String requirement) {
    house.built(unit, at, at, requirement);
  }

  private static void resolves(ExposureAnswer answer, String version) {
    assertThat(answer.units())
        .singleElement()
        .satisfies(unit -> {
          assertThat(unit.grade()).isEqualTo(Grade.RESOLVES);
          assertThat(unit.certain()).isTrue();
          assertThat(unit.why().orElseThrow()).startsWith(version + " was the highest");
        });
  }

  private static Optional<String> could(ExposureAnswer answer) {
    assertThat(answer.units()).extracting(ExposedUnit::grade).containsExactly(Grade.COULD_RESOLVE);
    return answer.units().getFirst().why();
  }

  private static void tookAnother(ExposureAnswer answer, String why) {
    assertThat(answer.units()).isEmpty();
    assertThat(answer.coverage().excluded()).isZero();
    assertThat(answer.coverage().unknown())
        .singleElement()
        .satisfies(unit -> assertThat(unit.why()).contains(why));
  }

  @Test
  void aBuildTookTheHighestOfItsTime() {
    registry();
    built("ci", Instant.parse("2026-03-24T10:45:00Z"), "pypi/litellm >=1.60");
    resolves(answer(), "1.82.7");
    built("ci", Instant.parse("2026-03-24T11:05:00Z"), "pypi/litellm >=1.60");
    resolves(answer(), "1.82.7");
  }

  @Test
  void theSecondIsTheHighestFromItsTimeOn() {
    registry();
    built("ci", Instant.parse("2026-03-24T11:05:00Z"), "pypi/litellm >=1.60");
    resolves(answer(), "1.82.8");
  }

  @Test
  void withoutTimesOrABuildItCould() {
    built("ci", Instant.parse("2026-03-24T11:05:00Z"), "pypi/litellm >=1.60");
    assertThat(could(answer())).isEmpty();
    registry();
    assertThat(answer().units().getFirst().grade()).isEqualTo(Grade.RESOLVES);
  }

  @Test
  void ofAFileThatNoBuildBroughtItCould() {
    registry().asked("ci", SECOND, SECOND, "pypi/litellm >=1.60", Open.BY_BUILDS);
    assertThat(could(answer())).isEmpty();
  }

  @Test
  void aHigherOneThatItTakesIsNoProofButToldSo() {
    registry().released("pypi/litellm@1.83.0", FROM.minusSeconds(60));
    built("ci", SECOND, "pypi/litellm >=1.60");
    tookAnother(answer(), "1.83.0 was the highest");
  }

  @Test
  void aHigherOneThatItDoesNotTakeChangesNothing() {
    registry()
        .released("pypi/litellm@1.83.0", FROM.minusSeconds(60))
        .released("pypi/litellm@1.82.9rc1", FROM.minusSeconds(60));
    built("ci", SECOND, "pypi/litellm >=1.60,<1.83");
    resolves(answer(), "1.82.8");
  }

  @Test
  void whatCameInTheWindowEndsItFromThen() {
    registry().released("pypi/litellm@1.83.0", SECOND.plusSeconds(60));
    built("ci", SECOND.plusSeconds(120), "pypi/litellm >=1.60");
    assertThat(could(answer())).isEmpty(); // another build of it may have run before
  }

  @Test
  void whatHadNotComeCouldNotBeTaken() {
    registry().released("pypi/litellm@1.82.8", TO.plusSeconds(60));
    built("ci", SECOND, "pypi/litellm ==1.82.8");
    tookAnother(answer(), "none of these that meets it had come");
  }

  @Test
  void reachBeginsWhereItCouldBeTaken() {
    registry();
    built("ci", TO, "pypi/litellm >=1.82.8");
    assertThat(could(answer()).orElseThrow()).contains("before " + SECOND);
    assertThat(answer().units().getFirst().since()).contains(SECOND);
  }

  @Test
  void aListThatWasReadBeforeDoesNotTellTheHighest() {
    registry();
    Observations early = new Observations();
    early
        .released("pypi/litellm@1.82.7", FROM)
        .listed("pypi/litellm", FROM.plusSeconds(60))
        .built("ci", SECOND, SECOND, "pypi/litellm");
    ExposureAnswer answer =
        Answering.answer(
            GraphBuilder.build(early, LATER),
            new ExposureQuestion(
                List.of(new Target("pypi", "litellm", new Versions.Listed(BAD))),
                Optional.of(new TimeWindow(FROM, TO)),
                LATER));
    could(answer);
  }

  @Test
  void aRemovedReleaseIsThereOverTheWindow() {
    house.released("pypi/litellm@1.82.6", FROM.minusSeconds(86_400)).listed("pypi/litellm", LATER);
    built("ci", SECOND, "pypi/litellm");
    resolves(answer(), "1.82.8");
  }

  @Test
  void whoPullsByTheGateWouldHavePulledIt() {
    registry().pulled("ci", SECOND.minusSeconds(5), "pypi/requests@2.0");
    built("ci", SECOND, "pypi/litellm");
    assertThat(could(answer()).orElseThrow()).contains("the gate");
  }

  @Test
  void npmMayTakeWhatATagNames() {
    house
        .released("npm/left@1.9.9", FROM)
        .released("npm/left@2.0.0", FROM.minusSeconds(60))
        .listed("npm/left", LATER);
    built("ci", SECOND, "npm/left >=1");
    assertThat(could(answer("npm", "left", new Versions.Listed(List.of("1.9.9"))))).isEmpty();
  }

  @Test
  void nugetTakesTheLowest() {
    house
        .released("nuget/Left@1.9.9", FROM)
        .released("nuget/Left@2.0.0", FROM.minusSeconds(60))
        .listed("nuget/Left", LATER);
    built("ci", SECOND, "nuget/Left 1.0");
    could(answer("nuget", "Left", new Versions.Listed(List.of("1.9.9"))));
  }

  @Test
  void cargoAndComposerTakeTheHighestThatIsNoPreRelease() {
    for (String type : List.of("cargo", "composer", "gem")) {
      String asked = type.equals("gem") ? "~> 1.2" : "^1.2";
      house
          .released(type + "/left@1.9.9", FROM)
          .released(type + "/left@1.10.0-beta1", FROM.minusSeconds(60))
          .released(type + "/left@2.0.0", FROM.minusSeconds(60))
          .listed(type + "/left", LATER);
      built("ci-" + type, SECOND, type + "/left " + asked);
      resolves(answer(type, "left", new Versions.Listed(List.of("1.9.9"))), "1.9.9");
    }
  }

  @Test
  void mavenRangesTakeTheHighestAndManagedVersionsDoNot() {
    house
        .released("maven/x:y@1.5", FROM)
        .released("maven/x:y@1.4", FROM.minusSeconds(60))
        .released("maven/x:y@2.0", FROM.minusSeconds(60))
        .listed("maven/x:y", LATER);
    built("ci", SECOND, "maven/x:y [1.0,2.0)");
    resolves(answer("maven", "x:y", new Versions.Listed(List.of("1.5"))), "1.5");
    built("managed", SECOND, "maven/x:y");
    assertThat(answer("maven", "x:y", new Versions.Listed(List.of("1.5"))).units())
        .extracting(ExposedUnit::grade)
        .containsExactly(Grade.RESOLVES, Grade.COULD_RESOLVE);
  }

  @Test
  void anInventoryWithoutAVersionIsNoRequirement() {
    registry().released("pypi/litellm@1.83.0", FROM.minusSeconds(60));
    house.asked("ci", SECOND, SECOND, "pypi/litellm", Open.UNTOLD);
    could(answer());
  }

  @Test
  void whatAnybodyHasSeenCountsBeforeWhatFollows() {
    registry().locked("ci", SECOND, "pypi/litellm@1.82.7");
    built("ci", SECOND, "pypi/litellm");
    assertThat(answer().units())
        .singleElement()
        .satisfies(unit -> {
          assertThat(unit.grade()).isEqualTo(Grade.LOCKED);
          assertThat(unit.why()).isEmpty();
        });
  }
}
