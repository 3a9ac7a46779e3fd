package cordon.base.range;

import cordon.base.version.VersionScheme;
import java.util.ArrayList;
import java.util.List;

/**
 * A version of an npm range of which numbers may be missing or {@code x}; a missing number is
 * empty, and so are all after it.
 */
record NpmPartial(String major, String minor, String patch, String prerelease) {

  /**
   * @param range the whole range, for the problem
   * @param hyphenRange whether it is a side of one, the only place where npm overlooks a number
   *     after an x
   */
  static NpmPartial parse(String range, String text, boolean sugar) {
    String version = text;
    while (!version.isEmpty() && "v= ".indexOf(version.charAt(0)) >= 0) {
      version = version.substring(1);
    }
    int plus = version.indexOf('+');
    version = plus < 0 ? version : version.substring(0, plus);
    int end = 0;
    while (end < version.length() && "0123456789xX*.".indexOf(version.charAt(end)) >= 0) {
      end++;
    }
    String numbers = version.substring(0, end);
    String rest = version.substring(end);
    List<String> parts = new ArrayList<>(3);
    for (String part : numbers.isEmpty() ? new String[0] : numbers.split("\\.", -1)) {
      parts.add(number(range, text, part));
    }
    if (parts.size() > 3 || (!rest.isEmpty() && parts.size() < 3)) {
      throw VersionRange.problem(VersionScheme.NPM, range, "\"" + text + "\" is not a version");
    }
    while (parts.size() < 3) {
      parts.add("");
    }
    boolean major = !parts.get(0).isEmpty();
    boolean minor = major && !parts.get(1).isEmpty();
    boolean numberAfterX =
        (!major && !parts.get(1).isEmpty()) || (!minor && !parts.get(2).isEmpty());
    if (numberAfterX && !sugar) {
      throw VersionRange.problem(
          VersionScheme.NPM, range, "\"" + text + "\" has a number after an x");
    }
    return new NpmPartial(
        parts.get(0),
        major ? parts.get(1) : "",
        minor ? parts.get(2) : "",
        prerelease(range, text, rest));
  }

  private static String number(String range, String text, String part) {
    if (part.equals("x") || part.equals("X") || part.equals("*")) {
      return "";
    }
    if (part.isEmpty() || !part.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw VersionRange.problem(VersionScheme.NPM, range, "\"" + text + "\" is not a version");
    }
    return part;
  }

  /** The hyphen before it may be missing, as in {@code 1.2.3beta}. */
  private static String prerelease(String range, String text, String rest) {
    String prerelease = rest.startsWith("-") ? rest.substring(1) : rest;
    boolean wellFormed = rest.isEmpty() || !prerelease.isEmpty();
    for (int i = 0; i < prerelease.length(); i++) {
      char c = prerelease.charAt(i);
      wellFormed &= c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '.');
    }
    if (!wellFormed) {
      throw VersionRange.problem(VersionScheme.NPM, range, "\"" + text + "\" is not a version");
    }
    return prerelease;
  }

  boolean any() {
    return major.isEmpty();
  }

  boolean hasPatch() {
    return !patch.isEmpty();
  }

  /** With zeros for what is missing, and with the prerelease. */
  String lowest() {
    return core() + (prerelease.isEmpty() ? "" : "-" + prerelease);
  }

  /** With zeros for what is missing, and without the prerelease. */
  String core() {
    return orZero(major) + "." + orZero(minor) + "." + orZero(patch);
  }

  String nextMajor() {
    return Signs.increment(major) + ".0.0";
  }

  String nextMinor() {
    return major + "." + Signs.increment(minor) + ".0";
  }

  String nextPatch() {
    return major + "." + minor + "." + Signs.increment(patch);
  }

  private static String orZero(String number) {
    return number.isEmpty() ? "0" : number;
  }
}
