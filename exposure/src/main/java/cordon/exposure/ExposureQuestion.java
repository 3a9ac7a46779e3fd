package cordon.exposure;

import cordon.base.TimeWindow;
import cordon.base.range.VersionRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who was exposed?
 *
 * @param targets what turned bad
 * @param window when it could be had; empty: whenever anybody had it
 * @param asOf answer from what was known then
 * @param vendorHops how often the breach may pass from one organisation to the next
 * @param horizon how long after the window's end its spreading is followed
 * @param harvest kinds of secrets that the release is known to read; empty where it is not known
 * @param notes for people: what of the question could not be used as it stands
 */
public record ExposureQuestion(
    List<Target> targets,
    Optional<TimeWindow> window,
    Instant asOf,
    int vendorHops,
    Duration horizon,
    List<String> harvest,
    List<String> notes) {
  /** Beyond three hops everything supplies everything, and the answer says nothing. */
  public static final int USUAL_HOPS = 3;

  public static final Duration USUAL_HORIZON = Duration.ofDays(7);

  public ExposureQuestion {
    targets = List.copyOf(targets);
    harvest = List.copyOf(harvest);
    notes = List.copyOf(notes);
  }

  /** With the usual bounds, of a release of which it is not known what it reads. */
  public ExposureQuestion(List<Target> targets, Optional<TimeWindow> window, Instant asOf) {
    this(targets, window, asOf, USUAL_HOPS, USUAL_HORIZON, List.of(), List.of());
  }

  /** The same question with what the release is known to read. */
  public ExposureQuestion harvesting(List<String> kinds) {
    return new ExposureQuestion(targets, window, asOf, vendorHops, horizon, kinds, notes);
  }

  /** The same question, with how long after the window spreading is followed. */
  public ExposureQuestion following(Duration after) {
    return new ExposureQuestion(targets, window, asOf, vendorHops, after, harvest, notes);
  }

  /** The same question with what is to be told of it. */
  public ExposureQuestion noting(List<String> more) {
    return new ExposureQuestion(targets, window, asOf, vendorHops, horizon, harvest, more);
  }

  /**
   * Releases of one package.
   *
   * @param type of the package URL, such as {@code pypi}
   * @param name normalised
   * @param versions which of them
   */
  public record Target(String type, String name, Versions versions) {}

  /** Which versions of a package. */
  public sealed interface Versions {
    boolean has(String version);

    /** For people. */
    String text();

    /** Those that are named one by one. */
    default List<String> named() {
      return List.of();
    }

    /** Whether a requirement may be met by one of them; where nothing rules it out, it may. */
    boolean mayMeet(VersionRange asked);

    /** Every one: "what if this package turned malicious". */
    record Any() implements Versions {
      @Override
      public boolean has(String version) {
        return true;
      }

      @Override
      public boolean mayMeet(VersionRange asked) {
        return true;
      }

      @Override
      public String text() {
        return "any version";
      }
    }

    /**
     * Those that an advisory covers.
     *
     * @param advisory its id, for people
     * @param named those that it names one by one; ranges may cover more
     * @param covers decides of a version
     * @param meets decides of a requirement
     */
    record Covered(
        String advisory,
        List<String> named,
        Predicate<String> covers,
        Predicate<VersionRange> meets)
        implements Versions {
      public Covered {
        named = List.copyOf(named);
      }

      @Override
      public boolean has(String version) {
        return covers.test(version);
      }

      @Override
      public boolean mayMeet(VersionRange asked) {
        return meets.test(asked);
      }

      @Override
      public String text() {
        return "as in " + advisory;
      }
    }

    /** Those named. */
    record Listed(List<String> versions) implements Versions {
      public Listed {
        versions = List.copyOf(versions);
      }

      @Override
      public List<String> named() {
        return versions;
      }

      @Override
      public boolean has(String version) {
        return versions.contains(version);
      }

      @Override
      public boolean mayMeet(VersionRange asked) {
        return versions.stream().anyMatch(asked::contains);
      }

      @Override
      public String text() {
        return String.join(", ", versions);
      }
    }
  }
}
