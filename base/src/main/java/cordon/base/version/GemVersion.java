package cordon.base.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A RubyGems version: numbers and words, a word making a prerelease; zeros at the end, and before
 * the first word, weigh nothing. The same reading serves versions of which nothing is known, as the
 * {@code generic} scheme, then without regard to case and to what separates the parts.
 */
record GemVersion(List<String> parts) implements Version {

  static Version parse(String text) {
    String version = text.strip();
    if (version.isEmpty()) {
      return new GemVersion(List.of());
    }
    boolean start = true;
    for (int i = 0; i < version.length(); i++) {
      char c = version.charAt(i);
      boolean separator = c == '.' || c == '-';
      if (separator ? start : !(Digits.isDigit(c) || Digits.isLetter(c))) {
        return new Unordered(text, "not numbers and words between dots or hyphens");
      }
      start = separator;
    }
    return start || !Digits.isDigit(version.charAt(0))
        ? new Unordered(text, "it does not begin with a number or ends with a separator")
        : new GemVersion(parts(version.replace("-", ".pre.")));
  }

  static Version parseGeneric(String text) {
    return new GemVersion(parts(text.toLowerCase(Locale.ROOT)));
  }

  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>(4);
    boolean words = false;
    Cursor in = new Cursor(text);
    while (!in.atEnd()) {
      String digits = in.digits();
      String word = digits.isEmpty() ? in.letters() : "";
      if (!digits.isEmpty()) {
        parts.add(Digits.strip(digits));
      } else if (word.isEmpty()) {
        in.next();
      } else {
        if (!words) {
          InOrder.dropTrailing(parts, "0");
          words = true;
        }
        parts.add(word);
      }
    }
    InOrder.dropTrailing(parts, "0");
    return parts;
  }

  @Override
  public int compareTo(Version other) {
    return other instanceof Unordered
        ? 1
        : InOrder.comparePadded(parts, ((GemVersion) other).parts, "0", GemVersion::compareParts);
  }

  private static int compareParts(String a, String b) {
    boolean numberA = Digits.isDigit(a.charAt(0));
    boolean numberB = Digits.isDigit(b.charAt(0));
    if (numberA != numberB) {
      return numberA ? 1 : -1;
    }
    return numberA ? Digits.compare(a, b) : a.compareTo(b);
  }

  @Override
  public String canonical() {
    return parts.isEmpty()
        ? "0"
        : Digits.isDigit(parts.getFirst().charAt(0))
            ? String.join(".", parts)
            : "0." + String.join(".", parts);
  }

  @Override
  public boolean isPrerelease() {
    return parts.stream().anyMatch(part -> !Digits.isDigit(part.charAt(0)));
  }
}
