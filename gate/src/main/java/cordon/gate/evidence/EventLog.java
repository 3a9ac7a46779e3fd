package cordon.gate.evidence;

import cordon.base.Ecosystem;
import cordon.gate.GateEventQuery;
import cordon.gate.GateEvents;
import cordon.gate.evidence.EventSearch.Found;
import cordon.ledger.Fact;
import cordon.ledger.Ledger;
import cordon.store.Database;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/** Finds gate events by what people ask for. */
public final class EventLog {
  public static final int MOST = 1000;

  /** The kinds of facts that it finds. */
  public static final SortedSet<String> TYPES =
      Collections.unmodifiableSortedSet(new TreeSet<>(EventRow.TYPES));

  /** First of all in the bodies of this package. */
  private static final Pattern ADDRESS = Pattern.compile("\\{\"address\":\"(~[A-Za-z0-9_-]{43})\"");

  private final Database database;
  private final Ledger ledger;
  private final EventIndex index;

  public EventLog(Database database, Ledger ledger, EventIndex index) {
    this.database = database;
    this.ledger = ledger;
    this.index = index;
  }

  /**
   * Facts as people read them: with the address of the client where the fact has only its token and
   * it was not forgotten, and with how often an answer was given again on its day.
   */
  public GateEvents find(GateEventQuery query) {
    int limit = Math.clamp(query.limit(), 1, MOST);
    index.catchUp();
    return database.read(h -> find(h, query, limit));
  }

  private GateEvents find(Handle h, GateEventQuery query, int limit) {
    List<Found> found = new EventSearch(h, ledger, query).newest(limit + 1);
    boolean more = found.size() > limit;
    List<Found> page = more ? found.subList(0, limit) : found;
    Map<Long, Fact> facts = new HashMap<>();
    ledger
        .read(h, page.stream().map(Found::sequence).toList())
        .forEach(fact -> facts.put(fact.sequence(), fact));
    Map<String, String> addresses =
        ledger
            .personal()
            .reveal(
                h, page.stream().map(Found::address).filter(a -> !a.isEmpty()).distinct().toList());
    List<Fact> shown =
        page.stream()
            .flatMap(one ->
                Optional.ofNullable(facts.get(one.sequence())).stream()
                    .map(fact -> shown(fact, one.address(), addresses, one.again())))
            .toList();
    return new GateEvents(
        shown, more ? OptionalLong.of(page.getLast().sequence()) : OptionalLong.empty());
  }

  /** Facts with the addresses whose tokens stand in them, where those were not forgotten. */
  public List<Fact> revealed(List<Fact> facts) {
    Map<Long, String> tokens = new HashMap<>();
    for (Fact fact : facts) {
      Matcher address = ADDRESS.matcher(fact.body());
      if (address.lookingAt()) {
        tokens.put(fact.sequence(), address.group(1));
      }
    }
    if (tokens.isEmpty()) {
      return facts;
    }
    Map<String, String> known =
        database.read(h -> ledger.personal().reveal(h, Set.copyOf(tokens.values())));
    return facts.stream()
        .map(fact -> shown(fact, tokens.getOrDefault(fact.sequence(), ""), known, 0))
        .toList();
  }

  private static Fact shown(Fact fact, String token, Map<String, String> addresses, long again) {
    String body = fact.body();
    String address = addresses.get(token);
    if (address != null) {
      body = body.replace("\"" + token + "\"", "\"" + address + "\"");
    }
    if (again > 0) {
      body = body.substring(0, body.length() - 1) + ",\"again\":" + again + "}";
    }
    return new Fact(
        fact.sequence(),
        fact.id(),
        fact.time(),
        fact.learned(),
        fact.type(),
        fact.actor(),
        fact.subject(),
        body);
  }

  /** How many events of each type there were since an instant, for packages of one ecosystem. */
  public Map<String, Long> counts(Ecosystem ecosystem, Instant since) {
    Map<String, Long> counts = new TreeMap<>();
    index.catchUp();
    database.read(h -> {
      h.createQuery(
              "select type, count(*) from gate_event where at >= :since and package like :purls"
                  + " group by type")
          .bind("since", since.toEpochMilli())
          .bind("purls", "pkg:" + ecosystem.purlType() + "/%")
          .map((rs, context) -> Map.entry(rs.getString(1), rs.getLong(2)))
          .forEach(e -> counts.put(e.getKey(), e.getValue()));
      return true;
    });
    return counts;
  }

  /** How many events of a type there were since then. */
  public long count(String type, Instant from) {
    index.catchUp();
    return database.read(h ->
        h.createQuery("select count(*) from gate_event where at >= :from and type = :type")
            .bind("from", from.toEpochMilli())
            .bind("type", type)
            .mapTo(Long.class)
            .one());
  }
}
