package cordon.base.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A Python version from before PEP 440, in the order that setuptools gave to such: words sort
 * before numbers, {@code -} before a letter, and a pre-release word before the end of the version.
 * All of them stand before every PEP 440 version.
 *
 * @param text lower case, without surrounding space
 * @param parts the sort key: words behind {@code *}, numbers padded, a terminal {@code *final}
 */
record LegacyPython(String text, List<String> parts) implements Version {
  private static final int PADDED = 8;

  static Version parse(String text) {
    String folded = text.strip().toLowerCase(Locale.ROOT);
    return folded.isEmpty() ? new Unordered(text, "empty") : new LegacyPython(folded, key(folded));
  }

  private static List<String> key(String text) {
    List<String> key = new ArrayList<>();
    Cursor in = new Cursor(text);
    while (!in.atEnd()) {
      String part = part(in);
      if (part.isEmpty()) {
        continue;
      }
      if (part.charAt(0) == '*') {
        if (part.compareTo("*final") < 0) {
          InOrder.dropTrailing(key, "*final-");
        }
        InOrder.dropTrailing(key, "0".repeat(PADDED));
      }
      key.add(part);
    }
    key.add("*final");
    return key;
  }

  /** The next part as it is compared, or nothing for a dot, which only separates. */
  private static String part(Cursor in) {
    String digits = in.digits();
    if (!digits.isEmpty()) {
      return "0".repeat(Math.max(0, PADDED - digits.length())) + digits;
    }
    String word = in.letters();
    if (word.isEmpty()) {
      char c = in.next();
      return c == '.' ? "" : c == '-' ? "*final-" : "*" + c;
    }
    return switch (word) {
      case "pre", "preview", "rc" -> "*c";
      case "dev" -> "*@";
      default -> "*" + word;
    };
  }

  @Override
  public int compareTo(Version other) {
    if (other instanceof Pep440) {
      return -1;
    }
    if (!(other instanceof LegacyPython that)) {
      return 1;
    }
    return InOrder.compare(parts, that.parts, String::compareTo);
  }

  @Override
  public String canonical() {
    return String.join(".", parts);
  }

  @Override
  public boolean isPrerelease() {
    return false;
  }

  @Override
  public Optional<String> flaw() {
    return Optional.of("not a PEP 440 version");
  }
}
