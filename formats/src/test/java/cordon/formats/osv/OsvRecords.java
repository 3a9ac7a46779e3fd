package cordon.formats.osv;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Records for tests, of as few words as possible. */
final class OsvRecords {

  private OsvRecords() {}

  static OsvRecord record(String id, Affected... affected) {
    return new OsvRecord(
        "1.7.4",
        id,
        Instant.EPOCH,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        "",
        "",
        List.of(),
        List.of(affected),
        List.of(),
        List.of(),
        Set.of(),
        "");
  }

  static Affected affected(String ecosystem, String name, List<String> versions, Range... ranges) {
    return new Affected(
        Optional.of(new OsvPackage(ecosystem, name, "")), List.of(ranges), versions, List.of());
  }

  /** Events as {@code introduced 0, fixed 2}. */
  static Range range(RangeType type, String events) {
    return new Range(
        type,
        "",
        List.of(events.split(", ")).stream()
            .map(text -> text.split(" ", 2))
            .map(pair -> new Event(EventType.valueOf(pair[0].toUpperCase(Locale.ROOT)), pair[1]))
            .toList());
  }
}
