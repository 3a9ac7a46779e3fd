package cordon.base.version;

import java.util.ArrayList;
import java.util.List;

/**
 * An RPM version, {@code [epoch:]version[-release]}, in the order of rpmvercmp: runs of digits and
 * of letters, whatever separates them; a tilde comes before the end of the version, a caret after
 * it.
 */
record RpmVersion(Epoched<Part> parts) implements Version {

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
    String stripped = text.strip();
    if (stripped.isEmpty()) {
      return new Unordered(text, "it is empty");
    }
    int colon = stripped.indexOf(':');
    boolean numbered = colon > 0 && Digits.all(stripped.substring(0, colon));
    // Before a colon stands an epoch only where it is a number; else it separates like a dot.
    String epoch = numbered ? Digits.strip(stripped.substring(0, colon)) : "0";
    String rest = stripped.substring(numbered ? colon + 1 : 0);
    int dash = rest.lastIndexOf('-');
    List<Part> version = parts(dash < 0 ? rest : rest.substring(0, dash));
    return new RpmVersion(
        new Epoched<>(epoch, version, dash < 0 ? List.of() : release(rest.substring(dash + 1))));
  }

  /** An empty release is more than none. */
  private static List<Part> release(String text) {
    List<Part> parts = parts(text);
    return parts.isEmpty() ? List.of(new Part(Kind.WORD, "")) : parts;
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
    return parts.compare(((RpmVersion) other).parts, Part.END);
  }

  @Override
  public String canonical() {
    return (parts.epoch().equals("0") ? "" : parts.epoch() + ":")
        + (parts.version().isEmpty() ? "+" : text(parts.version()))
        + (parts.release().isEmpty() ? "" : "-" + text(parts.release()));
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
    return parts.version().stream().anyMatch(part -> part.kind == Kind.TILDE);
  }
}
