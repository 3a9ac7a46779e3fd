package cordon.gate.cache;

import cordon.base.Digest;
import cordon.store.BlobStore;
import cordon.store.Database;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Bodies that nothing refers to any more. They are deleted some minutes late, because an answer
 * that is on its way may still read them, and only if nothing took them up again.
 */
final class Garbage {
  static final Duration DELAY = Duration.ofMinutes(15);
  private static final int AT_ONCE = 50;

  private final Database database;
  private final BlobStore blobs;
  private final InstantSource clock;

  Garbage(Database database, BlobStore blobs, InstantSource clock) {
    this.database = database;
    this.blobs = blobs;
    this.clock = clock;
  }

  void add(Digest sha256) {
    database.write(h -> note(h, sha256, clock.instant()));
  }

  static int note(Handle h, Digest sha256, Instant now) {
    return h.createUpdate(
            "insert into gate_garbage (sha256, since) values (:sha256, :now)"
                + " on conflict (sha256) do update set since = excluded.since")
        .bind("sha256", sha256.hex())
        .bind("now", now.toEpochMilli())
        .execute();
  }

  /** Deletes a bounded number of what has waited long enough; called after what was fetched. */
  CompletableFuture<?> swept() throws IOException {
    long before = clock.instant().minus(DELAY).toEpochMilli();
    if (!database.read(h -> due(h, before)).isEmpty()) {
      for (String hex : database.write(h -> release(h, before))) {
        blobs.delete(Digest.sha256(hex));
      }
    }
    return CompletableFuture.completedFuture(0);
  }

  private static List<String> due(Handle h, long before) {
    return h.createQuery("select sha256 from gate_garbage where since < :before limit :most")
        .bind("before", before)
        .bind("most", AT_ONCE)
        .mapTo(String.class)
        .list();
  }

  /** Takes due entries off the list and returns those that are still unreferenced. */
  private static List<String> release(Handle h, long before) {
    List<String> due = due(h, before);
    for (String hex : due) {
      h.createUpdate("delete from gate_garbage where sha256 = :sha256")
          .bind("sha256", hex)
          .execute();
    }
    return due.stream().filter(hex -> !referenced(h, hex)).toList();
  }

  /** Puts those bodies on the list that nothing refers to and that are not on it already. */
  void addUnreferenced(List<Digest> bodies) {
    Instant now = clock.instant();
    List<String> lost =
        database.read(h ->
            bodies.stream()
                .map(Digest::hex)
                .filter(hex -> !referenced(h, hex) && !listed(h, hex))
                .toList());
    if (!lost.isEmpty()) {
      database.write(h -> lost.stream().mapToInt(hex -> note(h, Digest.sha256(hex), now)).sum());
    }
  }

  private static boolean referenced(Handle h, String hex) {
    return Stream.of("gate_document", "gate_artifact", "gate_last_listing")
        .anyMatch(table -> stands(h, table, hex));
  }

  private static boolean listed(Handle h, String hex) {
    return stands(h, "gate_garbage", hex);
  }

  private static boolean stands(Handle h, String table, String hex) {
    return h.createQuery("select 1 from " + table + " where sha256 = :sha256 limit 1")
        .bind("sha256", hex)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }
}
