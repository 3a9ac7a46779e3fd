package cordon.gate.pages;

import cordon.ledger.Fact;
import cordon.web.live.LiveTopics;
import cordon.web.pages.Text;
import java.util.List;
import java.util.Set;

/** Shows what happens at the gate to the pages that are open. */
public final class LiveLog {
  private static final Set<String> SHOWN = Set.copyOf(ActivityFilter.TYPES);

  /** Pages of exceptions are taken anew, because everybody sees other buttons. */
  static final String EXCEPTIONS_TOPIC = "gate-exceptions";

  private static final List<String> EXCEPTIONS =
      List.of("gate.waiver.", "gate.block.", "gate.emergency.", "gate.request.");

  private final LiveTopics live;

  public LiveLog(LiveTopics live) {
    this.live = live;
  }

  /** Whether any page that shows what happens is open. */
  public boolean wanted() {
    return live.hasListeners(EventRows.TOPIC) || live.hasListeners(EXCEPTIONS_TOPIC);
  }

  /** Takes every fact of the house; rows are made only while somebody looks. */
  public void accept(Fact fact) {
    if (SHOWN.contains(fact.type()) && live.hasListeners(EventRows.TOPIC)) {
      live.publish(EventRows.TOPIC, EventRows.EVENT, EventRows.row(EventView.of(fact)));
    }
    if (EXCEPTIONS.stream().anyMatch(fact.type()::startsWith)) {
      live.publish(EXCEPTIONS_TOPIC, "changed", Text.of(fact.type()));
    }
  }
}
