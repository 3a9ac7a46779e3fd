package cordon.exposure.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cordon.exposure.ExposureAnswer.ExposedUnit;
import cordon.exposure.ExposureAnswer.UnknownUnit;
import cordon.exposure.Grade;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnsweringTest extends LitellmQuestion {
  @Test
  void theWindowBeginsWithItsFirstMomentAndEndsBeforeItsLast() {
    observed
        .pulled("a", FROM.minusSeconds(1), BAD)
        .pulled("b", FROM, BAD)
        .pulled("c", TO.minusSeconds(1), BAD)
        .pulled("d", TO, BAD);

    assertThat(names(answer().units())).containsExactly("b", "c");
    assertThat(names(answer().outside())).containsExactly("a", "d");
  }

  @Test
  void oneVersionIsFoundInEverySpellingOfIt() {
    observed
        .pulled("v", FROM, "pypi/litellm@v1.82.7")
        .pulled("zero", FROM, "pypi/litellm@1.82.7.0")
        .pulled("other", FROM, "pypi/litellm@1.82.70");

    assertThat(names(answer().units())).containsExactly("v", "zero");
  }

  @Test
  void whatOnePlaceOfAUnitTellsSaysNothingOfAnother() {
    observed
        .lockedAt("moved", "old/uv.lock", FROM.minusSeconds(60), GOOD)
        .lockedAt("moved", "uv.lock", TO.plusSeconds(60), GOOD)
        .lockedAt("half", "uv.lock", FROM.minusSeconds(60), GOOD)
        .lockedAt("half", "uv.lock", TO.plusSeconds(60), GOOD)
        .lockedAt("half", "web/uv.lock", FROM.minusSeconds(60), GOOD);

    assertThat(answer().coverage().excluded()).isZero();
    assertThat(answer().coverage().unknown())
        .extracting(UnknownUnit::name)
        .containsExactly("half", "moved");
  }

  @Test
  void anEarlierPullOfAGoodVersionFixesNothing() {
    observed
        .pulled("a", FROM.minusSeconds(86_400), GOOD)
        .locked("a", FROM.minusSeconds(60), "pypi/litellm");

    assertThat(answer().units())
        .extracting(ExposedUnit::name, ExposedUnit::grade)
        .containsExactly(tuple("a", Grade.COULD_RESOLVE));
  }

  @Test
  void whatWasReplacedWithinTheFirstSecondOfTheWindowWasThere() {
    observed
        .locked("a", FROM.minusSeconds(60), GOOD)
        .locked("a", FROM, BAD)
        .locked("a", FROM.plusMillis(500), GOOD);

    assertThat(names(answer().units())).containsExactly("a");
  }

  @Test
  void aPullWithinTheWindowIsCertainAndALockfileBetweenTwoOthersIsNot() {
    observed
        .pulled("puller", FROM.plusSeconds(60), BAD)
        .locked("nightly", FROM.minusSeconds(3600), GOOD)
        .locked("nightly", TO.plusSeconds(3600), BAD);

    List<ExposedUnit> units = answer().units();
    assertThat(names(units)).containsExactly("puller", "nightly");
    assertThat(units.get(0).grade()).isEqualTo(Grade.FETCHED);
    assertThat(units.get(0).certain()).isTrue();
    assertThat(units.get(1).grade()).isEqualTo(Grade.LOCKED);
    assertThat(units.get(1).certain()).isFalse();
    assertThat(units.get(1).since()).contains(FROM);
  }

  @Test
  void whoLockedAnotherVersionOnBothSidesIsExcludedAndWhoIsSilentIsUnknown() {
    observed
        .locked("pinned", FROM.minusSeconds(60), GOOD)
        .locked("pinned", TO.plusSeconds(60), GOOD)
        .locked("silent", FROM.minusSeconds(60), GOOD)
        .locked("late", TO.plusSeconds(60), GOOD)
        .locked("other", FROM.minusSeconds(60), "npm/left-pad@1.0.0")
        .locked("other", TO.plusSeconds(60), "npm/left-pad@1.0.0");

    assertThat(answer().units()).isEmpty();
    assertThat(answer().coverage().units()).isEqualTo(4);
    assertThat(answer().coverage().excluded()).isEqualTo(1);
    assertThat(answer().coverage().unknown())
        .extracting(UnknownUnit::name)
        .containsExactly("late", "other", "silent");
  }

  @Test
  void whatAListMayLackOfOneTypeLeavesNoDoubtOfAnother() {
    String jar = "maven/org.example:app@1.0";
    observed
        .lockedBut("maven", "image", FROM.minusSeconds(60), GOOD, jar)
        .lockedBut("maven", "image", TO.plusSeconds(60), GOOD, jar)
        .lockedBut("pypi", "other", FROM.minusSeconds(60), GOOD)
        .lockedBut("pypi", "other", TO.plusSeconds(60));

    assertThat(answer().coverage().excluded()).isEqualTo(1);
    assertThat(answer().coverage().unknown())
        .extracting(UnknownUnit::name)
        .containsExactly("other");
  }

  @Test
  void whoAskedForAnyVersionCouldHaveResolvedABadOneUnlessItWasPinnedElsewhere() {
    observed
        .locked("open", FROM.minusSeconds(60), "pypi/litellm")
        .locked("both", FROM.minusSeconds(60), "pypi/litellm", GOOD)
        .locked("both", TO.plusSeconds(60), "pypi/litellm", GOOD);

    assertThat(names(answer().units())).containsExactly("open");
    assertThat(answer().units().getFirst().grade()).isEqualTo(Grade.COULD_RESOLVE);
  }

  @Test
  void whatOneLockfilePinsFixesNothingWhereAnotherOfTheUnitLeavesItOpen() {
    observed
        .lockedAt("two", "api/uv.lock", FROM.minusSeconds(60), GOOD)
        .lockedAt("two", "api/uv.lock", TO.plusSeconds(60), GOOD)
        .lockedAt("two", "batch/requirements.txt", FROM.minusSeconds(60), "pypi/litellm");

    assertThat(answer().units())
        .extracting(ExposedUnit::name, ExposedUnit::grade)
        .containsExactly(tuple("two", Grade.COULD_RESOLVE));
  }

  @Test
  void documentsAndTransfersThatShowItAreTold() {
    observed.pulled("a", FROM, BAD).locked("a", FROM.plusSeconds(60), BAD).pulled("a", FROM, BAD);

    assertThat(answer().units().getFirst().facts()).containsExactly(0, 2);
    assertThat(answer().units().getFirst().documents()).containsExactly(1);
  }

  @Test
  void aDocumentThatComesLateChangesWhatWeKnowNowAndNotWhatWeKnewThen() {
    Instant learned = TO.plusSeconds(86_400 * 7);
    observed.sighting("vendor-host", FROM.plusSeconds(60), learned, Grade.INSTALLED, BAD);

    assertThat(answer(learned.minusSeconds(1)).units()).isEmpty();
    assertThat(names(answer(learned).units())).containsExactly("vendor-host");
  }
}
