package cordon.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.TimeWindow;
import cordon.exposure.ExposureQuestion.Target;
import cordon.exposure.ExposureQuestion.Versions;
import cordon.exposure.ReleaseLists.Listed;
import cordon.exposure.ReleaseLists.Release;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is learned later, of documents and of when releases came: what was answered stands. */
class AnsweredAsThenTest {
  private static final long SEED = 20261128;
  private static final Instant FROM = ExposureHouse.START.plusSeconds(1_800);
  private static final Instant TO = FROM.plusSeconds(7_200);
  private static final List<Target> TARGET =
      List.of(new Target("pypi", "litellm", new Versions.Listed(List.of("1.82.7", "1.82.8"))));

  @TempDir Path folder;
  private final Random random = new Random(SEED);
  private final List<Release> listed = new ArrayList<>();
  private Optional<Instant> checked = Optional.empty();

  private ExposureAnswer answer(Exposure exposure, Optional<Instant> asOf) {
    return exposure.answer(TARGET, Optional.of(new TimeWindow(FROM, TO)), asOf).held();
  }

  /** One more thing is learned. */
  private void learn(ExposureHouse house, Exposure exposure, int step) {
    house.now = house.now.plus(Duration.ofMinutes(1 + random.nextInt(6)));
    switch (random.nextInt(5)) {
      case 0 -> {
        String version = "1." + (80 + random.nextInt(step < 30 ? 3 : 5)) + "." + random.nextInt(9);
        boolean dated = random.nextInt(4) != 0;
        Optional<Instant> at = Optional.of(house.now).filter(now -> dated || random.nextBoolean());
        listed.add(new Release(version, at, dated));
        checked = Optional.of(house.now);
      }
      case 1 -> checked = Optional.of(house.now);
      case 2 ->
          exposure.record(
              Upload.of("uv.lock", "locks-" + step, Provenance.BUILD),
              new ByteArrayInputStream(uv(house.now).getBytes(StandardCharsets.UTF_8)),
              "token:x");
      default -> {
        String asked =
            List.of("litellm>=1.80,<1.83", "litellm", "litellm<1.83", "litellm==1.82.7", "requests")
                .get(random.nextInt(5));
        exposure.record(
            Upload.of("requirements.txt", "unit-" + random.nextInt(20), Provenance.BUILD)
                .of(new Build("", random.nextBoolean() ? "run-" + step : ""))
                .observed(house.now.minusSeconds(random.nextInt(1_000))),
            new ByteArrayInputStream((asked + "\n").getBytes(StandardCharsets.UTF_8)),
            "token:x");
      }
    }
  }

  private String uv(Instant now) {
    String version = "1.%d.%d".formatted(80 + random.nextInt(5), random.nextInt(9));
    return UvLocks.of("litellm", version, now.minusSeconds(600));
  }

  @Test
  void whatWasAnsweredStands() {
    Map<Instant, ExposureAnswer> answered = new LinkedHashMap<>();
    try (ExposureHouse house = new ExposureHouse(folder);
        Exposure exposure =
            Exposure.open(
                house.database,
                house.ledger,
                house.documents,
                () -> house.now,
                HarvestProfiles.UNKNOWN,
                (ecosystem, name) ->
                    checked
                        .map(at -> List.of(new Listed(at, List.copyOf(listed))))
                        .orElse(List.of()))) {
      listed.add(new Release("1.84.0", Optional.of(ExposureHouse.START), true));
      for (int step = 0; step < 50; step++) {
        learn(house, exposure, step);
        if (random.nextInt(3) == 0) {
          ExposureAnswer now = answer(exposure, Optional.empty());
          answered.put(now.question().asOf(), now);
        }
      }
      answered.forEach((asOf, then) ->
          assertThat(answer(exposure, Optional.of(asOf)))
              .as("seed %d, as of %s", SEED, asOf)
              .usingRecursiveComparison()
              .isEqualTo(then));
    }
    assertThat(answered.values().stream().flatMap(a -> a.units().stream()))
        .extracting(unit -> unit.grade())
        .contains(Grade.RESOLVES, Grade.COULD_RESOLVE, Grade.LOCKED);
    assertThat(answered.values().stream().flatMap(a -> a.coverage().unknown().stream()))
        .anyMatch(unit -> unit.why().contains("was the highest"));
  }
}
