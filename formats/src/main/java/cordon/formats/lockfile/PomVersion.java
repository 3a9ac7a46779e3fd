package cordon.formats.lockfile;

import cordon.formats.Malformed;
import java.util.Optional;

/**
 * A version as a pom requires it, properties resolved.
 *
 * @param open why it fixes no version; empty text when it does
 * @param requirement what a repository is asked for where it fixes none: the range, or empty text
 *     where any version may come of it
 */
record PomVersion(String text, String open, Optional<String> requirement) {

  static PomVersion of(String resolved) {
    if (resolved.isEmpty()) {
      return any(
          "the version comes from a parent or an imported BOM, which this file does not hold");
    }
    if (resolved.contains("${")) {
      return any(Malformed.quoted(resolved) + " has a property that this file does not define");
    }
    if (resolved.equals("LATEST") || resolved.equals("RELEASE")) {
      return any("the newest one: " + resolved);
    }
    boolean one = resolved.startsWith("[") && resolved.endsWith("]") && resolved.indexOf(',') < 0;
    if (one) {
      return fixed(resolved.substring(1, resolved.length() - 1).strip());
    }
    return resolved.startsWith("[") || resolved.startsWith("(")
        ? new PomVersion("", "a range: " + Malformed.quoted(resolved), Optional.of(resolved))
        : fixed(resolved);
  }

  private static PomVersion any(String why) {
    return new PomVersion("", why, Optional.of(""));
  }

  private static PomVersion fixed(String version) {
    return new PomVersion(version, "", Optional.empty());
  }
}
