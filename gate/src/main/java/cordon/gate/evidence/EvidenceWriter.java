package cordon.gate.evidence;

import cordon.ledger.Fact;
import cordon.ledger.FactDraft;
import cordon.ledger.Ledger;
import cordon.store.Batches;
import cordon.store.Database;
import cordon.store.Durability;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.jdbi.v3.core.Handle;

/**
 * Writes many events at once: facts and counts of repeated answers share one transaction and one
 * forced write, whoever they are for. What the log is searched by follows from the facts and is
 * written behind them, see {@link EventIndex}.
 */
final class EvidenceWriter {
  private final Ledger ledger;
  private final AddressTokens addresses;
  private final Batches<Event, Long> batches;

  EvidenceWriter(Database database, Ledger ledger, AddressTokens addresses, Durability durability) {
    this.ledger = ledger;
    this.addresses = addresses;
    this.batches = new Batches<>(database, durability, this::write);
  }

  /**
   * What happened.
   *
   * @param packagePurl without version
   * @param address of a client whose identity is not its address; empty otherwise
   * @param token of the address, in the draft's body
   * @param answer names what may be counted after the first time; empty for what is written always
   */
  record Event(
      FactDraft draft, String packagePurl, String address, String token, Optional<String> answer) {}

  /**
   * Returns when it is as durable as configured.
   *
   * @return the fact's sequence; -1 for what was only counted
   */
  long durably(Event event) {
    Ledger.check(event.draft);
    try {
      return batches.add(event).join();
    } catch (CompletionException e) {
      // What stops a person is to reach them as it is.
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private List<Long> write(Handle h, List<Event> events) {
    List<Event> fresh = new ArrayList<>(events.size());
    Set<String> answers = new HashSet<>();
    List<Integer> places = new ArrayList<>(events.size());
    List<String> repeats = new ArrayList<>();
    for (Event event : events) {
      Optional<String> answer = event.answer;
      if (answer.isPresent() && !answers.add(answer.get())) {
        repeats.add(answer.get());
        places.add(-1);
      } else if (answer.isPresent() && WithheldAnswers.again(h, answer.get(), event.draft.time())) {
        places.add(-1);
      } else {
        places.add(fresh.size());
        fresh.add(current(h, event));
      }
    }
    List<Fact> facts = ledger.appendChecked(h, fresh.stream().map(Event::draft).toList());
    firsts(h, fresh, facts);
    for (String answer : repeats) {
      WithheldAnswers.again(h, answer, events.getLast().draft.time());
    }
    return places.stream().map(p -> p < 0 ? -1L : facts.get(p).sequence()).toList();
  }

  /** An address may have been forgotten since its token was put into the body. */
  private Event current(Handle h, Event event) {
    if (event.address.isEmpty()) {
      return event;
    }
    String token = addresses.current(h, event.address, event.token);
    if (token.equals(event.token)) {
      return event;
    }
    FactDraft old = event.draft;
    String body = old.body().replace(event.token, token);
    return new Event(
        new FactDraft(old.type(), old.time(), old.actor(), old.subject(), body),
        event.packagePurl,
        event.address,
        token,
        event.answer);
  }

  private static void firsts(Handle h, List<Event> events, List<Fact> facts) {
    for (int i = 0; i < facts.size(); i++) {
      Event event = events.get(i);
      if (event.answer.isPresent()) {
        WithheldAnswers.first(
            h, event.answer.get(), event.packagePurl, facts.get(i).sequence(), event.draft.time());
      }
    }
  }
}
