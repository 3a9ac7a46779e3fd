package cordon.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.TimeWindow;
import cordon.exposure.ExposureAnswer.ExposedUnit;
import cordon.exposure.ExposureQuestion.Target;
import cordon.exposure.ExposureQuestion.Versions;
import cordon.exposure.ReleaseLists.Listed;
import cordon.exposure.ReleaseLists.Release;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lockfiles say when releases came, where the registry's list does not. */
class LockedTimesTest extends HouseTest {
  private static final Instant FROM = ExposureHouse.START.plusSeconds(3_600);
  private static final Instant BUILT = FROM.plusSeconds(600);
  private static final Instant TO = FROM.plusSeconds(3_600);

  private Exposure exposure;

  @BeforeEach
  void open() {
    house.now = TO.plusSeconds(60);
    List<Release> undated =
        Stream.of("1.82.7", "1.83.0").map(v -> new Release(v, Optional.empty(), false)).toList();
    exposure =
        Exposure.open(
            house.database,
            house.ledger,
            house.documents,
            () -> house.now,
            HarvestProfiles.UNKNOWN,
            (ecosystem, name) -> List.of(new Listed(TO, undated)));
    brings("requirements.txt", "ci", "litellm>=1.80\n");
  }

  @AfterEach
  void close() {
    exposure.close();
  }

  private Recorded brings(String name, String unit, String text) {
    return exposure.record(
        Upload.of(name, unit, Provenance.BUILD).of(new Build("", "run-1")).observed(BUILT),
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        "token:x");
  }

  private ExposedUnit ci() {
    house.now = house.now.plusSeconds(1);
    return exposure
        .answer(
            List.of(new Target("pypi", "litellm", new Versions.Listed(List.of("1.82.7")))),
            Optional.of(new TimeWindow(FROM, TO)),
            Optional.empty())
        .held()
        .units()
        .stream()
        .filter(unit -> unit.name().equals("ci"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatALockfileSaysTellsWhatABuildTook() {
    assertThat(ci().grade()).isEqualTo(Grade.COULD_RESOLVE);
    brings("uv.lock", "bad", UvLocks.of("LiteLLM", "1.82.7", FROM));
    long document = brings("uv.lock", "good", UvLocks.of("LiteLLM", "1.83.0", TO)).document().id();
    brings("uv.lock", "again", UvLocks.of("LiteLLM", "1.83.0", TO));
    assertThat(ci().grade()).isEqualTo(Grade.RESOLVES);
    assertThat(ci().why().orElseThrow()).contains("as documents say (2, " + document + ")");
  }
}
