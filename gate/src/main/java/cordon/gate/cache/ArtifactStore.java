package cordon.gate.cache;

import cordon.base.Digest;
import cordon.gate.cache.ArtifactRequest.Key;
import cordon.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Rows of artifacts; the bodies are blobs. */
final class ArtifactStore {

  record Row(Digest sha256, long size, Instant used) {}

  private static final String WHERE_KEY =
      " where upstream = :upstream and name = :name and version = :version and file = :file"
          + " and expected = :expected";

  private final Database database;

  ArtifactStore(Database database) {
    this.database = database;
  }

  Optional<Row> find(Key key) {
    return database.read(h ->
        h.createQuery("select sha256, size, used_at from gate_artifact" + WHERE_KEY)
            .bindMap(columns(key))
            .map((rs, ctx) ->
                new Row(
                    Digest.sha256(rs.getString(1)),
                    rs.getLong(2),
                    Instant.ofEpochMilli(rs.getLong(3))))
            .findOne());
  }

  /** A row with its key. */
  record Entry(Key key, Row row) {}

  /** All rows, the last used first. */
  List<Entry> byUse() {
    return database.read(h ->
        h.createQuery(
                "select upstream, name, version, file, expected, sha256, size, used_at"
                    + " from gate_artifact order by used_at desc")
            .map((rs, ctx) -> entry(rs))
            .list());
  }

  /** Those of one package. */
  Map<Key, Row> of(String upstream, String name) {
    return database.read(h ->
        h
            .createQuery(
                "select upstream, name, version, file, expected, sha256, size, used_at"
                    + " from gate_artifact where upstream = :upstream and name = :name")
            .bind("upstream", upstream)
            .bind("name", name)
            .map((rs, ctx) -> entry(rs))
            .stream()
            .collect(Collectors.toMap(Entry::key, Entry::row)));
  }

  private static Entry entry(ResultSet rs) throws SQLException {
    return new Entry(
        key(rs),
        new Row(
            Digest.sha256(rs.getString(6)), rs.getLong(7), Instant.ofEpochMilli(rs.getLong(8))));
  }

  private static Key key(ResultSet rs) throws SQLException {
    return new Key(
        rs.getString(1), rs.getString(2), rs.getString(3), rs.getString(4), rs.getString(5));
  }

  CompletableFuture<Integer> put(Key key, Row row) {
    return database.submit(h ->
        h.createUpdate(
                "insert into gate_artifact"
                    + " (upstream, name, version, file, expected, sha256, size, fetched_at,"
                    + " used_at) values (:upstream, :name, :version, :file, :expected, :sha256,"
                    + " :size, :now, :now)"
                    + " on conflict (upstream, name, version, file, expected) do update set"
                    + " sha256 = excluded.sha256, size = excluded.size,"
                    + " fetched_at = excluded.fetched_at, used_at = excluded.used_at")
            .bindMap(columns(key))
            .bind("sha256", row.sha256().hex())
            .bind("size", row.size())
            .bind("now", row.used().toEpochMilli())
            .execute());
  }

  CompletableFuture<Integer> touch(Key key, Instant now) {
    return database.submit(h ->
        h.createUpdate("update gate_artifact set used_at = :now" + WHERE_KEY)
            .bindMap(columns(key))
            .bind("now", now.toEpochMilli())
            .execute());
  }

  /** Removes the longest unused until so many bytes are free; returns what went. */
  List<Victim> evict(long bytes, Instant now) {
    return database.write(h -> evict(h, bytes, now));
  }

  private static Map<String, String> columns(Key key) {
    return Map.of(
        "upstream", key.upstream(),
        "name", key.name(),
        "version", key.version(),
        "file", key.file(),
        "expected", key.expected());
  }

  /** A row that had to go. */
  record Victim(Key key, Digest sha256, long size) {}

  private static List<Victim> evict(Handle h, long bytes, Instant now) {
    long freed = 0;
    List<Victim> victims = new ArrayList<>();
    List<Victim> oldest =
        h.createQuery(
                "select upstream, name, version, file, expected, sha256, size from gate_artifact"
                    + " order by used_at limit 200")
            .map((rs, ctx) -> new Victim(key(rs), Digest.sha256(rs.getString(6)), rs.getLong(7)))
            .list();
    for (Victim v : oldest) {
      if (freed >= bytes) {
        break;
      }
      h.createUpdate("delete from gate_artifact" + WHERE_KEY).bindMap(columns(v.key())).execute();
      Garbage.note(h, v.sha256(), now);
      freed += v.size();
      victims.add(v);
    }
    return victims;
  }
}
