package cordon.web.live;

import cordon.base.Problem;
import cordon.web.Access;
import cordon.web.Exchange;
import cordon.web.Role;
import cordon.web.Route;
import cordon.web.pages.Parts;
import gg.jte.Content;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Pushes fragments to open pages over server-sent events (WHATWG HTML, section 9.2). A page says
 * {@code <tbody id="pulls" data-live="gate" data-live-event="pull">}, as {@link
 * cordon.web.pages.DataTable#live} writes it; the capability publishes {@code pull} to the topic
 * {@code gate}; the script {@code live.js} puts the fragment in.
 *
 * <p>Publishing never waits: each client has a bounded queue, and one whose queue overflows is
 * closed. Its browser connects again and takes the list from the page anew, so nothing is missed.
 */
public final class LiveTopics implements AutoCloseable {
  /** How many pages may listen at once, over all topics. */
  static final int MOST_CLIENTS = 512;

  /** Silence after which a comment is sent, which also finds clients that are gone. */
  static final Duration HEARTBEAT = Duration.ofSeconds(15);

  /** After this a browser must connect anew and is asked again who it is. */
  static final Duration LONGEST = Duration.ofMinutes(10);

  private static final Pattern TOPIC = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  private final ConcurrentHashMap<String, Set<LiveClient>> clients = new ConcurrentHashMap<>();
  private final AtomicInteger open = new AtomicInteger();
  private final InstantSource clock;
  private final Duration heartbeat;
  private volatile boolean closed;

  public LiveTopics(InstantSource clock) {
    this(clock, HEARTBEAT);
  }

  LiveTopics(InstantSource clock, Duration heartbeat) {
    this.clock = clock;
    this.heartbeat = heartbeat;
  }

  /** Sends a fragment to everybody who has a page on this topic open; returns at once. */
  public void publish(String topic, String event, Content fragment) {
    Set<LiveClient> listening = clients.get(topic);
    if (listening == null || listening.isEmpty()) {
      return;
    }
    byte[] message = EventText.message(event, Parts.html(fragment));
    listening.forEach(client -> client.offer(message));
  }

  /** Whether anybody listens, so that a publisher can spare itself the rendering. */
  public boolean hasListeners(String topic) {
    Set<LiveClient> listening = clients.get(topic);
    return listening != null && !listening.isEmpty();
  }

  public Route route() {
    return Route.get("/live/{topic}", Access.needs(Role.VIEWER), this::serve);
  }

  private void serve(Exchange exchange) throws IOException {
    String topic = exchange.parameter("topic");
    if (!TOPIC.matcher(topic).matches()) {
      exchange.sendProblem(404, unknownTopic());
      return;
    }
    if (exchange.method().equals("HEAD")) {
      exchange.send(200, "text/event-stream", new byte[0]); // The stream itself has no length.
      return;
    }
    if (closed || open.incrementAndGet() > MOST_CLIENTS) {
      open.decrementAndGet();
      exchange.setHeader("Retry-After", "30").sendProblem(503, tooMany());
      return;
    }
    LiveClient client = new LiveClient();
    Set<LiveClient> listening = clients.computeIfAbsent(topic, t -> ConcurrentHashMap.newKeySet());
    listening.add(client);
    try {
      exchange.setHeader("Cache-Control", "no-store").setHeader("X-Accel-Buffering", "no");
      exchange.sendStream(200, "text/event-stream", -1, out -> pump(client, out));
    } finally {
      listening.remove(client);
      open.decrementAndGet();
    }
  }

  private void pump(LiveClient client, OutputStream out) throws IOException {
    long end = clock.millis() + LONGEST.toMillis();
    out.write(EventText.OPENING);
    out.flush();
    while (!closed && clock.millis() < end) {
      byte[] message = client.next(heartbeat);
      if (client.overflowed()) {
        return;
      }
      out.write(message.length == 0 ? EventText.HEARTBEAT : message);
      out.flush();
    }
  }

  /** Ends all streams; browsers come back when the server does. */
  @Override
  public void close() {
    closed = true;
    clients.values().forEach(set -> set.forEach(LiveClient::wake));
  }

  private static Problem unknownTopic() {
    return Problem.of(
        "live/topic",
        "there is no such topic",
        "a topic has lower-case letters, digits and dashes",
        "see the page that shows it");
  }

  private static Problem tooMany() {
    return Problem.of(
        "live/busy",
        "too many pages listen already",
        "at most " + MOST_CLIENTS,
        "close some, or load the page anew now and then");
  }
}
