package cordon.exposure;

import cordon.base.Ecosystem;
import cordon.base.TimeWindow;
import cordon.exposure.ExposureQuestion.Target;
import cordon.exposure.ReleaseLists.Listed;
import cordon.exposure.ReleaseLists.Release;
import cordon.exposure.graph.Release.PackageName;
import cordon.exposure.graph.TemporalGraph;
import cordon.exposure.observation.ReleaseList;
import cordon.exposure.observation.ReleaseTime;
import cordon.exposure.store.ReleaseTimeTable;
import cordon.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Writes down when releases came of packages that somebody asks about and that units ask for
 * without fixing a version. Written down, so that an answer as of now stays what it is.
 */
final class ReleaseTimeIntake {
  /** A list that says nothing new is noted this often at most: each note builds the graph anew. */
  private static final Duration AGAIN = Duration.ofMinutes(15);

  private final Database database;
  private final ReleaseLists lists;
  private final InstantSource clock;

  ReleaseTimeIntake(Database database, ReleaseLists lists, InstantSource clock) {
    this.database = database;
    this.lists = lists;
    this.clock = clock;
  }

  /**
   * @param window until its end a list is wanted
   * @return whether there was anything new
   */
  boolean take(TemporalGraph graph, List<Target> targets, Optional<TimeWindow> window) {
    boolean any = false;
    for (PackageName name :
        targets.stream().map(t -> new PackageName(t.type(), t.name())).distinct().toList()) {
      Optional<Ecosystem> ecosystem = Ecosystem.ofPurlType(name.type());
      if (ecosystem.isPresent() && !graph.requirements(name).isEmpty()) {
        any |= take(name, lists.of(ecosystem.get(), name.name()), window);
      }
    }
    return any;
  }

  private boolean take(PackageName name, List<Listed> listed, Optional<TimeWindow> window) {
    Optional<Instant> checked =
        listed.stream()
            .map(list -> list.checked().truncatedTo(ChronoUnit.MILLIS))
            .min(Instant::compareTo);
    Map<String, ReleaseTime> times = times(name, listed);
    return checked.isPresent()
        && isNews(database.read(h -> known(h, name)), times, checked.get(), window)
        && database.write(h -> {
          Known known = known(h, name);
          if (!isNews(known, times, checked.get(), window)) {
            return false; // another server was here first
          }
          ReleaseTimeTable.add(
              h,
              new ReleaseList(name.type(), name.name(), checked.get()),
              fresh(known, times),
              clock.instant());
          return true;
        });
  }

  /** What was written down before. */
  private record Known(Map<String, ReleaseTime> times, Optional<Instant> checked) {}

  private static Known known(Handle h, PackageName name) {
    Map<String, ReleaseTime> times = new LinkedHashMap<>();
    ReleaseTimeTable.of(h, name.type(), name.name()).forEach(t -> times.put(t.version(), t));
    return new Known(times, ReleaseTimeTable.checked(h, name.type(), name.name()));
  }

  private static boolean isNews(
      Known known, Map<String, ReleaseTime> times, Instant checked, Optional<TimeWindow> window) {
    Instant before = known.checked().orElse(Instant.MIN);
    boolean later = known.checked().isEmpty() || before.plus(AGAIN).isBefore(checked);
    boolean wanted = window.map(w -> before.isBefore(w.to())).orElse(true);
    return !fresh(known, times).isEmpty() || (later && wanted);
  }

  private static List<ReleaseTime> fresh(Known known, Map<String, ReleaseTime> times) {
    return times.values().stream()
        .filter(time -> !time.equals(known.times().get(time.version())))
        .toList();
  }

  /** Of several registries the first that had it counts. */
  private static Map<String, ReleaseTime> times(PackageName name, List<Listed> listed) {
    Map<String, ReleaseTime> times = new LinkedHashMap<>();
    for (Listed list : listed) {
      for (Release release : list.releases()) {
        ReleaseTime time =
            new ReleaseTime(
                name.type(),
                name.name(),
                release.version(),
                release.released().map(at -> at.truncatedTo(ChronoUnit.MILLIS)),
                release.exact());
        times.merge(time.version(), time, ReleaseTimeIntake::earlier);
      }
    }
    return times;
  }

  private static ReleaseTime earlier(ReleaseTime a, ReleaseTime b) {
    Optional<Instant> first =
        a.released().isEmpty()
            ? b.released()
            : a.released()
                .filter(at -> b.released().map(at::isBefore).orElse(true))
                .or(b::released);
    return new ReleaseTime(a.type(), a.name(), a.version(), first, a.exact() && b.exact());
  }
}
