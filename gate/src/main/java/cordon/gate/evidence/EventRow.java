package cordon.gate.evidence;

import cordon.ledger.Fact;
import org.jdbi.v3.core.Handle;

/** What the log is filtered by, beside the fact and in its transaction. */
record EventRow(String packagePurl, String version, String verdict, String client) {

  static void insert(Handle h, Fact fact, EventRow row) {
    h.createUpdate(
            "insert into gate_event (sequence, type, at, actor, package, version, verdict, client)"
                + " values (:sequence, :type, :at, :actor, :package, :version, :verdict, :client)")
        .bind("sequence", fact.sequence())
        .bind("type", fact.type())
        .bind("at", fact.time().toEpochMilli())
        .bind("actor", fact.actor())
        .bind("package", row.packagePurl())
        .bind("version", row.version())
        .bind("verdict", row.verdict())
        .bind("client", row.client())
        .execute();
  }
}
