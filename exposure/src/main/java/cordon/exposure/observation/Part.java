package cordon.exposure.observation;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Parts of the packages of one type, among what a document may lack: those that builds use, such as
 * plugins and what they need, and all others. A document that lists the ones tells nothing of the
 * others, and lacks nothing for that of what it is there to list.
 */
public final class Part {
  private static final String BUILD = "/build";
  private static final String RUN = "/run";

  private Part() {}

  /** What builds use of a type of packages. */
  public static String build(String type) {
    return type + BUILD;
  }

  /** All others of a type. */
  public static String run(String type) {
    return type + RUN;
  }

  /** Of which type it is what builds use; empty for all else. */
  public static Optional<String> typeWithoutBuilds(String lacking) {
    return lacking.endsWith(BUILD)
        ? Optional.of(lacking.substring(0, lacking.length() - BUILD.length()))
        : Optional.empty();
  }

  /** Those of them that are parts of a type, and no whole types. */
  public static Set<String> among(Set<String> lacking) {
    return lacking.stream().filter(Part::is).collect(Collectors.toUnmodifiableSet());
  }

  /** Whether all are parts: then a document lists all that it is there to list. */
  public static boolean only(Set<String> lacking) {
    return lacking.stream().allMatch(Part::is);
  }

  /** Whether it is a part of a type, and no whole one. */
  public static boolean is(String lacking) {
    return lacking.endsWith(BUILD) || lacking.endsWith(RUN);
  }
}
