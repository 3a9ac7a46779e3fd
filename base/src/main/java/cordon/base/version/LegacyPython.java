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
  private static final String ZERO = "0".repeat(PADDED);

  static Version parse(String text) {
    String folded = text.strip().toLowerCase(Locale.ROOT);
    List<String> key = key(folded);
    return key.size() == 1
        ? new Unordered(text, "there is nothing to compare in it")
        : new LegacyPython(folded, key);
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
        dropWeightless(key, part.compareTo("*final") < 0);
      }
      key.add(part);
    }
    key.add("*final");
    return key;
  }

  private static void dropWeightless(List<String> key, boolean prerelease) {
    while (!key.isEmpty()
        && (key.getLast().equals(ZERO) || (prerelease && key.getLast().equals("*final-")))) {
      key.removeLast();
    }
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
    StringBuilder out = new StringBuilder();
    for (String part : parts.subList(0, parts.size() - 1)) {
      String word =
          switch (part) {
            case "*@" -> "dev";
            case "*final-" -> "-";
            default -> part.charAt(0) == '*' ? part.substring(1) : part;
          };
      out.append(word).append(".."); // two dots, which no PEP 440 version has
    }
    return out.toString();
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
