package cordon.exposure.answer;

import cordon.base.Ecosystem;
import cordon.base.ProblemException;
import cordon.base.range.PythonSpecifiers;
import cordon.base.range.VersionRange;
import cordon.base.vers.Vers;
import cordon.base.vers.VersRange;
import cordon.base.version.VersionScheme;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads what units ask for, as widely as a client may. */
final class AskedRange {
  private static final Pattern PRERELEASE = Pattern.compile("@|[0-9.*-][a-zA-Z]");

  private static final String VERS = "vers:";

  private AskedRange() {}

  /**
   * pip takes a pre-release where nothing else meets the specifiers, and npm whatever {@code *}
   * leads to.
   *
   * @param text in the ecosystem's own notation, or in that of vers; blank: any version
   * @return empty where any version may be meant: also where nobody can read it
   */
  static Optional<VersionRange> read(String type, String text) {
    Optional<Ecosystem> ecosystem = Ecosystem.ofPurlType(type);
    if (text.isBlank() || text.equals("*") || ecosystem.isEmpty()) {
      return Optional.empty();
    }
    try {
      if (text.startsWith(VERS)) {
        return Optional.of(new VersRange(Vers.parseLenient(text)));
      }
      return Optional.of(
          ecosystem.get() == Ecosystem.PYPI
              ? PythonSpecifiers.parse(text, true)
              : VersionRange.parse(ecosystem.get(), text));
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  /**
   * The versions that clients take without being told to: of pre-releases those that a requirement
   * names, where the notation itself does not say which.
   */
  static Predicate<String> usual(Ecosystem ecosystem, String text) {
    VersionScheme scheme = VersionScheme.of(ecosystem);
    Predicate<String> released = version -> !scheme.parse(version).isPrerelease();
    Optional<VersionRange> range = read(ecosystem.purlType(), text);
    if (range.isEmpty()) {
      return released;
    }
    if (text.startsWith(VERS)) {
      return version -> released.test(version) && range.get().contains(version);
    }
    return switch (ecosystem) {
      case PYPI -> PythonSpecifiers.parse(text)::contains;
      case MAVEN, NPM, CARGO -> range.get()::contains;
      case GEM, COMPOSER, NUGET, GO ->
          version ->
              range.get().contains(version) && (released.test(version) || namesPrerelease(text));
    };
  }

  /** A letter, or for Composer a stability, other than the letter before all versions. */
  private static boolean namesPrerelease(String text) {
    return PRERELEASE.matcher(text).find();
  }
}
