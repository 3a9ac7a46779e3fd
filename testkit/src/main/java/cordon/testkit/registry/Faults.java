package cordon.testkit.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import cordon.testkit.Json;
import cordon.testkit.http.Delivery;
import cordon.testkit.http.Handler;
import cordon.testkit.http.Reply;
import cordon.testkit.http.Request;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Rules that spoil answers. The last rule that matches a request is the one that acts. */
public final class Faults {
  private record Rule(Predicate<Request> on, UnaryOperator<Reply> spoil) {}

  private final List<Rule> rules = new CopyOnWriteArrayList<>();

  Faults() {}

  /** Chooses what happens to the requests that were matched. */
  public final class On {
    private final Predicate<Request> wanted;

    private On(Predicate<Request> wanted) {
      this.wanted = wanted;
    }

    /** Any change to the proper answer. */
    public void change(UnaryOperator<Reply> spoil) {
      rules.add(new Rule(wanted, spoil));
    }

    /** This instead of the proper answer. */
    public void reply(Reply instead) {
      change(proper -> instead);
    }

    /** Only the status, nothing else: 500, 503, 404 after being known … */
    public void status(int status) {
      reply(Reply.status(status));
    }

    /** The connection drops without an answer. */
    public void drop() {
      change(proper -> proper.delivered(new Delivery.Dropped()));
    }

    /** No answer ever comes. */
    public void hang() {
      change(proper -> proper.delivered(new Delivery.Silent()));
    }

    /** {@code bytes} at a time with {@code pause} between. */
    public void drip(int bytes, Duration pause) {
      change(proper -> proper.delivered(new Delivery.Drip(bytes, pause)));
    }

    /** Content-Length as it should be, {@code bytes} of the body, then the line drops. */
    public void truncate(int bytes) {
      change(proper -> proper.delivered(new Delivery.Truncated(bytes)));
    }

    /** A chunked body that ends early without its last chunk. */
    public void truncateChunked(int bytes) {
      change(proper -> proper.delivered(new Delivery.TruncatedChunked(bytes)));
    }

    /** One byte in the middle differs: the hash in the metadata no longer fits. */
    public void corrupt() {
      change(Faults::flipMiddleByte);
    }

    /** A redirect; {@code to} may be another host or a private address. */
    public void redirect(int status, URI to) {
      reply(Reply.redirect(status, to.toString()));
    }

    /** The answer without this header: Last-Modified, ETag, Content-Type. */
    public void withoutHeader(String name) {
      change(proper -> proper.without(name));
    }

    /**
     * A refusal as the gate words it: reason phrase, and a problem body (RFC 9457) whose {@code
     * error} member repeats the detail for npm.
     */
    public void refuse(String reason, String detail) {
      reply(refusal(reason, detail));
    }
  }

  /** Requests whose decoded path is exactly {@code path}. */
  public On on(String path) {
    return matching(request -> request.path().equals(path));
  }

  /** Requests whose decoded path ends with {@code suffix}. */
  public On onSuffix(String suffix) {
    return matching(request -> request.path().endsWith(suffix));
  }

  public On matching(Predicate<Request> wanted) {
    return new On(wanted);
  }

  public On everywhere() {
    return matching(request -> true);
  }

  /** Back to good health. */
  public void clear() {
    rules.clear();
  }

  /** The answer of {@link On#refuse}. */
  public static Reply refusal(String reason, String detail) {
    var problem =
        Json.write(
            Map.of(
                "type", "about:blank",
                "title", reason,
                "status", 403,
                "detail", detail,
                "error", detail));
    return Reply.status(403)
        .reason(reason)
        .header("Content-Type", "application/problem+json")
        .header("Cache-Control", "no-store")
        .body(problem.getBytes(UTF_8));
  }

  Reply apply(Request request, Handler proper) {
    Reply reply = proper.answer(request);
    for (Rule rule : rules.reversed()) {
      if (rule.on.test(request)) {
        return rule.spoil.apply(reply);
      }
    }
    return reply;
  }

  private static Reply flipMiddleByte(Reply proper) {
    byte[] spoiled = proper.body().clone();
    if (spoiled.length > 0) {
      spoiled[spoiled.length / 2] ^= 1;
    }
    return proper.body(spoiled).without("ETag");
  }
}
