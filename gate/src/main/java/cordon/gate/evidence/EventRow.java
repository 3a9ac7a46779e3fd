package cordon.gate.evidence;

import cordon.ledger.Fact;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/** What the log is filtered by, beside the fact and in its transaction. */
record EventRow(String packagePurl, String version, String verdict, String client) {
  private static final String INSERT =
      "insert into gate_event (sequence, type, at, actor, package, version, verdict, client)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?)";

  /** Plain JDBC: one of these is written for every pull. */
  static void insert(Handle h, Fact fact, EventRow row) throws SQLException {
    try (PreparedStatement insert = h.getConnection().prepareStatement(INSERT)) {
      insert.setLong(1, fact.sequence());
      insert.setString(2, fact.type());
      insert.setLong(3, fact.time().toEpochMilli());
      insert.setString(4, fact.actor());
      insert.setString(5, row.packagePurl());
      insert.setString(6, row.version());
      insert.setString(7, row.verdict());
      insert.setString(8, row.client());
      insert.executeUpdate();
    }
  }
}
