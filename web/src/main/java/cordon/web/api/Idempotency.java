package cordon.web.api;

import cordon.base.Problem;
import cordon.store.Database;
import cordon.web.Exchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/**
 * Lets a client repeat a write of which it lost the answer: with the header {@code Idempotency-Key}
 * (draft-ietf-httpapi-idempotency-key-header) the same request gets the kept answer of the first
 * one. Keys belong to who asks and are kept for a day.
 *
 * <p>The answer is stored behind the write, not with it: a crash between the two lets a repeat run
 * again. Routes for which that matters find their own duplicates.
 */
public final class Idempotency {
  static final Duration KEPT = Duration.ofHours(24);
  private static final Pattern KEY = Pattern.compile("[!-~]{1,128}");

  private final Database database;
  private final InstantSource clock;
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();

  public Idempotency(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  private record Kept(String requestHash, int status, String contentType, String body) {}

  /** Does the work, or sends again what it gave the first time. */
  public void answer(Exchange exchange, byte[] requestBody, Supplier<ApiAnswer> work)
      throws IOException {
    Optional<String> key = exchange.header("Idempotency-Key");
    if (key.isEmpty()) {
      send(exchange, work.get());
      return;
    }
    if (!KEY.matcher(key.get()).matches()) {
      exchange.sendProblem(400, badKey());
      return;
    }
    String actor = exchange.identity().actor();
    String lock = actor + " " + key.get();
    if (!underWay.add(lock)) {
      exchange.sendProblem(409, stillUnderWay());
      return;
    }
    try {
      answerOnce(exchange, actor, key.get(), hash(exchange, requestBody), work);
    } finally {
      underWay.remove(lock);
    }
  }

  private void answerOnce(
      Exchange exchange, String actor, String key, String hash, Supplier<ApiAnswer> work)
      throws IOException {
    Optional<Kept> kept = database.read(h -> find(h, actor, key));
    if (kept.isEmpty()) {
      ApiAnswer answer = work.get();
      database.write(h -> store(h, actor, key, hash, answer));
      send(exchange, answer);
    } else if (!kept.get().requestHash().equals(hash)) {
      exchange.sendProblem(422, otherRequest());
    } else {
      exchange
          .setHeader("Idempotency-Replayed", "true")
          .send(
              kept.get().status(),
              kept.get().contentType(),
              kept.get().body().getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void send(Exchange exchange, ApiAnswer answer) throws IOException {
    exchange.setHeader("Cache-Control", "no-store");
    exchange.send(
        answer.status(), "application/json", answer.json().getBytes(StandardCharsets.UTF_8));
  }

  private Optional<Kept> find(Handle h, String actor, String key) {
    return h.createQuery(
            "select request_hash, status, content_type, body from web_idempotency"
                + " where actor = :actor and idempotency_key = :key and created_at > :oldest")
        .bind("actor", actor)
        .bind("key", key)
        .bind("oldest", clock.millis() - KEPT.toMillis())
        .map((row, context) ->
            new Kept(
                row.getString("request_hash"),
                row.getInt("status"),
                row.getString("content_type"),
                row.getString("body")))
        .findOne();
  }

  private int store(Handle h, String actor, String key, String hash, ApiAnswer answer) {
    long now = clock.millis();
    h.createUpdate("delete from web_idempotency where created_at <= :oldest")
        .bind("oldest", now - KEPT.toMillis())
        .execute();
    return h.createUpdate(
            "insert into web_idempotency (actor, idempotency_key, request_hash, status,"
                + " content_type, body, created_at) values (:actor, :key, :hash, :status,"
                + " 'application/json', :body, :now)")
        .bind("actor", actor)
        .bind("key", key)
        .bind("hash", hash)
        .bind("status", answer.status())
        .bind("body", answer.kept())
        .bind("now", now)
        .execute();
  }

  private static String hash(Exchange exchange, byte[] body) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(
          (exchange.method() + " " + exchange.rawPath() + "\n").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha256.digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static Problem badKey() {
    return Problem.of(
        "request/idempotency-key",
        "the Idempotency-Key cannot be used",
        "it must be 1 to 128 printable ASCII characters without spaces",
        "send a random UUID");
  }

  private static Problem stillUnderWay() {
    return Problem.of(
        "request/idempotency-under-way",
        "the first request with this Idempotency-Key is still under way",
        "",
        "wait a moment and repeat it");
  }

  private static Problem otherRequest() {
    return Problem.of(
        "request/idempotency-reused",
        "this Idempotency-Key belongs to another request",
        "an earlier request with the same key had another path or body",
        "use a new key for each write");
  }
}
