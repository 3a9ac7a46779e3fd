package cordon.app.ledger;

import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.ledger.FactQuery;
import cordon.ledger.Ledger;
import cordon.web.Cursor;
import cordon.web.Exchange;
import cordon.web.api.ItemPage;
import java.io.IOException;
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
    int limit = Cursor.limit(exchange, USUAL, MOST);
    ItemPage.sendFound(
        exchange,
        ledger.read(query(exchange, limit + 1)),
        limit,
        fact -> Long.toString(fact.sequence()),
        LedgerJson::fact);
  }

  private static FactQuery query(Exchange exchange, int most) {
    return new FactQuery(
        text(exchange, "type").orElse(""),
        text(exchange, "subject"),
        text(exchange, "actor"),
        Optional.empty(),
        Optional.empty(),
        Cursor.of(exchange, 1)
            .map(cursor -> cursor.key().getFirst())
            .or(() -> text(exchange, "after"))
            .map(FactList::sequence)
            .orElse(-1L),
        most);
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
      throw bad("after", "it is no sequence", "give the sequence of a fact");
    }
    return Long.parseLong(text);
  }

  private static ProblemException bad(String name, String why, String remedy) {
    return Problem.of("request/parameter", "`" + name + "` cannot be used", why, remedy)
        .asException();
  }
}
