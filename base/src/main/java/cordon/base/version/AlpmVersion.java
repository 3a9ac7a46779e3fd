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
record AlpmVersion(Epoched<Part> parts) implements Version {

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
    return Epoched.split(whole)
        .<Version>map(split ->
            new AlpmVersion(
                new Epoched<>(
                    split.epoch(), parts(split.version()), parts(split.release().orElse("1")))))
        .orElseGet(() -> new Unordered(text, Epoched.FLAW));
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
    return parts.compare(((AlpmVersion) other).parts, Part.END);
  }

  @Override
  public String canonical() {
    return (parts.epoch().equals("0") ? "" : parts.epoch() + ":")
        + text(parts.version())
        + "-"
        + text(parts.release());
  }

  private static String text(List<Part> parts) {
    StringBuilder out = new StringBuilder();
    parts.forEach(part -> out.append(".".repeat(part.separators)).append(part.text));
    return out.toString();
  }

  @Override
  public boolean isPrerelease() {
    return parts.version().stream()
        .anyMatch(part -> part.kind == Kind.WORD && part.separators == 0);
  }
}
