package cordon.inspect.javascript;

import cordon.inspect.fact.Fact;
import cordon.inspect.fact.Place;
import java.util.Arrays;

/** One text of code: a file, or what was decoded from within one. */
final class Source {
  final char[] text;
  private final String path;
  private final int layer;
  private final int outerLine;

  /** The unit that code on its outermost level belongs to. */
  final String unit;

  private int[] lineStarts = {};

  private Source(String path, char[] text, int layer, int outerLine, String unit) {
    this.path = path;
    this.text = text;
    this.layer = layer;
    this.outerLine = outerLine;
    this.unit = unit;
  }

  static Source file(String path, char[] text) {
    return new Source(path, text, 0, 0, "");
  }

  static Source fragment(Place place, String text) {
    return new Source(
        place.path(), text.toCharArray(), place.layer(), Math.max(1, place.line()), "");
  }

  Source within(String inner, int at, boolean decoded, String unit) {
    return new Source(path, inner.toCharArray(), layer + (decoded ? 1 : 0), line(at), unit);
  }

  /** Whether it has types, as TypeScript does. */
  boolean isTyped() {
    return path.endsWith(".ts")
        || path.endsWith(".tsx")
        || path.endsWith(".mts")
        || path.endsWith(".cts");
  }

  boolean mayHaveJsx() {
    return !isTyped() || path.endsWith(".tsx");
  }

  int depth() {
    return layer;
  }

  String path() {
    return path;
  }

  Place place(int at) {
    return new Place(path, line(at), layer);
  }

  int line(int at) {
    if (outerLine > 0) {
      return outerLine;
    }
    if (lineStarts.length == 0) {
      lineStarts = starts();
    }
    int found = Arrays.binarySearch(lineStarts, at);
    return found >= 0 ? found + 1 : -found - 1;
  }

  private int[] starts() {
    int[] starts = new int[text.length / 24 + 16];
    int count = 1;
    for (int i = 0; i < text.length; i++) {
      char c = text[i];
      if (c == '\n' || (c == '\r' && (i + 1 == text.length || text[i + 1] != '\n'))) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }

  /** The line at an offset, or what of a long one is near. */
  String quote(int at) {
    int from = Math.min(at, text.length);
    while (from > 0 && at - from < 60 && !Scanner.isLineEnd(text[from - 1])) {
      from--;
    }
    int to = Math.min(at, text.length);
    while (to < text.length && to - from < 2 * Fact.QUOTE && !Scanner.isLineEnd(text[to])) {
      to++;
    }
    return new String(text, from, to - from).strip();
  }
}
