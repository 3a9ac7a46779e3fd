package cordon.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishTimeTest {
  @ParameterizedTest
  @CsvSource({
    "2026-03-24T10:39:00.000Z, 2026-03-24T10:39:00Z",
    "2026-03-24T10:39:00.123456Z, 2026-03-24T10:39:00.123456Z",
    "2026-03-24T12:39:00+02:00, 2026-03-24T10:39:00Z",
  })
  void readsTimesWithAnOffset(String text, Instant at) {
    assertThat(PublishTime.parse(text)).isEqualTo(new PublishTime.Known(text, at));
    assertThat(PublishTime.parse(text).rawText()).contains(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "soon",
        "0",
        "1774348740",
        "2026-03-24",
        "2026-03-24T10:39:00",
        "2026-03-24 10:39:00Z",
        "24 Mar 2026 10:39:00 GMT",
        "2026-13-24T10:39:00Z",
        "2026-02-30T10:39:00Z",
        " 2026-03-24T10:39:00Z",
        "+10000-01-01T00:00:00Z",
        "+999999999-12-31T23:59:59Z",
        "-0001-01-01T00:00:00Z",
      })
  void guessesNothing(String text) {
    assertThat(PublishTime.parse(text)).isEqualTo(new PublishTime.Unparsable(text));
    assertThat(PublishTime.parse(text).instant()).isEmpty();
  }

  @Test
  void nothingSaidIsMissingAndMuchSaidIsCut() {
    assertThat(PublishTime.parse(null)).isEqualTo(new PublishTime.Missing());
    assertThat(PublishTime.parse("2".repeat(9999)).rawText().orElseThrow()).hasSize(64);
  }
}
