package cordon.exposure.answer;

import cordon.base.Ecosystem;
import cordon.base.version.VersionScheme;
import cordon.exposure.ExposureQuestion.Target;
import cordon.exposure.ExposureQuestion.Versions;
import cordon.exposure.graph.Release.PackageName;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Tells which versions and requirements of a package a question means. */
final class TargetMatch {
  private final Target target;
  private final Predicate<String> covers;

  TargetMatch(Target target) {
    this.target = target;
    this.covers = covers(target);
  }

  PackageName name() {
    return new PackageName(target.type(), target.name());
  }

  boolean covers(String version) {
    return covers.test(version);
  }

  /** One version has many spellings, such as {@code 1.82.7} and {@code v1.82.7.0} (PEP 440). */
  private static Predicate<String> covers(Target target) {
    if (!(target.versions() instanceof Versions.Listed listed)) {
      return version -> target.versions().has(version);
    }
    Optional<Ecosystem> ecosystem = Ecosystem.ofPurlType(target.type());
    return ecosystem.isEmpty()
        ? version -> listed.has(version)
        : covers(VersionScheme.of(ecosystem.get()), listed);
  }

  private static Predicate<String> covers(VersionScheme scheme, Versions.Listed listed) {
    Set<String> canonical = new HashSet<>();
    listed.versions().forEach(version -> canonical.add(scheme.canonical(version)));
    return version -> listed.has(version) || canonical.contains(scheme.canonical(version));
  }

  /**
   * Whether a requirement may have been met by a bad version; one that nobody can read may.
   *
   * @param range in the ecosystem's own notation; blank: any version
   */
  boolean allows(String range) {
    return AskedRange.read(target.type(), range).map(target.versions()::mayMeet).orElse(true);
  }
}
