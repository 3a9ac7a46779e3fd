package cordon.gate.evidence;

import cordon.gate.GateEventQuery;
import cordon.ledger.Ledger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** A question to the log as SQL, one text for both databases. */
final class EventSearch {
  private final Ledger ledger;
  private final Handle h;
  private final StringBuilder where = new StringBuilder("sequence < :before");
  private final Map<String, Object> values = new HashMap<>();
  private final Map<String, List<String>> lists = new HashMap<>();

  /** What the log keeps beside a fact and shows with it. */
  record Found(long sequence, String address, long again) {}

  EventSearch(Handle h, Ledger ledger, GateEventQuery query) {
    this.h = h;
    this.ledger = ledger;
    values.put("before", query.before());
    equal("type", query.type());
    equal("package", query.packagePurl());
    equal("version", query.version());
    equal("verdict", query.verdict().map(v -> v.word()));
    equal("sha256", query.sha256());
    query.actor().ifPresent(this::actor);
    query.address().ifPresent(this::address);
    query.claims().forEach(this::claim);
    query.from().map(Instant::toEpochMilli).ifPresent(t -> bound(">=", "since", t));
    query.to().map(Instant::toEpochMilli).ifPresent(t -> bound("<", "till", t));
    query.client().ifPresent(this::client);
  }

  List<Found> newest(int limit) {
    String sql =
        "select e.sequence, e.address, coalesce((select w.again from gate_withheld w"
            + " where w.sequence = e.sequence), 0) from (select sequence, address from gate_event"
            + " where "
            + where
            + " order by sequence desc limit :limit) e order by e.sequence desc";
    try (Query query = h.createQuery(sql)) {
      query.bindMap(values).bind("limit", limit);
      lists.forEach(query::bindList);
      return query
          .map((row, context) -> new Found(row.getLong(1), row.getString(2), row.getLong(3)))
          .list();
    }
  }

  private void equal(String column, Optional<String> value) {
    value.ifPresent(v -> {
      where.append(" and ").append(column).append(" = :").append(column);
      values.put(column, v);
    });
  }

  /** Tokens of the ledger; the name itself for words, and for events from before there were any. */
  private void actor(String actor) {
    where.append(" and actor in (<actors>)");
    lists.put("actors", named(actor));
  }

  /** Of a client that is known by more than its address, or by nothing else. */
  private void address(String address) {
    where.append(" and (address in (<addresses>) or actor in (<nameless>))");
    lists.put("addresses", named(address));
    lists.put("nameless", named("address:" + address));
  }

  private List<String> named(String value) {
    List<String> all = new ArrayList<>(ledger.personal().tokensOf(h, value));
    all.add(value);
    return all;
  }

  private void claim(String name, String value) {
    int number = values.size();
    where.append(
        " and workload in (select workload from gate_claim where name = :claim%d and value = :of%d)"
            .formatted(number, number));
    values.put("claim" + number, name);
    values.put("of" + number, value);
  }

  private void bound(String operator, String name, long time) {
    where.append(" and at ").append(operator).append(" :").append(name);
    values.put(name, time);
  }

  private void client(String part) {
    where.append(" and lower(client) like :client escape '!'");
    values.put("client", "%" + literal(part.toLowerCase(Locale.ROOT)) + "%");
  }

  private static String literal(String part) {
    return part.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }
}
