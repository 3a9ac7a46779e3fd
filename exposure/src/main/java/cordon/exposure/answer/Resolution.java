package cordon.exposure.answer;

import cordon.base.Ecosystem;
import cordon.base.range.VersionRange;
import cordon.base.version.VersionScheme;
import cordon.exposure.ExposureQuestion.Target;
import cordon.exposure.ExposureQuestion.Versions;
import cordon.exposure.Grade;
import cordon.exposure.answer.HighestOverTime.State;
import cordon.exposure.answer.HighestOverTime.Stretch;
import cordon.exposure.answer.HighestOverTime.Takes;
import cordon.exposure.graph.Asking;
import cordon.exposure.graph.Presence;
import cordon.exposure.graph.ReleaseTimes;
import cordon.exposure.graph.ReleaseTimes.Stated;
import cordon.exposure.graph.Requirement;
import cordon.exposure.graph.Seconds;
import cordon.exposure.graph.TemporalGraph;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What builds made of one requirement, as far as it follows from when releases came: clients take
 * the highest that a requirement takes, as docs/decisions/0116 has it for each ecosystem.
 */
final class Resolution {
  /** How close to its pulls a build goes through the gate: pipelines pull at their beginning. */
  private static final int CLOSE = 86_400;

  private static final int MOST_NAMED = 3;

  private static final int NONE = Seconds.NEVER;

  private final TemporalGraph graph;
  private final Asking asking;
  private final Requirement requirement;
  private final Window window;
  private final List<Stretch> stretches;

  /**
   * @param seen since when documents show bad ones
   */
  Resolution(
      TemporalGraph graph,
      Window window,
      Target target,
      TargetMatch match,
      Requirement requirement,
      Map<String, Stated> seen) {
    this.graph = graph;
    this.asking = graph.asking();
    this.requirement = requirement;
    this.window = window;
    this.stretches = stretches(target, match, seen);
  }

  /**
   * What follows for one who asked.
   *
   * @param grade {@link Grade#RESOLVES}, {@link Grade#COULD_RESOLVE}, or {@link Grade#UNKNOWN}
   *     where it follows that it took another
   * @param since from when it may have had a bad one, at the earliest
   * @param why for people; empty where nothing is known beyond what it asked for
   */
  record Outcome(Grade grade, int since, Optional<String> why) {}

  private List<Stretch> stretches(Target target, TargetMatch match, Map<String, Stated> seen) {
    ReleaseTimes times = asking.releases(requirement.of()).and(seen);
    Optional<Ecosystem> ecosystem = Ecosystem.ofPurlType(target.type());
    boolean unknown = times.since().isEmpty() || target.versions() instanceof Versions.Any;
    if (unknown || ecosystem.isEmpty()) {
      return List.of();
    }
    Optional<VersionRange> range = AskedRange.read(target.type(), requirement.range());
    if (range.isEmpty() && !requirement.range().isBlank()) {
      return List.of(); // nobody can read it
    }
    VersionScheme scheme = VersionScheme.of(ecosystem.get());
    Predicate<String> atAll = version -> range.map(r -> r.contains(version)).orElse(true);
    return new HighestOverTime(
            scheme,
            window,
            times,
            new Takes(atAll, usually(ecosystem.get(), atAll)),
            match::covers,
            target.versions().named().stream().filter(atAll).toList())
        .stretches();
  }

  /** pip takes a pre-release where the specifiers name one; Maven holds them to be versions. */
  private Predicate<String> usually(Ecosystem ecosystem, Predicate<String> atAll) {
    return ecosystem == Ecosystem.MAVEN ? atAll : AskedRange.usual(ecosystem, requirement.range());
  }

  /** For a wish that overlaps the window. */
  Outcome of(Presence wish) {
    int from = Math.max(wish.earliest(), window.from());
    int to = Math.min(wish.until(), window.to());
    Optional<Stretch> ruledOut = Optional.empty();
    int open = Seconds.NEVER;
    for (Stretch stretch : stretches) {
      if (stretch.from() < to && from < stretch.to()) {
        if (rulesOut(stretch, wish)) {
          ruledOut = ruledOut.or(() -> Optional.of(stretch));
        } else {
          open = Math.min(open, Math.max(from, stretch.from()));
        }
      }
    }
    if (stretches.isEmpty()) {
      return new Outcome(Grade.COULD_RESOLVE, wish.earliest(), Optional.empty());
    }
    return open == Seconds.NEVER
        ? new Outcome(Grade.UNKNOWN, from, ruledOut.map(this::why))
        : open(wish, from, to, open);
  }

