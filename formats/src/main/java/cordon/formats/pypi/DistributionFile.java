package cordon.formats.pypi;

import cordon.base.version.VersionScheme;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a distribution file tells.
 *
 * @param version as written in the name, with the escapes of the format undone
 */
public record DistributionFile(Kind kind, String version) {

  /** The formats that a registry has accepted over the years. */
  public enum Kind {
    WHEEL,
    SDIST,
    EGG,
    INSTALLER
  }

  private static final List<String> SDISTS =
      List.of(".tar.gz", ".zip", ".tar.bz2", ".tgz", ".tar.xz", ".tar.z", ".tar");
  private static final int LONGEST = 512;

  /** {@code -py3.6} or {@code -py3.6-win32} at the end of an egg's or installer's stem. */
  private static final Pattern PYTHON_TAG = Pattern.compile("-py\\d(?:\\.\\d{1,3})?(?:-[\\w.]+)?$");

  private static final Pattern WINDOWS_TAG = Pattern.compile("\\.win(?:32|-amd64|-arm64|-arm32)$");

  /**
   * Reads the name of a file on the page of a known project. The project must be known because a
   * legacy source name ({@code a-b-1.0.tar.gz}) does not say where the name ends.
   *
   * @param project in normal form
   * @return empty when the name follows no format, belongs to another project, or holds no PEP 440
   *     version: such a file is of no known release
   */
  public static Optional<DistributionFile> parse(String fileName, String project) {
    String lower = fileName.toLowerCase(Locale.ROOT);
    if (fileName.length() > LONGEST) {
      return Optional.empty();
    }
    if (fileName.endsWith(".whl")) {
      return wheel(fileName.substring(0, fileName.length() - 4), project);
    }
    if (lower.endsWith(".egg")) {
      return afterName(without(fileName, 4), project)
          .map(rest -> PYTHON_TAG.matcher(rest).replaceFirst(""))
          .flatMap(version -> of(Kind.EGG, version));
    }
    if (lower.endsWith(".exe") || lower.endsWith(".msi")) {
      return afterName(without(fileName, 4), project).flatMap(DistributionFile::installer);
    }
    for (String extension : SDISTS) {
      if (lower.endsWith(extension)) {
        return afterName(without(fileName, extension.length()), project)
            .flatMap(version -> of(Kind.SDIST, version));
      }
    }
    return Optional.empty();
  }

  /** {@code name-version(-build)?-python-abi-platform} (PEP 427, 491). */
  private static Optional<DistributionFile> wheel(String stem, String project) {
    List<String> parts = List.of(stem.split("-", -1));
    boolean shaped =
        (parts.size() == 5 || (parts.size() == 6 && startsWithDigit(parts.get(2))))
            && parts.stream().noneMatch(String::isEmpty);
    return shaped && ProjectName.normalize(parts.get(0)).equals(project)
        ? of(Kind.WHEEL, parts.get(1))
        : Optional.empty();
  }

  private static boolean startsWithDigit(String part) {
    return !part.isEmpty() && part.charAt(0) >= '0' && part.charAt(0) <= '9';
  }

  /** {@code version.win32(-py2.7)?}; without the platform it is no distutils installer. */
  private static Optional<DistributionFile> installer(String rest) {
    Matcher windows = WINDOWS_TAG.matcher(PYTHON_TAG.matcher(rest).replaceFirst(""));
    return windows.find() ? of(Kind.INSTALLER, windows.replaceFirst("")) : Optional.empty();
  }

  /** What follows the hyphen after the first stretch that normalises to the project's name. */
  private static Optional<String> afterName(String stem, String project) {
    for (int dash = stem.indexOf('-'); dash >= 0; dash = stem.indexOf('-', dash + 1)) {
      if (ProjectName.normalize(stem.substring(0, dash)).equals(project)) {
        return Optional.of(stem.substring(dash + 1));
      }
    }
    return Optional.empty();
  }

  /** Wheels and eggs write a hyphen of the version as an underscore. */
  private static Optional<DistributionFile> of(Kind kind, String version) {
    if (VersionScheme.PYPI.isValid(version)) {
      return Optional.of(new DistributionFile(kind, version));
    }
    String unescaped = version.replace('_', '-');
    return !unescaped.equals(version) && VersionScheme.PYPI.isValid(unescaped)
        ? Optional.of(new DistributionFile(kind, unescaped))
        : Optional.empty();
  }

  private static String without(String fileName, int extension) {
    return fileName.substring(0, fileName.length() - extension);
  }
}
