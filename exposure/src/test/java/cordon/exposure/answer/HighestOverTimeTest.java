package cordon.exposure.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import cordon.base.version.VersionScheme;
import cordon.exposure.answer.HighestOverTime.State;
import cordon.exposure.answer.HighestOverTime.Stretch;
import cordon.exposure.answer.HighestOverTime.Takes;
import cordon.exposure.graph.ReleaseTimes;
import cordon.exposure.graph.ReleaseTimes.Since;
import cordon.exposure.graph.ReleaseTimes.Stated;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Packages of many releases, and orders that are none. */
class HighestOverTimeTest {
  private static final Window WINDOW = new Window(1_000, 2_000);
  private static final Takes ALL = new Takes(version -> true, version -> true);
  private static final int MANY = 20_000;

  private static HighestOverTime of(
      VersionScheme scheme, Map<String, Since> since, Map<String, Stated> stated, String bad) {
    ReleaseTimes times = new ReleaseTimes(since, 3_000, stated);
    return new HighestOverTime(scheme, WINDOW, times, ALL, bad::equals, List.of(bad));
  }

  @Test
  void manyReleasesAreNotHeldAgainstEachOther() {
    Map<String, Since> since = new HashMap<>();
    Map<String, Stated> stated = new HashMap<>();
    for (int i = 0; i < MANY; i++) {
      since.put("1." + i, new Since(500, true));
      stated.put("1." + i + ".0", new Stated(400, 7));
    }
    ReleaseTimes times = new ReleaseTimes(since, 3_000, stated);
    List<Stretch> stretches =
        assertTimeoutPreemptively(
            Duration.ofSeconds(30),
            () ->
                new HighestOverTime(
                        VersionScheme.PYPI, WINDOW, times, ALL, v -> true, List.of("1.1", "1.2"))
                    .stretches());
    assertThat(stretches)
        .containsExactly(
            new Stretch(1_000, 2_000, State.BAD, "1." + (MANY - 1))); // as the registry writes it
  }

  @Test
  void anOrderThatGoesInACircleIsSortedAllTheSame() {
    Random random = new Random(13); // with which the sort of the JDK complains
    Map<String, Since> since = new HashMap<>();
    for (int i = 0; i < 120; i++) {
      int k = random.nextInt(60);
      String circle =
          switch (random.nextInt(3)) {
            case 0 -> ".0".repeat(k);
            case 1 -> "-jre" + k;
            default -> "-0-0-alpha" + k;
          };
      since.put("1" + circle, new Since(500, true));
    }
    assertThatThrownBy(() ->
            since.keySet().stream()
                .map(VersionScheme.MAVEN::parse)
                .sorted(Comparator.reverseOrder())
                .toList())
        .isInstanceOf(IllegalArgumentException.class);
    since.put("99", new Since(500, true));
    assertThat(of(VersionScheme.MAVEN, since, Map.of(), "99").stretches())
        .extracting(Stretch::state)
        .containsExactly(State.BAD);
  }
}
