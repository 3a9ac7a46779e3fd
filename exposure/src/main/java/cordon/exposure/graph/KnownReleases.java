package cordon.exposure.graph;

import cordon.exposure.graph.Release.PackageName;
import cordon.exposure.graph.ReleaseTimes.Since;
import cordon.exposure.graph.ReleaseTimes.Stated;
import cordon.exposure.observation.ReleaseList;
import cordon.exposure.observation.ReleaseTime;
import cordon.exposure.observation.StatedTime;
import java.util.HashMap;
import java.util.Map;

/** Gathers which releases of packages there were, and since when. */
final class KnownReleases {
  private final Map<PackageName, Map<String, Since>> times = new HashMap<>();
  private final Map<PackageName, Map<String, Stated>> stated = new HashMap<>();
  private final Map<PackageName, Integer> checked = new HashMap<>();

  void released(ReleaseTime time) {
    int second = time.released().map(Seconds::floor).orElse(Seconds.NEVER);
    times
        .computeIfAbsent(new PackageName(time.type(), time.name()), name -> new HashMap<>())
        .put(time.version(), new Since(second, time.exact() && second != Seconds.NEVER));
  }

  /** The earliest that is stated counts. */
  void stated(StatedTime time, int source) {
    Stated one = new Stated(Seconds.floor(time.released()), source);
    stated
        .computeIfAbsent(new PackageName(time.type(), time.name()), name -> new HashMap<>())
        .merge(time.version(), one, Stated::earlier);
  }

  void listed(ReleaseList list) {
    PackageName name = new PackageName(list.type(), list.name());
    checked.merge(name, Seconds.floor(list.checked()), Math::max);
  }

  Map<PackageName, ReleaseTimes> finish() {
    Map<PackageName, ReleaseTimes> all = new HashMap<>();
    times.forEach((name, of) ->
        all.put(
            name,
            new ReleaseTimes(
                of,
                checked.getOrDefault(name, Seconds.ALWAYS),
                stated.getOrDefault(name, Map.of()))));
    return all;
  }
}
