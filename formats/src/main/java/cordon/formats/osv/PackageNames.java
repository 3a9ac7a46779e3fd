package cordon.formats.osv;

import cordon.base.Ecosystem;
import java.util.Locale;
import java.util.regex.Pattern;

/** One spelling for each package, so that a record and a request meet. */
public final class PackageNames {

  /** PEP 503, "Normalized Names". */
  private static final Pattern PYPI_SEPARATORS = Pattern.compile("[-_.]+");

  private PackageNames() {}

  /**
   * The spelling under which a package is known to its registry.
   *
   * @param name as written in a record, a request or a package URL; in Maven {@code group:artifact}
   *     or {@code group/artifact}
   */
  public static String normalise(Ecosystem ecosystem, String name) {
    return switch (ecosystem) {
      case PYPI -> PYPI_SEPARATORS.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
      case MAVEN -> name.replace('/', ':');
      // The registry of Rust holds names apart only by letters and digits.
      case CARGO -> name.replace('_', '-').toLowerCase(Locale.ROOT);
      // Go's own files spell modules with capitals, package URLs of the same modules without.
      case NUGET, COMPOSER, GO -> name.toLowerCase(Locale.ROOT);
      // npm still serves old names with capitals beside their lower-case twins; gems differ by
      // case as well.
      case NPM, GEM -> name;
    };
  }
}
