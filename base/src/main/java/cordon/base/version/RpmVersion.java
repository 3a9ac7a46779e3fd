package cordon.base.version;

import java.util.ArrayList;
import java.util.List;

/**
 * An RPM version, {@code [epoch:]version[-release]}, in the order of rpmvercmp: runs of digits and
 * of letters, whatever separates them; a tilde comes before the end of the version, a caret after
 * it.
 */
record RpmVersion(String epoch, List<Part> version, List<Part> release) implements Version {

  private enum Kind {
    TILDE,
    END,
    CARET,
    WORD,
    NUMBER
  }

  private record Part(Kind kind, String text) implements Comparable<Part> {
    static final Part END = new Part(Kind.END, "");

    @Override
    public int compareTo(Part that) {
      if (kind != that.kind) {
        return kind.compareTo(that.kind);
      }
      return kind == Kind.NUMBER ? Digits.compare(text, that.text) : text.compareTo(that.text);
    }
  }

  static Version parse(String text) {
    String whole = text.strip();
    int colon = whole.indexOf(':');
    String epoch = colon < 0 ? "0" : whole.substring(0, colon);
    if (!Digits.all(epoch)) {
      return new Unordered(text, "the epoch before the colon is not a number");
    }
    String rest = whole.substring(colon + 1);
    int hyphen = rest.lastIndexOf('-');
    List<Part> version = parts(hyphen < 0 ? rest : rest.substring(0, hyphen));
    List<Part> release = parts(hyphen < 0 ? "" : rest.substring(hyphen + 1));
    return version.isEmpty()
        ? new Unordered(text, "there is neither a letter nor a digit in the version")
        : new RpmVersion(Digits.strip(epoch), version, release);
  }

  private static List<Part> parts(String text) {
    List<Part> parts = new ArrayList<>();
    Cursor in = new Cursor(text);
    while (!in.atEnd()) {
      String digits = in.digits();
      String word = digits.isEmpty() ? in.letters() : "";
      if (!digits.isEmpty()) {
        parts.add(new Part(Kind.NUMBER, Digits.strip(digits)));
      } else if (!word.isEmpty()) {
        parts.add(new Part(Kind.WORD, word));
      } else {
        char c = in.next();
        if (c == '~' || c == '^') {
          parts.add(new Part(c == '~' ? Kind.TILDE : Kind.CARET, String.valueOf(c)));
        }
      }
    }
    return parts;
  }

  @Override
  public int compareTo(Version other) {
    if (other instanceof Unordered) {
      return 1;
    }
    RpmVersion that = (RpmVersion) other;
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
    return (epoch.equals("0") ? "" : epoch + ":")
        + text(version)
        + (release.isEmpty() ? "" : "-" + text(release));
  }

  private static String text(List<Part> parts) {
    StringBuilder out = new StringBuilder();
    boolean separate = false;
    for (Part part : parts) {
      boolean run = part.kind == Kind.NUMBER || part.kind == Kind.WORD;
      out.append(separate && run ? "." : "").append(part.text);
      separate = run;
    }
    return out.toString();
  }

  @Override
  public boolean isPrerelease() {
    return version.stream().anyMatch(part -> part.kind == Kind.TILDE);
  }
}
