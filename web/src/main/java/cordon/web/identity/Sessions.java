package cordon.web.identity;

import cordon.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Signed-in browsers. A session's id is new at every sign-in (no fixation), lives in a cookie that
 * scripts cannot read, and is kept here as a hash only.
 */
final class Sessions {
  /** A week, however busy. */
  static final Duration LONGEST = Duration.ofDays(7);

  /** Half a day without a request. */
  static final Duration IDLE = Duration.ofHours(12);

  /** How exactly we remember the last request: a write per click would be a waste. */
  private static final Duration SEEN_STEP = Duration.ofMinutes(5);

  private final Database database;
  private final Secrets secrets;
  private final InstantSource clock;

  Sessions(Database database, Secrets secrets, InstantSource clock) {
    this.database = database;
    this.secrets = secrets;
    this.clock = clock;
  }

  /** Starts a session inside a transaction; the id goes into the cookie and nowhere else. */
  String begin(Handle h, String userName) {
    String id = secrets.next();
    long now = clock.millis();
    h.createUpdate("delete from web_session where expires_at <= :now or seen_at <= :idle")
        .bind("now", now)
        .bind("idle", now - IDLE.toMillis())
        .execute();
    h.createUpdate(
            "insert into web_session (id_hash, user_name, created_at, seen_at, expires_at)"
                + " values (:hash, :user, :now, :now, :expires)")
        .bind("hash", Secrets.hash(id))
        .bind("user", userName)
        .bind("now", now)
        .bind("expires", now + LONGEST.toMillis())
        .execute();
    return id;
  }

  String begin(String userName) {
    return database.write(h -> begin(h, userName));
  }

  private record Live(User user, Instant seen) {}

  /** The user of a live session. */
  Optional<User> find(String id) {
    String hash = Secrets.hash(id);
    Instant now = clock.instant();
    Optional<Live> live = database.read(h -> find(h, hash, now));
    live.filter(l -> l.seen().plus(SEEN_STEP).isBefore(now)).ifPresent(l -> touch(hash, now));
    return live.map(Live::user);
  }

  private static Optional<Live> find(Handle h, String hash, Instant now) {
    return h.createQuery(
            "select user_name, seen_at from web_session"
                + " where id_hash = :hash and expires_at > :now and seen_at > :idle")
        .bind("hash", hash)
        .bind("now", now.toEpochMilli())
        .bind("idle", now.minus(IDLE).toEpochMilli())
        .map((row, context) -> new String[] {row.getString("user_name"), row.getString("seen_at")})
        .findOne()
        .flatMap(row ->
            Users.find(h, row[0])
                .filter(user -> !user.disabled())
                .map(user -> new Live(user, Instant.ofEpochMilli(Long.parseLong(row[1])))));
  }

  private void touch(String hash, Instant now) {
    // Nobody waits for it; where it fails the session merely ends a little earlier.
    var _ =
        database.submit(h ->
            h.createUpdate("update web_session set seen_at = :now where id_hash = :hash")
                .bind("now", now.toEpochMilli())
                .bind("hash", hash)
                .execute());
  }

  void end(String id) {
    database.write(h ->
        h.createUpdate("delete from web_session where id_hash = :hash")
            .bind("hash", Secrets.hash(id))
            .execute());
  }

  static void endAll(Handle h, String userName) {
    h.createUpdate("delete from web_session where user_name = :user")
        .bind("user", userName)
        .execute();
  }

  /**
   * What forms of this session must carry against CSRF: derived from the id, so that it needs no
   * store, and useless for finding it.
   */
  static String csrfToken(String id) {
    return Secrets.hash("csrf " + id);
  }
}
