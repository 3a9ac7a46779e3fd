package cordon.formats.osv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one element of {@code affected}. */
final class AffectedReader {
  private final JsonCursor in;
  private final Set<String> weaknesses;
  private Optional<OsvPackage> target = Optional.empty();
  private List<Range> ranges = List.of();
  private List<String> versions = List.of();
  private List<Severity> severity = List.of();

  AffectedReader(JsonCursor in, Set<String> weaknesses) {
    this.in = in;
    this.weaknesses = weaknesses;
  }

  Affected read() {
    in.object(name -> {
      switch (name) {
        case "package" ->
            target = in.isNull() ? Optional.empty() : Optional.of(OsvParts.osvPackage(in));
        case "ranges" -> ranges = in.list(OsvLimits.RANGES, this::range);
        case "versions" -> versions = in.strings(OsvLimits.VERSIONS, OsvLimits.VERSION);
        case "severity" -> severity = in.list(OsvLimits.SEVERITIES, () -> OsvParts.severity(in));
        case "database_specific" -> in.objectText(key -> OsvParts.weaknesses(in, key, weaknesses));
        default -> in.skip();
      }
    });
    return new Affected(target, ranges, versions, severity);
  }

  private Range range() {
    List<RangeType> type = new ArrayList<>(1);
    List<String> repo = new ArrayList<>(1);
    List<Event> events = new ArrayList<>();
    in.object(name -> {
      switch (name) {
        case "type" -> type.add(rangeType(in.string(OsvLimits.ID)));
        case "repo" -> repo.add(in.stringOrNull(OsvLimits.URL));
        case "events" -> events.addAll(in.list(OsvLimits.EVENTS, this::event));
        default -> in.skip();
      }
    });
    if (type.isEmpty()) {
      throw new JsonCursor.Malformed("the range has no type");
    }
    checkEvents(events);
    return new Range(type.getFirst(), repo.isEmpty() ? "" : repo.getFirst(), List.copyOf(events));
  }

  private static RangeType rangeType(String text) {
    return switch (text) {
      case "SEMVER" -> RangeType.SEMVER;
      case "ECOSYSTEM" -> RangeType.ECOSYSTEM;
      case "GIT" -> RangeType.GIT;
      default ->
          throw new JsonCursor.Malformed(
              "the range type \"" + text + "\" is none of SEMVER, ECOSYSTEM, GIT");
    };
  }

  /** The schema: at least one {@code introduced}, and never both ways to end. */
  private static void checkEvents(List<Event> events) {
    if (!has(events, EventType.INTRODUCED)) {
      throw new JsonCursor.Malformed("the range has no introduced event");
    }
    if (has(events, EventType.FIXED) && has(events, EventType.LAST_AFFECTED)) {
      throw new JsonCursor.Malformed("the range has both fixed and last_affected events");
    }
  }

  private static boolean has(List<Event> events, EventType type) {
    return events.stream().anyMatch(event -> event.type() == type);
  }

  private Event event() {
    List<Event> found = new ArrayList<>(1);
    in.object(name -> {
      Optional<EventType> type = eventType(name);
      if (type.isEmpty()) {
        in.skip();
      } else {
        found.add(new Event(type.get(), in.string(OsvLimits.VERSION)));
      }
    });
    if (found.size() != 1) {
      throw new JsonCursor.Malformed(
          "an event is exactly one of introduced, fixed, last_affected, limit");
    }
    return found.getFirst();
  }

  private static Optional<EventType> eventType(String key) {
    for (EventType type : EventType.values()) {
      if (type.key().equals(key)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
