package cordon.formats.osv;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import cordon.base.version.VersionScheme;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Ours against the pseudo-code of the schema, written down as it stands there. */
class EvaluationPropertyTest {
  private static final int ROUNDS = 20_000;
  private static final long SEED = 20260324;

  @Test
  void evaluationIsThatOfTheSchema() {
    for (int round = 0; round < ROUNDS; round++) {
      long seed = SEED + round;
      Random random = new Random(seed);
      List<Range> ranges = new ArrayList<>();
      for (int i = random.nextInt(3); i >= 0; i--) {
        ranges.add(randomRange(random));
      }
      List<String> versions = new ArrayList<>();
      for (int i = random.nextInt(3); i > 0; i--) {
        versions.add(version(random));
      }
      OsvRecord osv =
          OsvRecords.record(
              "GHSA-1", OsvRecords.affected("npm", "x", versions, ranges.toArray(Range[]::new)));
      String asked = version(random);
      Coverage ours =
          AffectedPackage.of(osv).getFirst().covers(VersionQuery.of(Ecosystem.NPM, asked));
      boolean theirs = versions.contains(asked) || includedInRanges(asked, ranges);
      assertThat(ours)
          .as("seed %d: %s in %s or %s", seed, asked, versions, ranges)
          .isEqualTo(theirs ? Coverage.AFFECTED : Coverage.UNAFFECTED);
    }
  }

  private static Range randomRange(Random random) {
    List<Event> events = new ArrayList<>();
    boolean closed = random.nextBoolean();
    EventType end = closed ? EventType.FIXED : EventType.LAST_AFFECTED;
    events.add(new Event(EventType.INTRODUCED, random.nextInt(4) == 0 ? "0" : version(random)));
    for (int i = random.nextInt(5); i > 0; i--) {
      switch (random.nextInt(5)) {
        case 0, 1 -> events.add(new Event(EventType.INTRODUCED, version(random)));
        case 2, 3 -> events.add(new Event(end, version(random)));
        default ->
            events.add(new Event(EventType.LIMIT, random.nextInt(5) == 0 ? "*" : version(random)));
      }
    }
    Collections.shuffle(events, random);
    return new Range(RangeType.SEMVER, "", events);
  }

  private static String version(Random random) {
    return random.nextInt(3)
        + "."
        + random.nextInt(3)
        + "."
        + random.nextInt(2)
        + (random.nextInt(4) == 0 ? "-rc." + random.nextInt(2) : "");
  }

  // OSV schema, "Evaluation".

  private static boolean includedInRanges(String version, List<Range> ranges) {
    for (Range range : ranges) {
      if (beforeLimits(version, range)) {
        boolean vulnerable = false;
        for (Event event : sorted(range.events())) {
          switch (event.type()) {
            case INTRODUCED -> {
              if (atLeast(version, event.version())) {
                vulnerable = true;
              }
            }
            case FIXED -> {
              if (atLeast(version, event.version())) {
                vulnerable = false;
              }
            }
            case LAST_AFFECTED -> {
              if (VersionScheme.NPM.compare(version, event.version()) > 0) {
                vulnerable = false;
              }
            }
            case LIMIT -> {}
          }
        }
        if (vulnerable) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean beforeLimits(String version, Range range) {
    List<Event> limits =
        range.events().stream().filter(event -> event.type() == EventType.LIMIT).toList();
    return limits.isEmpty()
        || limits.stream()
            .anyMatch(limit ->
                limit.version().equals("*")
                    || VersionScheme.NPM.compare(version, limit.version()) < 0);
  }

  private static List<Event> sorted(List<Event> events) {
    Comparator<Event> order =
        (a, b) ->
            a.version().equals("0") || b.version().equals("0")
                ? Boolean.compare(b.version().equals("0"), a.version().equals("0"))
                : VersionScheme.NPM.compare(a.version(), b.version());
    return events.stream().filter(event -> event.type() != EventType.LIMIT).sorted(order).toList();
  }

  private static boolean atLeast(String version, String bound) {
    return bound.equals("0") || VersionScheme.NPM.compare(version, bound) >= 0;
  }
}
