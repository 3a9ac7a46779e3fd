package cordon.gate.pages;

import cordon.gate.Gate;
import cordon.gate.GateEventQuery;
import cordon.gate.GateEvents;
import cordon.ledger.Fact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * A part of the filtered log.
 *
 * @param facts newest first
 * @param next before which sequence number it goes on; empty at the end
 */
record EventList(List<Fact> facts, OptionalLong next) {

  /** The answers to all queries of the filter as one list. */
  static EventList find(Gate gate, ActivityFilter filter, long before, int limit) {
    List<Fact> all = new ArrayList<>();
    boolean more = false;
    for (GateEventQuery query : filter.queries(before, limit)) {
      GateEvents events = gate.events(query);
      all.addAll(events.facts());
      more |= events.next().isPresent();
    }
    all.sort(Comparator.comparingLong(Fact::sequence).reversed());
    more |= all.size() > limit;
    List<Fact> shown = List.copyOf(all.subList(0, Math.min(limit, all.size())));
    return new EventList(
        shown,
        more && !shown.isEmpty()
            ? OptionalLong.of(shown.getLast().sequence())
            : OptionalLong.empty());
  }
}
