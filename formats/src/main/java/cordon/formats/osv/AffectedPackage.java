package cordon.formats.osv;

import cordon.base.Ecosystem;
import cordon.base.range.Overlap;
import cordon.base.range.VersionRange;
import cordon.base.version.Version;
import cordon.base.version.VersionScheme;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one record says of one package, made ready to be asked about versions.
 *
 * <p>The rule (OSV schema, "Evaluation"): a version is affected if and only if it is listed or any
 * range holds it. A range holds a version that stands before one of its limits (none means no
 * limit) and for which, over the events in version order, {@code introduced} at or before it says
 * yes and {@code fixed} at or before it or {@code last_affected} before it says no; the last word
 * counts. {@code database_specific} changes none of this. GIT ranges need a clone and are passed
 * over.
 *
 * <p>Records of malware bend it in one place. Many carry the range "everything since 0" because
 * nobody looked closer, also for packages with honest releases. So the open range of such a record
 * never says {@link Coverage#AFFECTED}: versions and bounded ranges that it names do, and all
 * others are for {@link Coverage#REVIEW}, as is every version where it names nothing at all.
 *
 * @param ecosystem of the package
 * @param name {@linkplain PackageNames#normalise normalised}
 * @param versions listed versions in their canonical form, so that {@code 1.0} meets {@code 1.0.0}
 *     where the ecosystem holds them equal
 * @param ranges those that we evaluate, events in version order
 * @param rest whether versions that the record does not name are for review
 */
public record AffectedPackage(
    Ecosystem ecosystem, String name, List<String> versions, List<Range> ranges, boolean rest) {

  /** What the record says of each package of the ecosystems that we serve. */
  public static List<AffectedPackage> of(OsvRecord osv) {
    Map<Key, List<Affected>> byPackage = new LinkedHashMap<>();
    for (Affected affected : osv.affected()) {
      affected
          .target()
          .flatMap(AffectedPackage::key)
          .ifPresent(key -> byPackage.computeIfAbsent(key, k -> new ArrayList<>(1)).add(affected));
    }
    List<AffectedPackage> packages = new ArrayList<>(byPackage.size());
    byPackage.forEach((key, parts) -> packages.add(of(key, parts, osv.malicious())));
    return List.copyOf(packages);
  }

  private record Key(Ecosystem ecosystem, String name) {}

  private static Optional<Key> key(OsvPackage target) {
    return target
        .served()
        .map(ecosystem -> new Key(ecosystem, PackageNames.normalise(ecosystem, target.name())));
  }

  private static AffectedPackage of(Key key, List<Affected> parts, boolean malicious) {
    VersionScheme scheme = VersionScheme.of(key.ecosystem());
    Set<String> versions = new LinkedHashSet<>();
    List<Range> bounded = new ArrayList<>();
    List<Range> open = new ArrayList<>();
    for (Affected part : parts) {
      part.versions().forEach(version -> versions.add(scheme.canonical(version)));
      for (Range range : part.ranges()) {
        if (range.type() != RangeType.GIT) {
          (isOpen(range) ? open : bounded).add(sorted(range, key.ecosystem()));
        }
      }
    }
    boolean nothing = versions.isEmpty() && bounded.isEmpty();
    boolean rest = malicious && (nothing || !open.isEmpty());
    List<Range> ranges = new ArrayList<>(bounded);
    if (!malicious) {
      ranges.addAll(open);
    }
    return new AffectedPackage(
        key.ecosystem(), key.name(), List.copyOf(versions), List.copyOf(ranges), rest);
  }

  /** Whether the range is "everything since 0" and nothing else. */
  private static boolean isOpen(Range range) {
    return range.events().stream().anyMatch(Event::opensBeforeAll)
        && range.events().stream()
            .allMatch(event ->
                event.opensBeforeAll()
                    || (event.type() == EventType.LIMIT && event.version().equals(Event.NO_LIMIT)));
  }

  /**
   * Events in version order. The sort is stable: of two events at one version the source's own
   * order decides, so that "fixed 2, introduced 2" goes on and "introduced 2, fixed 2" is empty.
   */
  private static Range sorted(Range range, Ecosystem ecosystem) {
    VersionQuery reader = VersionQuery.of(ecosystem, Event.BEFORE_ALL);
    record Placed(Event event, Version version) {}
    List<Event> events =
        range.events().stream()
            .map(event -> new Placed(event, reader.parse(range.type(), event.version())))
            .sorted(
                Comparator.<Placed, Boolean>comparing(p -> !p.event().opensBeforeAll())
                    .thenComparing(Placed::version))
            .map(Placed::event)
            .toList();
    return new Range(range.type(), range.repo(), events);
  }

  /** Whether the record covers this version. */
  public Coverage covers(VersionQuery asked) {
    if (versions.contains(asked.version().canonical())) {
      return Coverage.AFFECTED;
    }
    for (Range range : ranges) {
      if (holds(range, asked)) {
        return Coverage.AFFECTED;
      }
    }
    boolean doubtful = ranges.stream().anyMatch(range -> asked.in(range.type()).flaw().isPresent());
    return rest || doubtful ? Coverage.REVIEW : Coverage.UNAFFECTED;
  }

  /**
   * Whether the record names this very version as one that is not affected any more, and does not
   * call it affected elsewhere.
   */
  public boolean fixedBy(VersionQuery asked) {
    boolean named =
        ranges.stream()
            .anyMatch(range ->
                range.events().stream()
                    .filter(event -> event.type() == EventType.FIXED)
                    .map(event -> asked.parse(range.type(), event.version()))
                    .anyMatch(version -> version.compareTo(asked.in(range.type())) == 0));
    return named && covers(asked) == Coverage.UNAFFECTED;
  }

  /**
   * Whether a requirement may be met by a version that the record covers; where no order rules it
   * out, it may.
   */
  public boolean mayMeet(VersionRange asked) {
    return rest
        || versions.stream().anyMatch(asked::contains)
        || AffectedSpans.of(ecosystem, ranges)
            .map(spans -> Overlap.possible(asked.alternatives(), spans))
            .orElse(true);
  }

  private static boolean holds(Range range, VersionQuery asked) {
    Version version = asked.in(range.type());
    boolean limited = false;
    boolean beforeLimit = false;
    boolean affected = false;
    for (Event event : range.events()) {
      if (event.opensBeforeAll()) {
        affected = true;
        continue;
      }
      if (event.type() == EventType.LIMIT && event.version().equals(Event.NO_LIMIT)) {
        beforeLimit = true;
        continue;
      }
      int order = version.compareTo(asked.parse(range.type(), event.version()));
      switch (event.type()) {
        case INTRODUCED -> affected |= order >= 0;
        case FIXED -> affected &= order < 0;
        case LAST_AFFECTED -> affected &= order <= 0;
        case LIMIT -> {
          limited = true;
          beforeLimit |= order < 0;
        }
      }
    }
    return affected && (beforeLimit || !limited);
  }
}
