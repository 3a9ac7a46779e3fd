package cordon.advisories.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Which files of a folder were read, and what they held. */
public final class FileTable {
  private static final int ROWS_AT_ONCE = 2_000;

  private FileTable() {}

  /**
   * A file that was read.
   *
   * @param stamp text of {@link cordon.advisories.feed.FileStamp}
   * @param id of its record; empty where it names no package served here
   */
  public record Read(String stamp, String id) {}

  public static void each(Handle handle, String source, BiConsumer<String, Read> to) {
    handle
        .createQuery("SELECT path, stamp, id FROM advisory_file WHERE source = :source")
        .bind("source", source)
        .setFetchSize(ROWS_AT_ONCE)
        .map((row, context) -> {
          to.accept(row.getString("path"), new Read(row.getString("stamp"), row.getString("id")));
          return true;
        })
        .forEach(read -> {});
  }

  public static void put(Handle handle, String source, Map<String, Read> files)
      throws SQLException {
    String sql =
        "INSERT INTO advisory_file (source, path, stamp, id) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (source, path) DO UPDATE SET stamp = excluded.stamp, id = excluded.id";
    try (PreparedStatement put = handle.getConnection().prepareStatement(sql)) {
      for (Map.Entry<String, Read> file : files.entrySet()) {
        put.setString(1, source);
        put.setString(2, file.getKey());
        put.setString(3, file.getValue().stamp());
        put.setString(4, file.getValue().id());
        put.addBatch();
      }
      put.executeBatch();
    }
  }

  public static void remove(Handle handle, String source, Collection<String> paths) {
    PreparedBatch batch =
        handle.prepareBatch("DELETE FROM advisory_file WHERE source = :source AND path = :path");
    paths.forEach(path -> batch.bind("source", source).bind("path", path).add());
    if (batch.size() > 0) {
      batch.execute();
    }
  }
}
