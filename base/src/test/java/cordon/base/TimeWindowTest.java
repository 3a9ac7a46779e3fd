package cordon.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class TimeWindowTest {
  private static final Instant TEN = Instant.parse("2026-03-24T10:00:00Z");
  private static final Instant ELEVEN = Instant.parse("2026-03-24T11:00:00Z");
  private static final Instant NOON = Instant.parse("2026-03-24T12:00:00Z");

  @Test
  void beginsWithItsFirstMomentAndEndsBeforeItsLast() {
    TimeWindow window = new TimeWindow(TEN, ELEVEN);
    assertThat(window.contains(TEN.minusNanos(1))).isFalse();
    assertThat(window.contains(TEN)).isTrue();
    assertThat(window.contains(ELEVEN.minusNanos(1))).isTrue();
    assertThat(window.contains(ELEVEN)).isFalse();
    assertThat(window.length()).isEqualTo(Duration.ofHours(1));
    assertThat(window).hasToString("2026-03-24T10:00:00Z/2026-03-24T11:00:00Z");
  }

  @Test
  void windowsEndToEndShareNothing() {
    assertThat(new TimeWindow(TEN, ELEVEN).overlaps(new TimeWindow(ELEVEN, NOON))).isFalse();
    assertThat(new TimeWindow(TEN, NOON).intersection(new TimeWindow(ELEVEN, NOON)))
        .contains(new TimeWindow(ELEVEN, NOON));
    assertThat(new TimeWindow(TEN, TEN).isEmpty()).isTrue();
    assertThat(new TimeWindow(TEN, TEN).contains(TEN)).isFalse();
    assertThat(new TimeWindow(TEN, TEN).overlaps(new TimeWindow(TEN, NOON))).isFalse();
  }

  @Test
  void cannotEndBeforeItBegins() {
    assertThatThrownBy(() -> new TimeWindow(NOON, TEN))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("from 2026-03-24T12:00:00Z to 2026-03-24T10:00:00Z");
  }
}
