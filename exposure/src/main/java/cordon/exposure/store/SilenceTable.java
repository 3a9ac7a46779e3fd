package cordon.exposure.store;

import cordon.exposure.SilentUnit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * Units that have not been heard of for longer than usual. What is usual for a unit is what 95 of
 * 100 of its own pauses were shorter than, so that jobs that rest at the weekend are not missed
 * each Sunday; a unit is silent after twice that.
 */
public final class SilenceTable {
  private static final long HOUR = 3_600_000;

  /** Older habits tell nothing any more. */
  private static final Duration HISTORY = Duration.ofDays(120);

  /** Fewer pauses make no habit. */
  private static final int LEAST_PAUSES = 4;

  /** Nobody is missed sooner. */
  private static final Duration LEAST = Duration.ofHours(24);

  private SilenceTable() {}

  private record Heard(String unit, long hour) {}

  /** The longest silent first. */
  public static List<SilentUnit> silent(Handle handle, UnitNames names, Instant now) {
    long since = now.minus(HISTORY).toEpochMilli();
    Habits habits = new Habits(now, names);
    heard(handle, since, habits);
    habits.next("");
    habits.people();
    return habits.silent.stream()
        .map(unit -> unit.named(names.of(unit.key())))
        .sorted(Comparator.comparing(SilentUnit::lastHeard))
        .toList();
  }

  /** Goes through the hours of one unit after the other, and holds those of one. */
  private static final class Habits {
    private final Instant now;
    private final List<SilentUnit> silent = new ArrayList<>();
    private final List<Long> hours = new ArrayList<>();
    private String unit = "";

    /** The hours of those who are kept under another token each month, by what they stand for. */
    private final Map<String, Person> people = new HashMap<>();

    private final UnitNames names;

    Habits(Instant now, UnitNames names) {
      this.now = now;
      this.names = names;
    }

    void heard(String of, long hour) {
      if (!of.equals(unit)) {
        next(of);
      }
      hours.add(hour);
    }

    void next(String of) {
      if (UnitNames.isToken(unit)) {
        people.computeIfAbsent(names.of(unit), name -> new Person()).add(unit, hours);
      } else {
        SilenceTable.of(unit, hours, now).ifPresent(silent::add);
      }
      hours.clear();
      unit = of;
    }

    void people() {
      for (Person person : people.values()) {
        List<Long> all = new ArrayList<>(person.hours);
        SilenceTable.of(person.key, all, now).ifPresent(silent::add);
      }
    }
  }

  /** One who has several tokens. */
  private static final class Person {
    private final SortedSet<Long> hours = new TreeSet<>();
    private String key = "";

    /** Under the token of the last hour people are told of. */
    void add(String token, List<Long> more) {
      if (hours.isEmpty() || more.getLast() > hours.last()) {
        key = token;
      }
      hours.addAll(more);
    }
  }

  /** The hours in which anything was heard of each unit, row by row: there are many. */
  private static void heard(Handle handle, long since, Habits habits) {
    handle
        .createQuery(
            "select unit, hour from (select unit, observed / "
                + HOUR
                + " as hour from exposure_document where unit <> '' and observed >= :since"
                + " union select unit, at / "
                + HOUR
                + " from exposure_event where at >= :since) h order by unit, hour")
        .bind("since", since)
        .setFetchSize(StoredChronicle.ROWS_AT_ONCE)
        .map((row, context) -> new Heard(row.getString("unit"), row.getLong("hour")))
        .forEach(row -> habits.heard(row.unit, row.hour));
  }

  private static Optional<SilentUnit> of(String unit, List<Long> hours, Instant now) {
    if (hours.size() <= LEAST_PAUSES) {
      return Optional.empty();
    }
    List<Long> pauses = new ArrayList<>();
    for (int i = 1; i < hours.size(); i++) {
      pauses.add(hours.get(i) - hours.get(i - 1));
    }
    Collections.sort(pauses);
    Duration usual = Duration.ofHours(pauses.get((pauses.size() * 95 - 1) / 100));
    Instant last = Instant.ofEpochMilli((hours.getLast() + 1) * HOUR);
    Duration patience = usual.multipliedBy(2);
    Instant due = last.plus(patience.compareTo(LEAST) < 0 ? LEAST : patience);
    return now.isAfter(due)
        ? Optional.of(new SilentUnit(unit, unit, last, usual, due))
        : Optional.empty();
  }

  /** Whether it was told of this silence. */
  public static boolean told(Handle handle, SilentUnit unit) {
    return handle
        .createQuery("select count(*) from exposure_silence where unit = ? and last_heard = ?")
        .bind(0, unit.key())
        .bind(1, unit.lastHeard().toEpochMilli())
        .mapTo(Boolean.class)
        .one();
  }

  public static void tell(Handle handle, SilentUnit unit, long fact) {
    handle.execute(
        "insert into exposure_silence (unit, last_heard, fact) values (?, ?, ?)",
        unit.key(),
        unit.lastHeard().toEpochMilli(),
        fact);
  }
}
