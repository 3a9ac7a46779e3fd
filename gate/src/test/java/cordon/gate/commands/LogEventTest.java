package cordon.gate.commands;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.terminal.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogEventTest {

  /** Six wheels of one release are one release to a person. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | 1 | 1 | 1 release not shown: 1.0",
        "6 | 1 | 1 1 1 1 1 1 | 1 release not shown: 1.0",
        "6 | 2 | 1 1 1 2 2 2 | 2 releases not shown: 1.0, 2.0",
        "7 | 7 | 1 2 3 4 5 6 7 | 7 releases not shown: 1.0, 2.0, 3.0, 4.0, 5.0 and 2 more",
        "900 | 90 | 1 1 2 | 90 releases not shown: 1.0, 2.0 and 88 more",
        "9 | | 1 1 2 | 2 releases not shown: 1.0, 2.0"
      })
  void whatAnAnswerHidIsCountedInReleases(
      int files, Integer releases, String versions, String shown) {
    String counts = "'count':" + files + (releases == null ? "" : ",'releases':" + releases);
    StringBuilder list = new StringBuilder();
    for (String version : versions.split(" ")) {
      list.append(list.isEmpty() ? "" : ",").append("{'version':'").append(version).append(".0'}");
    }
    String event =
        "{'time':'2026-06-01T12:00:00Z','type':'gate.withheld','subject':'pkg:pypi/a','body':"
            + "{'withheld':{%s,'versions':[%s]}}}".formatted(counts, list);
    assertThat(LogEvent.of(Json.read(event.replace('\'', '"'))).reason()).isEqualTo(shown);
  }
}
