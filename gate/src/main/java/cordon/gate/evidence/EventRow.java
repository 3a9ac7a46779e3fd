package cordon.gate.evidence;

import cordon.ledger.Fact;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * What the log is filtered by, beside the fact and in its transaction.
 *
 * @param sha256 in hex; empty where no bytes are spoken of
 * @param claims of a CI job
 */
record EventRow(
    String packagePurl,
    String version,
    String verdict,
    String client,
    String sha256,
    Map<String, String> claims) {
  static final String INSERT =
      "insert into gate_event (sequence, type, at, actor, package, version, verdict, client, sha256,"
          + " address, workload) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  /** An event of nobody's transfer. */
  EventRow(String packagePurl, String version, String verdict, String client) {
    this(packagePurl, version, verdict, client, "", Map.of());
  }

  /**
   * For an event on its own, of an actor that is a word.
   *
   * @param row without claims
   */
  static void insert(Handle h, Fact fact, EventRow row) throws SQLException {
    try (PreparedStatement insert = h.getConnection().prepareStatement(INSERT)) {
      row.bind(insert, fact, fact.actor(), "", 0);
      insert.executeUpdate();
    }
  }

  /** Plain JDBC: one of these is written for every pull. */
  void bind(PreparedStatement insert, Fact fact, String actor, String address, long workload)
      throws SQLException {
    insert.setLong(1, fact.sequence());
    insert.setString(2, fact.type());
    insert.setLong(3, fact.time().toEpochMilli());
    insert.setString(4, actor);
    insert.setString(5, packagePurl);
    insert.setString(6, version);
    insert.setString(7, verdict);
    insert.setString(8, client);
    insert.setString(9, sha256);
    insert.setString(10, address);
    insert.setLong(11, workload);
  }
}
