package cordon.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The tables of all rooms, without those that the database and Flyway keep for themselves. */
final class Tables {
  private Tables() {}

  static List<String> names(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet rows =
        connection
            .getMetaData()
            .getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
      while (rows.next()) {
        String name = rows.getString("TABLE_NAME");
        if (!name.startsWith("sqlite_") && !name.equals("flyway_schema_history")) {
          names.add(name);
        }
      }
    }
    names.sort(null);
    return names;
  }
}
