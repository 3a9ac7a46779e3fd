package cordon.gate.pages;

import cordon.ledger.Fact;
import cordon.web.live.LiveTopics;
import java.util.Set;

/** Shows what happens at the gate to the pages that are open. */
public final class LiveLog {
  private static final Set<String> SHOWN = Set.copyOf(ActivityFilter.TYPES);

  private final LiveTopics live;

  public LiveLog(LiveTopics live) {
    this.live = live;
  }

  /** Takes every fact of the house; rows are made only while somebody looks. */
  public void accept(Fact fact) {
    if (SHOWN.contains(fact.type()) && live.hasListeners(EventRows.TOPIC)) {
      live.publish(EventRows.TOPIC, EventRows.EVENT, EventRows.row(EventView.of(fact)));
    }
  }
}