  private Outcome open(Presence wish, int from, int to, int open) {
    return built(wish, from, to, since(wish, open))
        .orElseGet(() -> new Outcome(Grade.COULD_RESOLVE, since(wish, open), narrowed(open)));
  }

  /** What did not have to be there from the beginning of the window says nothing of before. */
  private int since(Presence wish, int open) {
    return open > window.from() ? open : wish.earliest();
  }

  private Optional<String> narrowed(int open) {
    return open > window.from()
        ? Optional.of("before " + Seconds.instant(open) + " it would have taken another")
        : Optional.empty();
  }

  private boolean rulesOut(Stretch stretch, Presence wish) {
    return switch (stretch.state()) {
      case NOT_YET -> true;
      case OTHER -> takesHighest(wish) && !prefersTag();
      case BAD, OPEN -> false;
    };
  }

  /**
   * A Maven project without a version takes that of its parent or platform, and a bill of materials
   * leaves out a version that stands fixed elsewhere. NuGet and Go take the lowest.
   */
  private boolean takesHighest(Presence wish) {
    Optional<Ecosystem> ecosystem = Ecosystem.ofPurlType(requirement.of().type());
    boolean highest =
        ecosystem
            .map(e ->
                switch (e) {
                  case PYPI, NPM, GEM, COMPOSER, CARGO -> true;
                  case MAVEN -> !requirement.range().isBlank();
                  case NUGET, GO -> false;
                })
            .orElse(false);
    return highest && asking.buildsChoose(graph.stream(wish.source()));
  }

  /**
   * npm takes what {@code latest} names where the range allows it, and nobody knows what it named.
   */
  private boolean prefersTag() {
    return requirement.of().type().equals(Ecosystem.NPM.purlType());
  }

  private String why(Stretch stretch) {
    String asked = requirement.range().isBlank() ? "any version" : "`" + requirement.range() + "`";
    return stretch.state() == State.NOT_YET
        ? "it asks for " + asked + ", and none of these that meets it had come"
        : "it asks for "
            + asked
            + ", of which "
            + stretch.version()
            + " was the highest; nothing shows what it took";
  }

  /** A build that ran while a bad one was the highest. */
  private Optional<Outcome> built(Presence wish, int from, int to, int since) {
    int built = takesHighest(wish) ? firstBuild(graph.stream(wish.source()), from, to) : NONE;
    if (built == NONE) {
      return Optional.empty();
    }
    String why =
        versionAt(built)
            + " was the highest that it takes when it was built at "
            + Seconds.instant(built)
            + words(at(built).map(Stretch::by).orElse(List.of()));
    return Optional.of(
        asking.pulls(wish.unit(), requirement.of().type(), built, CLOSE)
            ? new Outcome(
                Grade.COULD_RESOLVE,
                since,
                Optional.of(why + "; it pulls by the gate, which gave it none then"))
            : new Outcome(Grade.RESOLVES, since, Optional.of(why)));
  }

  private static String words(List<Integer> documents) {
    return documents.isEmpty()
        ? ""
        : ", by when releases came as documents say ("
            + documents.stream()
                .limit(MOST_NAMED)
                .map(String::valueOf)
                .collect(Collectors.joining(", "))
            + (documents.size() > MOST_NAMED ? ", …" : "")
            + ")";
  }

  private int firstBuild(int stream, int from, int to) {
    int[] first = {NONE};
    asking.builds(
        stream,
        second -> {
          if (second >= from && second < to && isBad(second)) {
            first[0] = Math.min(first[0], second);
          }
        });
    return first[0];
  }

  private boolean isBad(int second) {
    return at(second).filter(stretch -> stretch.state() == State.BAD).isPresent();
  }

  private String versionAt(int second) {
    return at(second).map(Stretch::version).orElse("");
  }

  private Optional<Stretch> at(int second) {
    return stretches.stream()
        .filter(stretch -> stretch.from() <= second && second < stretch.to())
        .findFirst();
  }
}
