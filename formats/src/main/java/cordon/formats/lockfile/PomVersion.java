package cordon.formats.lockfile;

import cordon.formats.Malformed;

/**
 * A version as a pom requires it, properties resolved.
 *
 * @param open why it fixes no version; empty text when it does
 */
record PomVersion(String text, String open) {

  static PomVersion of(String resolved) {
    if (resolved.isEmpty()) {
      return new PomVersion(
          "", "the version comes from a parent or an imported BOM, which this file does not hold");
    }
    if (resolved.contains("${")) {
      return new PomVersion(
          "", Malformed.quoted(resolved) + " has a property that this file does not define");
    }
    if (resolved.equals("LATEST") || resolved.equals("RELEASE")) {
      return new PomVersion("", "the newest one: " + resolved);
    }
    boolean one = resolved.startsWith("[") && resolved.endsWith("]") && resolved.indexOf(',') < 0;
    if (one) {
      return new PomVersion(resolved.substring(1, resolved.length() - 1).strip(), "");
    }
    return resolved.startsWith("[") || resolved.startsWith("(")
        ? new PomVersion("", "a range: " + Malformed.quoted(resolved))
        : new PomVersion(resolved, "");
  }
}
