package cordon.app.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.app.RunningServer;
import cordon.app.ServerCalls;
import cordon.app.wiring.Wiring;
import cordon.terminal.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Facts are read page by page, each once, and the last page names no other. */
class FactListTest {
  private static final String FACTS = "/api/v1/ledger/facts?type=gate.";

  @TempDir Path home;

  @Test
  void thePagesHaveAllFactsOnce() {
    Path data = home.resolve("data");
    try (Wiring house = RunningServer.start(home, data)) {
      ServerCalls calls = ServerCalls.to(house, data);
      for (String name : List.of("a", "b", "c", "d")) {
        calls.send(
            "POST",
            "/api/v1/gate/blocks",
            "{\"purl\":\"pkg:npm/%s\",\"reason\":\"typosquat\"}".formatted(name));
      }
      List<Long> all = sequences(get(calls, ""));
      assertThat(all).hasSizeGreaterThanOrEqualTo(4).isSorted();
      List<Long> paged = new ArrayList<>();
      String cursor = "";
      do {
        Json page = get(calls, "&limit=2" + cursor);
        paged.addAll(sequences(page));
        cursor = page.string("next").isEmpty() ? "" : "&cursor=" + page.string("next");
      } while (!cursor.isEmpty());
      assertThat(paged).isEqualTo(all);
      assertThat(sequences(get(calls, "&after=" + all.getFirst())))
          .isEqualTo(all.subList(1, all.size()));
      assertThat(get(calls, "&limit=" + all.size()).at("next")).isEmpty();
    }
  }

  private static Json get(ServerCalls calls, String more) {
    return Json.read(calls.send("GET", FACTS + more, ""));
  }

  private static List<Long> sequences(Json page) {
    return page.list("items").stream().map(fact -> fact.number("sequence", -1)).toList();
  }
}
