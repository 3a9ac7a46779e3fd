package cordon.exposure.answer;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.TimeWindow;
import cordon.exposure.ExposureAnswer;
import cordon.exposure.ExposureAnswer.ExposedUnit;
import cordon.exposure.ExposureAnswer.UnknownUnit;
import cordon.exposure.ExposureQuestion;
import cordon.exposure.ExposureQuestion.Target;
import cordon.exposure.ExposureQuestion.Versions;
import cordon.exposure.Grade;
import cordon.exposure.graph.GraphBuilder;
import cordon.exposure.graph.Observations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Nobody is called clean on less than proof. */
class SilenceTest {
  private static final Instant FROM = Instant.parse("2026-03-24T10:39:00Z");
  private static final Instant TO = Instant.parse("2026-03-24T11:19:00Z");
  private static final Instant BEFORE = FROM.minusSeconds(60);
  private static final Instant AFTER = TO.plusSeconds(60);
  private static final Instant LATER = Instant.parse("2027-04-03T00:00:00Z");
  private static final String BAD = "pypi/litellm@1.82.8";
  private static final String GOOD = "pypi/litellm@1.82.6";
  private static final String OTHER = "pypi/rich@14.0.0";

  private final Observations observed = new Observations();

  private ExposureAnswer answer(String name) {
    return Answering.answer(
        GraphBuilder.build(observed, LATER),
        new ExposureQuestion(
            List.of(new Target("pypi", name, new Versions.Listed(List.of("1.82.8")))),
            Optional.of(new TimeWindow(FROM, TO)),
            LATER));
  }

  private void excludes(int units) {
    assertThat(answer("litellm").coverage().excluded()).isEqualTo(units);
  }

  private void doesNotKnow(String why) {
    excludes(0);
    assertThat(answer("litellm").coverage().unknown())
        .extracting(UnknownUnit::why)
        .singleElement()
        .asString()
        .contains(why);
  }

  @Test
  void completeDocumentsOnBothSidesExclude() {
    observed.locked("a", BEFORE, OTHER).locked("a", AFTER, OTHER);
    excludes(1);
  }

  @Test
  void whoHadItOutsideOfTheWindowIsNotWithoutIt() {
    observed
        .locked("before", BEFORE, BAD)
        .locked("before", AFTER, BAD)
        .locked("after", BEFORE, GOOD)
        .locked("after", TO, GOOD)
        .locked("after", AFTER, BAD)
        .locked("gone", FROM.minusSeconds(90), BAD)
        .locked("gone", BEFORE, GOOD)
        .locked("gone", AFTER, GOOD)
        .locked("never", BEFORE, GOOD)
        .locked("never", AFTER, GOOD);
    excludes(2);
    assertThat(answer("litellm").outside())
        .extracting(ExposedUnit::name)
        .containsExactlyInAnyOrder("before", "after", "gone");
  }

  @Test
  void aListThatDoesNotClaimToBeWholeLeavesItsUnitUnknown() {
    observed
        .lockedAt("a", "uv.lock", BEFORE, OTHER)
        .lockedAt("a", "uv.lock", AFTER, OTHER)
        .partial("a", "sbom.json", BEFORE, OTHER);
    doesNotKnow("does not claim to be complete");
    observed.ended("a", "sbom.json", FROM.minusSeconds(30));
    excludes(1);
  }

  @Test
  void whatEndedTellsNothingOfWhatCameAfter() {
    observed
        .lockedAt("a", "uv.lock", FROM.minus(Duration.ofDays(2)), OTHER)
        .ended("a", "uv.lock", BEFORE);
    doesNotKnow("gone before the window ended");
    observed.lockedAt("a", "new/uv.lock", BEFORE, OTHER).lockedAt("a", "new/uv.lock", AFTER, OTHER);
    excludes(1);
  }

  @Test
  void whatEndedAndCameBackTellsOfTheTimeSince() {
    observed
        .lockedAt("a", "uv.lock", FROM.minus(Duration.ofDays(9)), OTHER)
        .ended("a", "uv.lock", FROM.minus(Duration.ofDays(2)))
        .lockedAt("a", "uv.lock", BEFORE, OTHER)
        .lockedAt("a", "uv.lock", AFTER, OTHER);
    excludes(1);
  }

  @Test
  void anythingMayHaveComeAndGoneInALongPause() {
    observed
        .locked("a", FROM.minus(Duration.ofDays(28)), OTHER)
        .locked("a", TO.plus(Duration.ofDays(1)), OTHER);
    excludes(1);
    observed
        .locked("b", FROM.minus(Duration.ofDays(300)), OTHER)
        .locked("b", TO.plus(Duration.ofDays(9)), OTHER);
    assertThat(answer("litellm").coverage().unknown())
        .extracting(UnknownUnit::name)
        .containsExactly("b");
  }

  @Test
  void whatBuildsFetchForThemselvesStandsInNoLockfile() {
    observed.locked("a", BEFORE, OTHER).locked("a", AFTER, OTHER);
    assertThat(answer("setuptools").coverage().excluded()).isZero();
    assertThat(answer("setuptools").coverage().unknown().getFirst().why()).contains("builds");
  }

  @Test
  void theSurestEvidenceComesFirst() {
    observed
        .locked("a-open", BEFORE, "pypi/litellm")
        .pulled("b-pulled", FROM, BAD)
        .sighting("c-installed", FROM, FROM, Grade.INSTALLED, BAD)
        .sighting("d-ran", FROM, FROM, Grade.EXECUTED, BAD)
        .locked("e-locked", FROM, BAD);
    assertThat(answer("litellm").units())
        .extracting(ExposedUnit::grade)
        .containsExactly(
            Grade.EXECUTED, Grade.INSTALLED, Grade.FETCHED, Grade.LOCKED, Grade.COULD_RESOLVE);
  }

  @Test
  void aFileThatAskedForOneVersionMayAskForAnyLater() {
    observed
        .partial("later", "requirements.txt", FROM.minusSeconds(90), GOOD)
        .partial("later", "requirements.txt", BEFORE, "pypi/litellm")
        .partial("either", "requirements.txt", BEFORE, GOOD, "pypi/litellm")
        .partial("pinned", "requirements.txt", FROM.minusSeconds(90), "pypi/litellm")
        .partial("pinned", "requirements.txt", BEFORE, GOOD);
    assertThat(answer("litellm").units())
        .extracting(ExposedUnit::name)
        .containsExactlyInAnyOrder("either", "later");
  }
}
