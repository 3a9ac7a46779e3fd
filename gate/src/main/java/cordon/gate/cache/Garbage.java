package cordon.gate.cache;

import cordon.base.Digest;
import cordon.store.BlobStore;
import cordon.store.Database;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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

  /** Deletes a bounded number of what has waited long enough; called after each fetch. */
  void sweep() throws IOException {
    long before = clock.instant().minus(DELAY).toEpochMilli();
    if (database.read(h -> due(h, before)).isEmpty()) {
      return;
    }
    for (String hex : database.write(h -> release(h, before))) {
      blobs.delete(Digest.sha256(hex));
    }
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

  private static boolean referenced(Handle h, String hex) {
    return h.createQuery(
                "select (select count(*) from gate_document where sha256 = :sha256)"
                    + " + (select count(*) from gate_artifact where sha256 = :sha256)"
                    + " + (select count(*) from gate_last_listing where sha256 = :sha256)")
            .bind("sha256", hex)
            .mapTo(Long.class)
            .one()
        > 0;
  }
}
