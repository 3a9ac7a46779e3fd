package cordon.app.ledger;

import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.ledger.Fact;
import cordon.ledger.FactQuery;
import cordon.ledger.Ledger;
import cordon.web.Cursor;
import cordon.web.Exchange;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A page of facts, oldest first. */
final class FactList {
  private static final int USUAL = 100;
  private static final int MOST = 1000;
  private static final int LONGEST = 2000;

  private final Ledger ledger;

  FactList(Ledger ledger) {
    this.ledger = ledger;
  }

  void list(Exchange exchange) throws IOException {
    FactQuery query = query(exchange);
    List<Fact> facts = ledger.read(query);
    exchange.setHeader("Cache-Control", "no-store");
    exchange.sendJson(
        200,
        json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("items");
          facts.forEach(fact -> LedgerJson.fact(json, fact));
          json.writeEndArray();
          if (facts.size() == query.limit()) {
            json.writeNumberProperty("next", facts.getLast().sequence());
          }
          json.writeEndObject();
        });
  }

  private static FactQuery query(Exchange exchange) {
    return new FactQuery(
        text(exchange, "type").orElse(""),
        text(exchange, "subject"),
        text(exchange, "actor"),
        Optional.empty(),
        Optional.empty(),
        text(exchange, "after").map(FactList::sequence).orElse(-1L),
        Cursor.limit(exchange, USUAL, MOST));
  }

  private static Optional<String> text(Exchange exchange, String name) {
    Optional<String> text = exchange.query(name).filter(t -> !t.isEmpty());
    if (text.isPresent() && text.get().length() > LONGEST) {
      throw bad(name, "it is longer than " + LONGEST + " characters", "shorten it");
    }
    return text;
  }

  private static long sequence(String text) {
    if (!text.matches("-1|[0-9]{1,18}")) {
      throw bad("after", "it is no sequence", "send the `next` of the page before");
    }
    return Long.parseLong(text);
  }

  private static ProblemException bad(String name, String why, String remedy) {
    return Problem.of("request/parameter", "`" + name + "` cannot be used", why, remedy)
        .asException();
  }
}
