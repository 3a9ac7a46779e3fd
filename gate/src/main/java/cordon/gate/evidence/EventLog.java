package cordon.gate.evidence;

import cordon.base.Ecosystem;
import cordon.gate.GateEventQuery;
import cordon.gate.GateEvents;
import cordon.ledger.Fact;
import cordon.ledger.FactQuery;
import cordon.ledger.Ledger;
import cordon.store.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Finds gate events by what people ask for. */
public final class EventLog {
  public static final int MOST = 1000;

  private final Database database;
  private final Ledger ledger;

  public EventLog(Database database, Ledger ledger) {
    this.database = database;
    this.ledger = ledger;
  }

  public GateEvents find(GateEventQuery query) {
    int limit = Math.clamp(query.limit(), 1, MOST);
    List<Long> found = database.read(h -> sequences(h, query, limit + 1));
    boolean more = found.size() > limit;
    List<Long> page = more ? found.subList(0, limit) : found;
    List<Fact> facts = new ArrayList<>(page.size());
    page.forEach(sequence -> facts.add(fact(sequence)));
    return new GateEvents(facts, more ? OptionalLong.of(page.getLast()) : OptionalLong.empty());
  }

  /** How many events of each type there were since an instant, for packages of one ecosystem. */
  public Map<String, Long> counts(Ecosystem ecosystem, Instant since) {
    Map<String, Long> counts = new TreeMap<>();
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
    return database.read(h ->
        h.createQuery("select count(*) from gate_event where at >= :from and type = :type")
            .bind("from", from.toEpochMilli())
            .bind("type", type)
            .mapTo(Long.class)
            .one());
  }

  private static List<Long> sequences(Handle h, GateEventQuery query, int limit) {
    Map<String, Object> values = new HashMap<>();
    StringBuilder where = new StringBuilder("sequence < :before");
    values.put("before", query.before());
    equal(where, values, "type", query.type());
    equal(where, values, "package", query.packagePurl());
    equal(where, values, "version", query.version());
    equal(where, values, "actor", query.actor());
    equal(where, values, "verdict", query.verdict().map(v -> v.word()));
    query.from().map(Instant::toEpochMilli).ifPresent(t -> bound(where, values, ">=", "since", t));
    query.to().map(Instant::toEpochMilli).ifPresent(t -> bound(where, values, "<", "till", t));
    query
        .client()
        .ifPresent(part -> {
          where.append(" and lower(client) like :client escape '!'");
          values.put("client", "%" + literal(part.toLowerCase(Locale.ROOT)) + "%");
        });
    return h.createQuery(
            "select sequence from gate_event where "
                + where
                + " order by sequence desc limit :limit")
        .bindMap(values)
        .bind("limit", limit)
        .mapTo(Long.class)
        .list();
  }

  private static void equal(
      StringBuilder where, Map<String, Object> values, String column, Optional<String> value) {
    value.ifPresent(v -> {
      where.append(" and ").append(column).append(" = :").append(column);
      values.put(column, v);
    });
  }

  private static void bound(
      StringBuilder where, Map<String, Object> values, String operator, String name, long time) {
    where.append(" and at ").append(operator).append(" :").append(name);
    values.put(name, time);
  }

  private static String literal(String part) {
    return part.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }

  private Fact fact(long sequence) {
    FactQuery one =
        new FactQuery(
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            sequence - 1,
            1);
    return ledger.read(one).getFirst();
  }
}
