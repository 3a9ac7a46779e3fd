package cordon.gate.cache;

import cordon.base.Digest;
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
public final class Garbage {
  static final Duration DELAY = Duration.ofMinutes(15);

  /** What waits so long waits for a server that is gone; if it returns, it finds what is lost. */
  static final Duration GONE = Duration.ofDays(30);

  private static final int AT_ONCE = 50;

  /** Between two looks of which the first found nothing more: minutes pass until a body is due. */
  private static final Duration REST = Duration.ofSeconds(10);

  private final Database database;
  private final BodyFolder folder;
  private final InstantSource clock;
  private volatile Instant looked = Instant.MIN;

  Garbage(Database database, BodyFolder folder, InstantSource clock) {
    this.database = database;
    this.folder = folder;
    this.clock = clock;
  }

  void add(Digest sha256) {
    database.write(h -> note(h, sha256, clock.instant()));
  }

  static int note(Handle h, Digest sha256, Instant now) {
    return h.createUpdate(noting("select cast(:sha256 as text) as sha256"))
        .bind("sha256", sha256.hex())
        .bind("now", now.toEpochMilli())
        .execute();
  }

  /**
   * The statement that puts bodies on the list of every server, because each has its own copies.
   *
   * @param bodies a query of their {@code sha256}; the statement also wants {@code :now}
   */
  public static String noting(String bodies) {
    return "insert into gate_garbage (folder, sha256, since)"
        + " select f.id, b.sha256, :now from gate_body_folder f, ("
        + bodies
        + ") b where true on conflict (folder, sha256) do update set since = excluded.since";
  }

  /** Deletes a bounded number of what has waited long enough; called after what was fetched. */
  CompletableFuture<?> swept() throws IOException {
    Instant now = clock.instant();
    if (!now.isBefore(looked) && now.isBefore(looked.plus(REST))) {
      return CompletableFuture.completedFuture(0);
    }
    long before = now.minus(DELAY).toEpochMilli();
    int due = database.read(h -> due(h, before)).size();
    looked = due < AT_ONCE ? now : Instant.MIN;
    if (due > 0) {
      for (String hex : database.write(h -> release(h, before))) {
        folder.bodies().delete(Digest.sha256(hex));
      }
    }
    return CompletableFuture.completedFuture(0);
  }

  private List<String> due(Handle h, long before) {
    return h.createQuery(
            "select sha256 from gate_garbage where folder = :folder and since < :before"
                + " limit :most")
        .bind("folder", folder.id())
        .bind("before", before)
        .bind("most", AT_ONCE)
        .mapTo(String.class)
        .list();
  }

  /** Takes due entries off the list and returns those that are still unreferenced. */
  private List<String> release(Handle h, long before) {
    List<String> due = due(h, before);
    for (String hex : due) {
      h.execute("delete from gate_garbage where folder = ? and sha256 = ?", folder.id(), hex);
    }
    h.execute(
        "delete from gate_garbage where folder <> ? and since < ?",
        folder.id(),
        before - GONE.toMillis());
    return due.stream().filter(hex -> !referenced(h, hex)).toList();
  }

  /** Puts those bodies of this server on its list that nothing refers to and that are not on it. */
  void addUnreferenced(List<Digest> bodies) {
    long now = clock.millis();
    List<String> lost =
        database.read(h ->
            bodies.stream()
                .map(Digest::hex)
                .filter(hex -> !referenced(h, hex) && !listed(h, hex))
                .toList());
    if (!lost.isEmpty()) {
      database.write(h -> lost.stream().mapToInt(hex -> add(h, hex, now)).sum());
    }
  }

  private int add(Handle h, String hex, long now) {
    return h.execute(
        "insert into gate_garbage (folder, sha256, since) values (?, ?, ?) on conflict do nothing",
        folder.id(),
        hex,
        now);
  }

  private static boolean referenced(Handle h, String hex) {
    return Stream.of("gate_document", "gate_artifact", "gate_last_listing")
        .anyMatch(table -> stands(h, table, hex));
  }

  private boolean listed(Handle h, String hex) {
    return h.createQuery("select 1 from gate_garbage where folder = ? and sha256 = ?")
        .bind(0, folder.id())
        .bind(1, hex)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  private static boolean stands(Handle h, String table, String hex) {
    return h.createQuery("select 1 from " + table + " where sha256 = :sha256 limit 1")
        .bind("sha256", hex)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }
}
