package cordon.advisories;

import cordon.formats.osv.OsvRecord;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * When somebody says a release could be had: a claim with a source, not a fact. A record may carry
 * several that disagree; {@code database_specific.live_windows} holds them.
 *
 * @param from when it came up
 * @param to when it was gone; empty where the source does not say
 * @param source who says so
 * @param note which releases, how exact; may be empty
 */
public record LiveWindow(Instant from, Optional<Instant> to, String source, String note) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String MEMBER = "live_windows";

  /** The windows that a record claims; what is not of our form is passed over. */
  public static List<LiveWindow> of(OsvRecord osv) {
    List<LiveWindow> windows = new ArrayList<>();
    // The text was read once as part of its record, so it is well formed and bounded.
    try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), osv.databaseSpecific())) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        return List.of();
      }
      while (in.nextToken() != JsonToken.END_OBJECT) {
        String member = in.currentName();
        if (in.nextToken() == JsonToken.START_ARRAY && member.equals(MEMBER)) {
          while (in.nextToken() != JsonToken.END_ARRAY) {
            window(in).ifPresent(windows::add);
          }
        } else {
          in.skipChildren();
        }
      }
    }
    return List.copyOf(windows);
  }

  private static Optional<LiveWindow> window(JsonParser in) {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      in.skipChildren();
      return Optional.empty();
    }
    Optional<Instant> from = Optional.empty();
    Optional<Instant> to = Optional.empty();
    String source = "";
    String note = "";
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String member = in.currentName();
      if (in.nextToken() != JsonToken.VALUE_STRING) {
        in.skipChildren();
        continue;
      }
      switch (member) {
        case "from" -> from = time(in.getString());
        case "to" -> to = time(in.getString());
        case "source" -> source = in.getString();
        case "note" -> note = in.getString();
        default -> {}
      }
    }
    if (from.isEmpty() || source.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new LiveWindow(from.get(), to, source, note));
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
