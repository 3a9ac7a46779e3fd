package cordon.advisories.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times between Java and columns of epoch milliseconds. */
final class Rows {

  private Rows() {}

  static Instant time(ResultSet row, String column) throws SQLException {
    return Instant.ofEpochMilli(row.getLong(column));
  }

  static Optional<Instant> optionalTime(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  static @Nullable Long millis(Optional<Instant> time) {
    return time.map(Instant::toEpochMilli).orElse(null);
  }

  static void set(PreparedStatement statement, int place, Optional<Instant> time)
      throws SQLException {
    if (time.isPresent()) {
      statement.setLong(place, time.get().toEpochMilli());
    } else {
      statement.setNull(place, Types.BIGINT);
    }
  }

  static StoredRecord stored(ResultSet row) throws SQLException {
    return new StoredRecord(
        row.getString("source"),
        row.getString("id"),
        row.getString("digest"),
        row.getString("raw"),
        time(row, "modified"),
        time(row, "first_seen"),
        time(row, "learned"),
        optionalTime(row, "withdrawn"),
        optionalTime(row, "last_seen"));
  }
}
