package cordon.formats.osv;

import cordon.base.Ecosystem;
import cordon.base.range.Comparison;
import cordon.base.range.Constraint;
import cordon.base.version.VersionScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The spans of versions that ranges hold, as alternatives of bounds. */
final class AffectedSpans {
  private final VersionScheme scheme;
  private final List<List<Constraint>> spans = new ArrayList<>();

  /** Of the span that is open; none where it begins before all versions. */
  private Optional<Constraint> low = Optional.empty();

  private AffectedSpans(VersionScheme scheme) {
    this.scheme = scheme;
  }

  /**
   * Limits are left out, so that a span may be wider than the range.
   *
   * @param ranges events in version order, see {@link AffectedPackage}
   * @return empty where a range is told in another order than that of the ecosystem
   */
  static Optional<List<List<Constraint>>> of(Ecosystem ecosystem, List<Range> ranges) {
    AffectedSpans all = new AffectedSpans(VersionScheme.of(ecosystem));
    for (Range range : ranges) {
      if (range.type() == RangeType.SEMVER && !isSemVer(ecosystem)) {
        return Optional.empty();
      }
      all.add(range.events());
    }
    return Optional.of(List.copyOf(all.spans));
  }

  private static boolean isSemVer(Ecosystem ecosystem) {
    return ecosystem == Ecosystem.NPM || ecosystem == Ecosystem.CARGO;
  }

  private void add(List<Event> events) {
    boolean affected = false;
    for (Event event : events) {
      switch (event.type()) {
        case INTRODUCED -> {
          low = affected ? low : begin(event);
          affected = true;
        }
        case FIXED, LAST_AFFECTED -> {
          if (affected) {
            end(event);
          }
          affected = false;
        }
        case LIMIT -> {
          // narrows only
        }
      }
    }
    if (affected) {
      spans.add(low.stream().toList());
    }
  }

  private Optional<Constraint> begin(Event event) {
    return event.opensBeforeAll()
        ? Optional.empty()
        : Optional.of(Constraint.of(scheme, Comparison.GE, event.version()));
  }

  private void end(Event event) {
    Comparison comparison = event.type() == EventType.FIXED ? Comparison.LT : Comparison.LE;
    List<Constraint> span = new ArrayList<>(low.stream().toList());
    span.add(Constraint.of(scheme, comparison, event.version()));
    spans.add(List.copyOf(span));
  }
}
