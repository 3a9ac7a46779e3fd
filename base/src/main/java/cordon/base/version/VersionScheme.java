package cordon.base.version;

import cordon.base.Ecosystem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules by which an ecosystem reads and orders versions. Compares texts directly; whoever
 * compares one version often {@linkplain #parse parses} it once and keeps the result.
 */
public final class VersionScheme implements Comparator<String> {

  /** No registry publishes longer ones; a longer text is not read but left unordered. */
  public static final int MAX_LENGTH = 1_000;

  public static final VersionScheme NPM = new VersionScheme("npm", SemVer::parse);
  public static final VersionScheme PYPI = new VersionScheme("pypi", Pep440::parse);
  public static final VersionScheme MAVEN = maven(MavenGeneration.MAVEN_3_9);
  public static final VersionScheme GOLANG = new VersionScheme("golang", SemVer::parseGo);
  public static final VersionScheme CARGO = new VersionScheme("cargo", SemVer::parse);
  public static final VersionScheme NUGET = new VersionScheme("nuget", SemVer::parseNuget);
  public static final VersionScheme GEM = new VersionScheme("gem", GemVersion::parse);
  public static final VersionScheme COMPOSER =
      new VersionScheme("composer", ComposerVersion::parse);
  public static final VersionScheme CONAN = new VersionScheme("conan", ConanVersion::parse);
  public static final VersionScheme OPENSSL = new VersionScheme("openssl", OpensslVersion::parse);
  public static final VersionScheme NGINX = new VersionScheme("nginx", SemVer::parse);
  public static final VersionScheme GENERIC =
      new VersionScheme("generic", GemVersion::parseGeneric);

  private static final Map<String, VersionScheme> BY_NAME =
      Stream.of(
              NPM,
              PYPI,
              MAVEN,
              GOLANG,
              CARGO,
              NUGET,
              GEM,
              COMPOSER,
              CONAN,
              OPENSSL,
              NGINX,
              GENERIC,
              new VersionScheme("semver", SemVer::parse),
              new VersionScheme("hex", SemVer::parse),
              new VersionScheme("deb", DebianVersion::parse),
              new VersionScheme("rpm", RpmVersion::parse),
              new VersionScheme("apk", AlpineVersion::parse),
              new VersionScheme("alpine", AlpineVersion::parse),
              new VersionScheme("gentoo", GentooVersion::parse),
              new VersionScheme("alpm", AlpmVersion::parse),
              new VersionScheme("datetime", DatetimeVersion::parse),
              new VersionScheme("intdot", IntdotVersion::parse),
              new VersionScheme("hackage", IntdotVersion::parse),
              new VersionScheme("cran", IntdotVersion::parseCran),
              new VersionScheme("pub", SemVer::parsePub),
              new VersionScheme("swift", SemVer::parse),
              new VersionScheme("julia", SemVer::parse),
              new VersionScheme("lexicographic", LexicographicVersion::new))
          .collect(Collectors.toUnmodifiableMap(VersionScheme::name, scheme -> scheme));

  private final String name;
  private final Function<String, Version> parser;

  private VersionScheme(String name, Function<String, Version> parser) {
    this.name = name;
    this.parser = parser;
  }

  /** The order that the clients of this ecosystem use. */
  public static VersionScheme of(Ecosystem ecosystem) {
    return switch (ecosystem) {
      case NPM -> NPM;
      case PYPI -> PYPI;
      case MAVEN -> MAVEN;
      case GO -> GOLANG;
      case CARGO -> CARGO;
      case NUGET -> NUGET;
      case GEM -> GEM;
      case COMPOSER -> COMPOSER;
    };
  }

  /** Maven's order as one of its generations has it; {@link #MAVEN} is the one of 3.8 and 3.9. */
  public static VersionScheme maven(MavenGeneration generation) {
    return new VersionScheme("maven", text -> MavenVersion.parse(text, generation));
  }

  /** By the name of the scheme in {@code vers} ranges: {@code npm}, {@code deb}, {@code gem} … */
  public static Optional<VersionScheme> named(String versName) {
    return Optional.ofNullable(BY_NAME.get(versName));
  }

  /** All that {@link #named} finds. */
  public static Collection<VersionScheme> all() {
    return BY_NAME.values();
  }

  /** The name in {@code vers} ranges. */
  public String name() {
    return name;
  }

  /** Never throws; what cannot be ordered says so by its {@link Version#flaw}. */
  public Version parse(String text) {
    return text.length() > MAX_LENGTH
        ? new Unordered(text, "longer than " + MAX_LENGTH + " characters")
        : parser.apply(text);
  }

  @Override
  public int compare(String a, String b) {
    return a.equals(b) ? 0 : parse(a).compareTo(parse(b));
  }

  /**
   * The versions from the lowest to the highest, equal ones as they came. Use this rather than the
   * sorts of the JDK, which throw where {@linkplain MavenGeneration Maven's order} goes in a
   * circle.
   */
  public List<String> sorted(Collection<String> versions) {
    List<Map.Entry<String, Version>> parsed = new ArrayList<>(versions.size());
    versions.forEach(version -> parsed.add(Map.entry(version, parse(version))));
    return InOrder.sorted(parsed, Map.Entry.comparingByValue()).stream()
        .map(Map.Entry::getKey)
        .toList();
  }

  /** {@link Version#canonical} of the text. */
  public String canonical(String version) {
    return parse(version).canonical();
  }

  /** {@link Version#isPrerelease} of the text. */
  public boolean isPrerelease(String version) {
    return parse(version).isPrerelease();
  }

  /** Whether the text is well formed by the rules of the scheme; see {@link Version#flaw}. */
  public boolean isValid(String version) {
    return parse(version).flaw().isEmpty();
  }

  @Override
  public String toString() {
    return name;
  }
}
