package cordon.exposure.answer;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.exposure.ExposureAnswer.ExposedUnit;
import cordon.exposure.ExposureQuestion;
import cordon.exposure.ExposureQuestion.Target;
import cordon.exposure.ExposureQuestion.Versions;
import cordon.exposure.Grade;
import cordon.exposure.observation.VexClaim;
import cordon.exposure.observation.VexClaim.PackageVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClaimsTest {
  private static final Instant STATED = Instant.parse("2026-03-25T00:00:00Z");
  private static final Target LITELLM =
      new Target("pypi", "litellm", new Versions.Listed(List.of("1.82.7")));

  private static VexClaim claim(String status, String id, String version) {
    return new VexClaim(
        status,
        "Acme",
        Optional.of(STATED),
        "",
        List.of(id),
        List.of(new PackageVersion("pypi", "litellm", version)));
  }

  private static ExposedUnit unit(Grade grade, Instant since, VexClaim claim) {
    return new ExposedUnit(
        "u",
        grade,
        true,
        Optional.of(since),
        Optional.empty(),
        List.of("1.82.7"),
        List.of(),
        List.of(),
        Optional.empty(),
        Map.of("owner", "o", VexClaim.KEY + "x", claim.text()));
  }

  private static List<String> standing(ExposedUnit unit, Target target) {
    ExposureQuestion question =
        new ExposureQuestion(List.of(target), Optional.empty(), Instant.EPOCH);
    return Claims.of(unit, question).stream().map(c -> c.standing().word()).toList();
  }

  /** Hours from the moment of the claim to that at which the unit came by it. */
  @ParameterizedTest
  @CsvSource({
    "not_affected, FETCHED, -1, contradicted",
    "not_affected, INSTALLED, -1, contradicted",
    "not_affected, LOCKED, -1, unproven",
    "not_affected, COULD_RESOLVE, -1, unproven",
    "fixed, FETCHED, -1, unproven",
    "fixed, FETCHED, 1, contradicted",
    "fixed, INSTALLED, -1, contradicted",
    "fixed, LOCKED, 1, unproven",
    "affected, LOCKED, -1, agrees",
    "under_investigation, EXECUTED, -1, unproven"
  })
  void evidenceSpeaksAgainstAClaim(String status, Grade grade, long hours, String standing) {
    ExposedUnit unit =
        unit(grade, STATED.plusSeconds(3_600 * hours), claim(status, "CVE-1", "1.82.7.0"));
    assertThat(standing(unit, LITELLM)).containsExactly(standing);
  }

  @Test
  void aClaimConcernsWhatItNames() {
    ExposedUnit other = unit(Grade.LOCKED, STATED, claim("fixed", "CVE-1", "1.82.8"));
    assertThat(standing(other, LITELLM)).isEmpty();
    Target advisory =
        new Target(
            "pypi", "litellm", new Versions.Covered("CVE-1", List.of(), v -> false, r -> false));
    assertThat(standing(other, advisory)).hasSize(1);
    ExposedUnit any = unit(Grade.LOCKED, STATED, claim("fixed", "CVE-2", ""));
    assertThat(standing(any, LITELLM)).hasSize(1);
  }
}
