package cordon.exposure.answer;

import cordon.exposure.ExposureAnswer;
import cordon.exposure.ExposureAnswer.ExposedUnit;
import cordon.exposure.ExposureAnswer.Reached;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The moments of an answer at which something changes: a unit came by it or lost it, something came
 * within reach, the window began or ended. In between an answer is the one of the moment before, so
 * that whoever looks at each of these has seen all.
 */
public final class Stops {
  /** As many as a hand can tell apart on a screen; of more, evenly many are left out. */
  static final int MOST = 200;

  /** How far before everything the first lies. */
  private static final int BEFORE_SECONDS = 60;

  private final NavigableSet<Instant> all;
  private final List<Instant> few;

  private Stops(NavigableSet<Instant> all, NavigableSet<Instant> kept) {
    this.all = all;
    this.few = few(all, kept);
  }

  public static Stops of(ExposureAnswer answer) {
    NavigableSet<Instant> all = new TreeSet<>();
    NavigableSet<Instant> window = new TreeSet<>();
    answer
        .question()
        .window()
        .ifPresent(times -> {
          window.add(times.from());
          window.add(times.to());
        });
    all.addAll(window);
    for (ExposedUnit unit : answer.units()) {
      unit.since().ifPresent(all::add);
      unit.until().ifPresent(all::add);
    }
    for (List<Reached> things : answer.reach().things()) {
      things.forEach(thing -> thing.since().ifPresent(all::add));
    }
    if (!all.isEmpty()) {
      all.add(all.getFirst().minusSeconds(BEFORE_SECONDS));
    }
    return new Stops(all, window);
  }

  /** The first, the last and those to be kept always stay. */
  private static List<Instant> few(NavigableSet<Instant> all, NavigableSet<Instant> kept) {
    int room = MOST - kept.size() - 1;
    if (all.size() <= MOST) {
      return List.copyOf(all);
    }
    NavigableSet<Instant> few = new TreeSet<>(kept);
    int place = 0;
    int taken = 0;
    for (Instant at : all) {
      if ((long) place++ * room >= (long) taken * all.size()) {
        few.add(at);
        taken++;
      }
    }
    few.add(all.getLast());
    return List.copyOf(few);
  }

  /** Ascending, at most {@value #MOST}; empty where no time is known. */
  public List<Instant> few() {
    return few;
  }

  /** The place among {@link #few} of the last that is not after a moment; the first for none. */
  public int place(Instant at) {
    int place = 0;
    while (place + 1 < few.size() && !few.get(place + 1).isAfter(at)) {
      place++;
    }
    return place;
  }

  /** The change before a moment, of all. */
  public Optional<Instant> before(Instant at) {
    return Optional.ofNullable(all.lower(at));
  }

  /** The change after a moment, of all. */
  public Optional<Instant> after(Instant at) {
    return Optional.ofNullable(all.higher(at));
  }

  /** When everything has happened. */
  public Instant last() {
    return Objects.requireNonNull(few.getLast());
  }
}
