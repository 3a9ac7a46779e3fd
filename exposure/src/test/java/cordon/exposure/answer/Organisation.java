package cordon.exposure.answer;

import cordon.exposure.Entity;
import cordon.exposure.EntityKind;
import cordon.exposure.Grade;
import cordon.exposure.graph.Observations;
import cordon.exposure.observation.Relation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A generated organisation of which the truth is known: what each unit really had, what of that was
 * told, when it was learned, and how things hang together.
 */
final class Organisation {
  static final Instant FROM = Instant.parse("2026-03-24T10:39:00Z");
  static final Instant TO = Instant.parse("2026-03-24T11:19:00Z");

  /** What another source claims. */
  static final Instant LATE_TO = Instant.parse("2026-03-24T16:00:00Z");

  static final Instant END = Instant.parse("2026-05-01T00:00:00Z");
  static final String BAD = "pypi/litellm@1.82.7";
  private static final String GOOD = "pypi/litellm@1.82.6";
  private static final Duration BEFORE = Duration.ofDays(3);

  /** A unit really came to have something else. */
  record Change(String unit, Instant at, boolean bad) {}

  /** A document as it was told: of a stream, complete, with the release or without. */
  record Told(String unit, String stream, Instant observed, Instant learned, boolean bad) {}

  record Pulled(String unit, Instant at) {}

  record Held(Entity from, Relation relation, Entity to, Instant since, Instant until) {}

  final Observations observations = new Observations();
  final List<String> units = new ArrayList<>();
  final List<Change> changes = new ArrayList<>();
  final List<Told> told = new ArrayList<>();
  final List<Pulled> pulled = new ArrayList<>();
  final List<Held> held = new ArrayList<>();
  private final Random random;

  Organisation(long seed, int size) {
    this.random = new Random(seed);
    for (int i = 0; i < size; i++) {
      String unit = "unit-" + i;
      units.add(unit);
      observations.describes(entity(EntityKind.UNIT, unit), "owner", "team-" + i % 7);
      history(unit);
    }
    relations(size);
  }

  /** The units that really came by it. */
  Set<String> came() {
    return changes.stream().filter(Change::bad).map(Change::unit).collect(Collectors.toSet());
  }

  static Entity entity(EntityKind kind, String name) {
    return new Entity(kind, name);
  }

  /** Each change is seen by a build, of which some are told late, and some units tell nothing. */
  private void history(String unit) {
    boolean silent = random.nextInt(8) == 0;
    Instant lastTold = random.nextInt(6) == 0 ? FROM.plus(minutes(random.nextInt(60))) : END;
    Instant at = FROM.minus(BEFORE).plus(minutes(random.nextInt(600)));
    boolean bad = false;
    while (at.isBefore(FROM.plus(BEFORE))) {
      changes.add(new Change(unit, at, bad));
      if (!silent && !at.isAfter(lastTold)) {
        tell(unit, at, bad);
      }
      if (bad && random.nextInt(4) == 0) {
        pulled.add(new Pulled(unit, at));
        observations.pulled(unit, at, BAD);
      }
      Instant next = at.plus(minutes(1 + random.nextInt(random.nextInt(3) == 0 ? 2_000 : 90)));
      boolean passes = at.isBefore(FROM) && !next.isBefore(FROM) && random.nextBoolean();
      at = passes ? FROM.plus(minutes(random.nextInt(40))) : next;
      // It could be had from the one moment to the other only.
      bad = !at.isBefore(FROM) && at.isBefore(TO) && random.nextInt(5) < 3;
    }
  }

  private void tell(String unit, Instant at, boolean bad) {
    Instant learned = random.nextInt(5) == 0 ? at.plus(Duration.ofDays(random.nextInt(20))) : at;
    String[] releases = {bad ? BAD : GOOD, "pypi/requests@2.0"};
    observations.sighting(unit, at, learned, Grade.LOCKED, releases);
    told.add(new Told(unit, "lock", at, learned, bad));
  }

  private static Duration minutes(int minutes) {
    return Duration.ofMinutes(minutes);
  }

  private void relations(int size) {
    int vendors = Math.max(3, size / 15);
    int credentials = Math.max(3, size / 4);
    int datasets = Math.max(3, size / 10);
    for (int i = 0; i < size; i++) {
      Entity unit = entity(EntityKind.UNIT, units.get(i));
      hold(unit, Relation.REACHES, one(EntityKind.CREDENTIAL, "key-", credentials));
      if (random.nextInt(3) == 0) {
        hold(unit, Relation.RUN_BY, one(EntityKind.VENDOR, "vendor-", vendors));
      }
    }
    for (int i = 0; i < credentials; i++) {
      Entity key = entity(EntityKind.CREDENTIAL, "key-" + i);
      hold(key, Relation.OPENS, one(EntityKind.DATASET, "data-", datasets));
      if (random.nextInt(4) == 0) {
        hold(key, Relation.OPENS, one(EntityKind.UNIT, "unit-", size));
      }
    }
    for (int i = 0; i < vendors; i++) {
      Entity vendor = entity(EntityKind.VENDOR, "vendor-" + i);
      hold(vendor, Relation.SUPPLIES, one(EntityKind.VENDOR, "vendor-", vendors));
      hold(vendor, Relation.HOLDS, one(EntityKind.DATASET, "data-", datasets));
    }
  }

  private Entity one(EntityKind kind, String prefix, int of) {
    return entity(kind, prefix + random.nextInt(of));
  }

  private void hold(Entity from, Relation relation, Entity to) {
    Instant since = FROM.minus(BEFORE).plus(minutes(random.nextInt(10_000)));
    Instant until = random.nextInt(3) == 0 ? since.plus(minutes(1 + random.nextInt(3_000))) : END;
    held.add(new Held(from, relation, to, since, until));
    observations.states(from, relation, to, Optional.of(since), Optional.of(until));
  }
}
