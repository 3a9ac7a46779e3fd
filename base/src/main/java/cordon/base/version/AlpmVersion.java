package cordon.base.version;

import java.util.ArrayList;
import java.util.List;

/**
 * An Arch Linux version, {@code [epoch:]version[-release]}, in the order of vercmp(8): like RPM's,
 * but letters right after a number come before the end of the version ({@code 1.5b} before {@code
 * 1.5}), and the length of a separator counts.
 *
 * <p>vercmp holds a version without release equal to that version with any release, which is no
 * order; here a missing release is release 1, as in the vers test vectors.
 */
record AlpmVersion(String epoch, List<Part> version, List<Part> release) implements Version {

  private enum Kind {
    WORD,
    NOTHING,
    NUMBER
  }

  /** A run of letters or digits with the number of separators before it. */
  private record Part(int separators, Kind kind, String text) implements Comparable<Part> {
    static final Part END = new Part(0, Kind.NOTHING, "");

    @Override
    public int compareTo(Part that) {
      int order = Integer.compare(separators, that.separators);
      if (order == 0) {
        order = kind.compareTo(that.kind);
      }
      if (order == 0) {
        order = kind == Kind.NUMBER ? Digits.compare(text, that.text) : text.compareTo(that.text);
      }
      return order;
    }
  }

  static Version parse(String text) {
    String whole = text.strip();
    if (whole.isEmpty()) {
      return new Unordered(text, "empty");
    }
    int colon = whole.indexOf(':');
    String epoch = colon < 0 ? "0" : whole.substring(0, colon);
    if (!Digits.all(epoch)) {
      return new Unordered(text, "the epoch before the colon is not a number");
    }
    String rest = whole.substring(colon + 1);
    int hyphen = rest.lastIndexOf('-');
    return new AlpmVersion(
        Digits.strip(epoch),
        parts(hyphen < 0 ? rest : rest.substring(0, hyphen)),
        parts(hyphen < 0 ? "1" : rest.substring(hyphen + 1)));
  }

  private static List<Part> parts(String text) {
    List<Part> parts = new ArrayList<>();
    Cursor in = new Cursor(text);
    while (!in.atEnd()) {
      int separators = 0;
      while (!in.atEnd() && !Digits.isDigit(in.peek()) && !Digits.isLetter(in.peek())) {
        in.next();
        separators++;
      }
      String digits = in.digits();
      String word = digits.isEmpty() ? in.letters() : "";
      Kind kind = !digits.isEmpty() ? Kind.NUMBER : word.isEmpty() ? Kind.NOTHING : Kind.WORD;
      parts.add(new Part(separators, kind, digits.isEmpty() ? word : Digits.strip(digits)));
    }
    return parts;
  }

  @Override
  public int compareTo(Version other) {
    if (other instanceof Unordered) {
      return 1;
    }
    AlpmVersion that = (AlpmVersion) other;
    int order = Digits.compare(epoch, that.epoch);
    if (order == 0) {
      order = InOrder.comparePadded(version, that.version, Part.END, Part::compareTo);
    }
    return order == 0
        ? InOrder.comparePadded(release, that.release, Part.END, Part::compareTo)
        : order;
  }

  @Override
  public String canonical() {
    return (epoch.equals("0") ? "" : epoch + ":") + text(version) + "-" + text(release);
  }

  private static String text(List<Part> parts) {
    StringBuilder out = new StringBuilder();
    parts.forEach(part -> out.append(".".repeat(part.separators)).append(part.text));
    return out.toString();
  }

  @Override
  public boolean isPrerelease() {
    return version.stream().anyMatch(part -> part.kind == Kind.WORD && part.separators == 0);
  }
}
