package cordon.inspect.python;

import cordon.inspect.fact.Fact;
import cordon.inspect.fact.Lines;
import cordon.inspect.fact.Place;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One text of code: a file, or what was decoded from within one. */
final class Layer {
  private final String path;
  private final byte[] source;
  private final int layer;
  private final int outerLine;
  private @Nullable Lines lines;

  private Layer(String path, byte[] source, int layer, int outerLine) {
    this.path = path;
    this.source = source;
    this.layer = layer;
    this.outerLine = outerLine;
  }

  static Layer of(String path, byte[] source) {
    return new Layer(path, source, 0, 0);
  }

  /**
   * @param at where in this one the encoded text stands
   * @param decoded whether it had to be decoded; a plain text that is run is as it was shipped
   */
  Layer within(byte[] inner, int at, boolean decoded) {
    return new Layer(path, inner, layer + (decoded ? 1 : 0), line(at));
  }

  /** Whether it is a text within a file and not the file. */
  boolean isInner() {
    return outerLine > 0;
  }

  /** Whether a text stands in it as it is. */
  boolean has(String part) {
    return new String(source, StandardCharsets.UTF_8).contains(part);
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

  /** The line in the file. */
  int line(int at) {
    return outerLine > 0 ? outerLine : ownLine(at);
  }

  private int ownLine(int at) {
    if (lines == null) {
      lines = Lines.of(source);
    }
    return lines.at(at);
  }

  /** The line at an offset, or what of a long one begins there. */
  String quote(int at) {
    int from = at;
    while (from > 0 && at - from < 60 && source[from - 1] != '\n' && source[from - 1] != '\r') {
      from--;
    }
    int to = Math.min(at, source.length);
    while (to < source.length
        && to - from < 2 * Fact.QUOTE
        && source[to] != '\n'
        && source[to] != '\r') {
      to++;
    }
    return new String(source, from, to - from, StandardCharsets.UTF_8).strip();
  }
}
