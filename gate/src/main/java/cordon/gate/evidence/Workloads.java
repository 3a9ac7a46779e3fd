package cordon.gate.evidence;

import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Numbers for sets of claims, so that an event names its CI job in eight bytes. */
final class Workloads {
  private Workloads() {}

  /** The number of this set of claims, 0 for none; in the caller's transaction. */
  static long number(Handle h, Map<String, String> claims) {
    if (claims.isEmpty()) {
      return 0;
    }
    String text = FactBody.write(g -> claims.forEach(g::text));
    return h.createQuery("select id from gate_workload where claims = ?")
        .bind(0, text)
        .mapTo(Long.class)
        .findOne()
        .orElseGet(() -> add(h, text, claims));
  }

  private static long add(Handle h, String text, Map<String, String> claims) {
    long id =
        h.createQuery("select coalesce(max(id), 0) + 1 from gate_workload").mapTo(Long.class).one();
    h.execute("insert into gate_workload (id, claims) values (?, ?)", id, text);
    claims.forEach((name, value) ->
        h.execute(
            "insert into gate_claim (workload, name, value) values (?, ?, ?)", id, name, value));
    return id;
  }
}
