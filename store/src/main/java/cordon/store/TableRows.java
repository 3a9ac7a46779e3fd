package cordon.store;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one table as bytes that either database can read: number of columns, their names,
 * then for each row a 1 and its values, at last a 0. A value is a tag and what it announces.
 */
final class TableRows {
  private static final int NULL = 0;
  private static final int LONG = 1;
  private static final int DOUBLE = 2;
  private static final int TEXT = 3;
  private static final int BYTES = 4;
  private static final int BOOLEAN = 5;

  private static final int ROWS_PER_BATCH = 500;
  private static final int MOST_COLUMNS = 200;

  /** SQLite's own limit for one value, which PostgreSQL shares. */
  private static final int LARGEST_VALUE = 1_000_000_000;

  private TableRows() {}

  /** Writes all rows that the connection's transaction sees. */
  static void write(Connection connection, String table, DataOutputStream out)
      throws SQLException, IOException {
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(ROWS_PER_BATCH); // without, PostgreSQL's driver holds all in memory
      try (ResultSet rows = statement.executeQuery("SELECT * FROM " + quoted(table))) {
        int columns = rows.getMetaData().getColumnCount();
        out.writeInt(columns);
        for (int i = 1; i <= columns; i++) {
          out.writeUTF(rows.getMetaData().getColumnName(i));
        }
        while (rows.next()) {
          out.writeByte(1);
          for (int i = 1; i <= columns; i++) {
            writeValue(rows.getObject(i), out);
          }
        }
        out.writeByte(0);
      }
    }
  }

  private static void writeValue(@Nullable Object value, DataOutputStream out) throws IOException {
    switch (value) {
      case null -> out.writeByte(NULL);
      case Boolean b -> {
        out.writeByte(BOOLEAN);
        out.writeBoolean(b);
      }
      case Double d -> {
        out.writeByte(DOUBLE);
        out.writeDouble(d);
      }
      case Float f -> {
        out.writeByte(DOUBLE);
        out.writeDouble(f);
      }
      case BigDecimal d -> throw new IllegalStateException("no column may be numeric: " + d);
      case Number n -> {
        out.writeByte(LONG);
        out.writeLong(n.longValue());
      }
      case String s -> writeBytes(TEXT, s.getBytes(StandardCharsets.UTF_8), out);
      case byte[] b -> writeBytes(BYTES, b, out);
      default -> throw new IllegalStateException("no column may hold " + value.getClass());
    }
  }

  private static void writeBytes(int tag, byte[] bytes, DataOutputStream out) throws IOException {
    out.writeByte(tag);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** Inserts all rows; returns how many. */
  static long read(Connection connection, String table, DataInputStream in)
      throws SQLException, IOException {
    List<String> columns = columns(in);
    String names = String.join(", ", columns.stream().map(TableRows::quoted).toList());
    String marks = String.join(", ", columns.stream().map(column -> "?").toList());
    int[] types = types(connection, "SELECT " + names + " FROM " + quoted(table) + " WHERE 1 = 0");
    long rows = 0;
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO " + quoted(table) + " (" + names + ") VALUES (" + marks + ")")) {
      while (in.readByte() == 1) {
        for (int i = 0; i < types.length; i++) {
          bind(insert, i + 1, types[i], in);
        }
        insert.addBatch();
        if (++rows % ROWS_PER_BATCH == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
    return rows;
  }

  private static List<String> columns(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 1 || count > MOST_COLUMNS) {
      throw new IOException("a table of " + count + " columns");
    }
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      columns.add(in.readUTF());
    }
    return columns;
  }

  private static int[] types(Connection connection, String select) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet none = statement.executeQuery(select)) {
      ResultSetMetaData data = none.getMetaData();
      int[] types = new int[data.getColumnCount()];
      for (int i = 0; i < types.length; i++) {
        types[i] = data.getColumnType(i + 1);
      }
      return types;
    }
  }

  /** SQLite stores truth as 0 and 1, so what it wrote may have to become a boolean again. */
  private static void bind(PreparedStatement insert, int place, int type, DataInputStream in)
      throws SQLException, IOException {
    int tag = in.readByte();
    switch (tag) {
      case NULL -> insert.setNull(place, type);
      case BOOLEAN -> insert.setBoolean(place, in.readBoolean());
      case DOUBLE -> insert.setDouble(place, in.readDouble());
      case LONG -> {
        long value = in.readLong();
        switch (type) {
          case Types.BOOLEAN, Types.BIT -> insert.setBoolean(place, value != 0);
          case Types.DOUBLE, Types.REAL, Types.FLOAT -> insert.setDouble(place, value);
          default -> insert.setLong(place, value);
        }
      }
      case TEXT -> insert.setString(place, new String(bytes(in), StandardCharsets.UTF_8));
      case BYTES -> insert.setBytes(place, bytes(in));
      default -> throw new IOException("no value begins with " + tag);
    }
  }

  private static byte[] bytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > LARGEST_VALUE) {
      throw new IOException("a value of " + length + " bytes");
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length != length) {
      throw new IOException("a value ends early");
    }
    return bytes;
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
