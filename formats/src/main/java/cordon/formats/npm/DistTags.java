package cordon.formats.npm;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Moves dist-tags off withheld versions.
 *
 * <p>A tag whose target shows is kept. {@code latest} goes to the highest shown version at or below
 * its old target that is stable and not deprecated, failing that stable, failing that of the old
 * target's own pre-release family. Any other tag goes to the highest shown version at or below its
 * old target of the same major version and pre-release family, or is dropped. Never to the newest
 * by date: a patch for an old line would become {@code latest}.
 */
public final class DistTags {
  /** SemVer 2.0.0, section 2 and 9: what takes part in a repair. */
  private static final Pattern SEMVER =
      Pattern.compile("(\\d{1,16})\\.\\d{1,16}\\.\\d{1,16}(?:-([0-9A-Za-z.-]+))?(?:\\+.*)?");

  private final Comparator<String> order;

  /**
   * @param order the npm order of versions
   */
  public DistTags(Comparator<String> order) {
    this.order = order;
  }

  /**
   * @param tags the upstream's, tag to version
   * @param shown the releases that a client sees
   * @return in the order of {@code tags}; every target is among {@code shown}
   */
  public Map<String, String> repair(Map<String, String> tags, Collection<NpmRelease> shown) {
    Set<String> versions = shown.stream().map(NpmRelease::version).collect(Collectors.toSet());
    List<Semver> wanted =
        tags.values().stream()
            .filter(target -> !versions.contains(target))
            .flatMap(target -> Semver.parse(target).stream())
            .toList();
    Replacements replacements = new Replacements(wanted, shown);
    Map<String, String> repaired = new LinkedHashMap<>();
    tags.forEach((tag, target) -> {
      if (versions.contains(target)) {
        repaired.put(tag, target);
      } else {
        replacements.of(tag, target).ifPresent(version -> repaired.put(tag, version));
      }
    });
    return repaired;
  }

  /** The versions that may stand in, sorted: a package may have thousands of tags. */
  private final class Replacements {
    private final Map<Semver, NavigableSet<String>> families = new HashMap<>();
    private final NavigableSet<String> stable = new TreeSet<>(order);
    private final NavigableSet<String> fresh = new TreeSet<>(order);

    Replacements(List<Semver> wanted, Collection<NpmRelease> shown) {
      wanted.forEach(semver -> families.put(semver, new TreeSet<>(order)));
      if (!wanted.isEmpty()) {
        shown.forEach(release -> Semver.parse(release.version()).ifPresent(s -> add(release, s)));
      }
    }

    private void add(NpmRelease release, Semver semver) {
      NavigableSet<String> family = families.get(semver);
      if (family != null) {
        family.add(release.version());
      }
      if (semver.family.isEmpty()) {
        stable.add(release.version());
        if (!release.deprecated()) {
          fresh.add(release.version());
        }
      }
    }

    Optional<String> of(String tag, String target) {
      Optional<Semver> old = Semver.parse(target);
      if (old.isEmpty()) {
        return Optional.empty();
      }
      NavigableSet<String> family =
          families.getOrDefault(old.get(), Collections.emptyNavigableSet());
      Optional<String> ofFamily = Optional.ofNullable(family.floor(target));
      return tag.equals("latest")
          ? Optional.ofNullable(fresh.floor(target))
              .or(() -> Optional.ofNullable(stable.floor(target)))
              .or(() -> ofFamily)
          : ofFamily;
    }
  }

  /** Equal when of the same major version and pre-release family; a repair asks no more. */
  private record Semver(String major, String family) {
    static Optional<Semver> parse(String version) {
      Matcher m = SEMVER.matcher(version);
      return m.matches()
          ? Optional.of(new Semver(m.group(1), m.group(2) == null ? "" : family(m.group(2))))
          : Optional.empty();
    }

    /** {@code beta.3} and {@code beta4} are both {@code beta}; a bare number is a family too. */
    private static String family(String preRelease) {
      int end = 0;
      while (end < preRelease.length() && Character.isLetter(preRelease.charAt(end))) {
        end++;
      }
      return end == 0 ? "0" : preRelease.substring(0, end).toLowerCase(Locale.ROOT);
    }
  }
}
