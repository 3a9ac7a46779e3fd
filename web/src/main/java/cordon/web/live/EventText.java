package cordon.web.live;

import java.nio.charset.StandardCharsets;

/** The wire form of server-sent events: WHATWG HTML, section 9.2.5. */
final class EventText {
  /** Opens the stream at once, and tells browsers how soon to come back. */
  static final byte[] OPENING = "retry: 3000\n\n".getBytes(StandardCharsets.UTF_8);

  static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.UTF_8);

  private EventText() {}

  static byte[] message(String event, String data) {
    if (!event.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException("not an event name: " + event.length() + " characters");
    }
    StringBuilder out = new StringBuilder(data.length() + 32);
    out.append("event: ").append(event).append('\n');
    // A line break of any kind inside the data would end its line: each line gets its own field.
    data.lines().forEach(line -> out.append("data: ").append(line).append('\n'));
    return out.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }
}
