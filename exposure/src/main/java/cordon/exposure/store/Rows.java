package cordon.exposure.store;

import cordon.exposure.Provenance;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** What tables have in common. */
final class Rows {
  /** The tables of all that is learned; times of releases come with a list. */
  private static final List<String> LEARNED =
      List.of("exposure_document", "exposure_event", "exposure_release_list");

  private Rows() {}

  /** A number for a new row; writers take turns. */
  static long next(Handle handle, String table) {
    return handle
        .createQuery("select coalesce(max(id), 0) + 1 from " + table)
        .mapTo(Long.class)
        .one();
  }

  /** When the last thing was learned, in epoch milliseconds; of an empty house the least. */
  static long lastLearned(Handle handle) {
    long last = Long.MIN_VALUE;
    for (String table : LEARNED) {
      last = Math.max(last, last(handle, "select max(learned) from " + table));
    }
    return last;
  }

  private static long last(Handle handle, String sql) {
    return handle
        .createQuery(sql)
        .map((row, context) -> {
          long value = row.getLong(1);
          return row.wasNull() ? Long.MIN_VALUE : value;
        })
        .one();
  }

  /**
   * What a build says of a unit and what an analyst says of it replace each other in no stream. Of
   * the organisation only analysts speak.
   */
  static String stream(ResultSet row) throws SQLException {
    String stream = row.getString("stream");
    boolean own = row.getString("unit").isEmpty();
    return switch (Provenance.valueOf(row.getString("provenance"))) {
      case BUILD -> stream;
      case ANALYST -> own ? stream : "analyst\n" + stream; // no stream brought holds a line end
    };
  }

  /** In one text; no type of package holds a comma. */
  static String types(Set<String> types) {
    return String.join(",", new TreeSet<>(types));
  }

  static Set<String> types(String text) {
    return text.isEmpty() ? Set.of() : Set.of(text.split(","));
  }

  static Instant time(ResultSet row, String column) throws SQLException {
    return Instant.ofEpochMilli(row.getLong(column));
  }

  static Optional<Instant> optionalTime(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(value));
  }

  static void set(PreparedStatement statement, int at, Optional<Instant> time) throws SQLException {
    if (time.isPresent()) {
      statement.setLong(at, time.get().toEpochMilli());
    } else {
      statement.setNull(at, Types.BIGINT);
    }
  }
}
