package cordon.exposure.answer;

import cordon.base.range.PythonSpecifiers;
import cordon.base.version.VersionScheme;
import cordon.exposure.graph.Observations;
import cordon.exposure.observation.Sighting.Open;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A generated organisation whose units fix no version, of which the truth is known: when releases
 * came, when each unit was built, what it asked for and what it took. One build in eight takes a
 * lower version than it might, as resolvers do, and one in three is not told.
 */
final class Askers {
  static final Instant FROM = Organisation.FROM;
  static final Instant SECOND = FROM.plus(Duration.ofMinutes(13));
  static final Instant TO = Organisation.TO;
  static final Instant END = Organisation.END;
  static final List<String> BAD = List.of("1.82.7", "1.82.8");

  private static final List<String> REQUIREMENTS =
      List.of(
          "",
          ">=1.60",
          ">=1.60,<1.84",
          "<1.83",
          "~=1.82.0",
          ">=1.82.8,<1.83",
          "==1.82.7",
          "<=1.82.6",
          ">=1.84",
          "!=1.82.8,<1.82.9",
          ">=1.82,<1.82.7");

  /** Each since when it was there. */
  static final Map<String, Instant> RELEASES = releases();

  /** A build of a unit, and what it took. */
  record Built(String unit, Instant at, boolean told, String took) {}

  final Observations observations = new Observations();
  final Map<String, String> asked = new HashMap<>();
  final List<Built> builds = new ArrayList<>();
  private final Random random;

  Askers(long seed, int size) {
    this.random = new Random(seed);
    RELEASES.forEach((version, at) -> observations.released("pypi/litellm@" + version, at));
    observations.listed("pypi/litellm", END);
    for (int i = 0; i < size; i++) {
      unit("asker-" + i);
    }
  }

  private static Map<String, Instant> releases() {
    Map<String, Instant> releases = new TreeMap<>();
    releases.put("1.59.0", FROM.minus(Duration.ofDays(90)));
    releases.put("1.82.6", FROM.minus(Duration.ofDays(2)));
    releases.put("1.82.7", FROM);
    releases.put("1.82.8", SECOND);
    releases.put("1.83.0rc1", FROM.minus(Duration.ofDays(1)));
    releases.put("1.83.0", FROM.plus(Duration.ofMinutes(25)));
    releases.put("1.90.0", FROM.minus(Duration.ofHours(1)));
    releases.put("1.84.0", TO.plus(Duration.ofDays(1)));
    return releases;
  }

  private void unit(String unit) {
    String requirement = REQUIREMENTS.get(random.nextInt(REQUIREMENTS.size()));
    asked.put(unit, requirement);
    Instant at = FROM.minus(Duration.ofMinutes(random.nextInt(240)));
    boolean first = true;
    while (at.isBefore(TO.plus(Duration.ofHours(3)))) {
      Optional<String> took = takes(requirement, at);
      boolean told = first || random.nextInt(3) > 0;
      if (took.isPresent()) {
        builds.add(new Built(unit, at, told, took.get()));
      }
      if (told) {
        Open open = took.isPresent() ? Open.BY_THIS_BUILD : Open.BY_BUILDS;
        observations.asked(unit, at, at, "pypi/litellm " + requirement, open);
      }
      first = false;
      at = at.plus(Duration.ofMinutes(1 + random.nextInt(90)));
    }
  }

  private Optional<String> takes(String requirement, Instant at) {
    List<String> may = admissible(requirement, at);
    if (may.isEmpty()) {
      return Optional.empty();
    }
    int back = random.nextInt(8) == 0 ? random.nextInt(may.size()) : 0;
    return Optional.of(may.get(may.size() - 1 - back));
  }

  /** What a client may take then, the highest last. */
  static List<String> admissible(String requirement, Instant at) {
    return RELEASES.entrySet().stream()
        .filter(release -> !release.getValue().isAfter(at))
        .map(Map.Entry::getKey)
        .filter(version -> !version.contains("rc"))
        .filter(version -> PythonSpecifiers.parse(requirement).contains(version))
        .sorted(VersionScheme.PYPI)
        .toList();
  }

  static boolean isBadHighest(String requirement, Instant at) {
    List<String> may = admissible(requirement, at);
    return !may.isEmpty() && BAD.contains(may.getLast());
  }

  /** The units that took a bad one while it was there. */
  Set<String> came() {
    Set<String> came = new HashSet<>();
    builds.stream()
        .filter(b -> BAD.contains(b.took()) && !b.at().isBefore(FROM) && b.at().isBefore(TO))
        .forEach(b -> came.add(b.unit()));
    return came;
  }
}
