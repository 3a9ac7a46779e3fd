package cordon.exposure.picture;

import cordon.exposure.picture.Picture.Layer;
import cordon.exposure.picture.Picture.Link;
import cordon.exposure.picture.Picture.Mark;
import cordon.exposure.picture.Picture.Node;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Draws a picture as SVG 1.1: a column for each layer, lines between them. It stands alone and
 * within a page, in the light and in the dark: lines and words have the colour of the text around.
 */
public final class Svg {
  private static final int BOX_WIDTH = 190;
  private static final int BOX_HEIGHT = 26;
  private static final int GAP = 8;
  private static final int COLUMN = BOX_WIDTH + 90;
  private static final int BEND = 45;
  private static final int TOP = 40;
  private static final int MARGIN = 10;

  /** Of a label, as far as a box is wide. */
  private static final int LONGEST_LABEL = 27;

  private static final Map<Mark, String> STROKES =
      new EnumMap<>(Map.of(Mark.DOOR, "#c62828", Mark.JEWEL, "#b8860b"));

  private final Picture picture;
  private final StringBuilder out = new StringBuilder();
  private final Map<String, Corner> corners = new HashMap<>();

  /** The upper left one of a box. */
  private record Corner(int x, int y) {}

  private Svg(Picture picture) {
    this.picture = picture;
  }

  public static String write(Picture picture) {
    return new Svg(picture).write();
  }

  private String write() {
    List<Layer> layers =
        Arrays.stream(Layer.values())
            .filter(layer -> picture.nodes().stream().anyMatch(node -> node.layer() == layer))
            .toList();
    int tallest = 0;
    for (int column = 0; column < layers.size(); column++) {
      tallest = Math.max(tallest, place(layers.get(column), MARGIN + column * COLUMN));
    }
    begin(
        2 * MARGIN + Math.max(0, layers.size() - 1) * COLUMN + BOX_WIDTH,
        TOP + tallest * (BOX_HEIGHT + GAP) + MARGIN);
    for (int column = 0; column < layers.size(); column++) {
      tag(
          "<text x=\"%d\" y=\"24\" font-weight=\"bold\">%s</text>\n",
          MARGIN + column * COLUMN, layers.get(column).title());
    }
    picture.links().forEach(this::line);
    picture.nodes().forEach(this::box);
    return out.append("</svg>\n").toString();
  }

  /** Gives each box of a layer its place; returns how many there are. */
  private int place(Layer layer, int x) {
    int row = 0;
    for (Node node : picture.nodes()) {
      if (node.layer() == layer) {
        corners.put(node.id(), new Corner(x, TOP + row++ * (BOX_HEIGHT + GAP)));
      }
    }
    return row;
  }

  private void begin(int width, int height) {
    tag(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
            + " role=\"img\" font-family=\"sans-serif\" font-size=\"13\" fill=\"currentColor\">\n",
        width, height, width, height);
    out.append("<title>Ways from what turned bad to data and people</title>\n");
  }

  private void tag(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values));
  }

  private Corner corner(String id) {
    return Objects.requireNonNull(corners.get(id), "a link leads to a box");
  }

  private void line(Link link) {
    Corner from = corner(link.from());
    Corner to = corner(link.to());
    int y1 = from.y + BOX_HEIGHT / 2;
    int y2 = to.y + BOX_HEIGHT / 2;
    // Forward from the right side to the left side; within a layer or back, by the left sides.
    boolean forward = to.x > from.x;
    int x1 = forward ? from.x + BOX_WIDTH : from.x;
    int x2 = to.x;
    int bend = forward ? BEND : -BEND;
    tag(
        "<path d=\"M%d %dC%d %d %d %d %d %d\" fill=\"none\" stroke=\"currentColor\""
            + " stroke-opacity=\"0.35\"><title>%s</title></path>\n",
        x1, y1, x1 + bend, y1, x2 - BEND, y2, x2, y2, escaped(link.by()));
  }

  private void box(Node node) {
    Corner at = corner(node.id());
    tag(
        "<g><title>%s</title><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"4\""
            + " fill=\"currentColor\" fill-opacity=\"%s\" stroke=\"%s\" stroke-width=\"%d\"%s/>",
        escaped(title(node)),
        at.x,
        at.y,
        BOX_WIDTH,
        BOX_HEIGHT,
        "0.08",
        STROKES.getOrDefault(node.mark(), "currentColor"),
        STROKES.containsKey(node.mark()) ? 2 : 1,
        node.mark() == Mark.MANY ? " stroke-dasharray=\"4 3\"" : "");
    tag(
        "<text x=\"%d\" y=\"%d\">%s</text></g>\n",
        at.x + 8, at.y + 18, escaped(shortened(node.label())));
  }

  private static String title(Node node) {
    return switch (node.mark()) {
      case DOOR -> node.label() + ": shut it off";
      case JEWEL -> node.label() + ": crown jewel";
      case MANY, NONE -> node.label();
    };
  }

  private static String shortened(String label) {
    return label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL - 1) + "…";
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '&' -> escaped.append("&amp;");
            case '"' -> escaped.append("&quot;");
            default -> escaped.appendCodePoint(inXml(c) ? c : '\uFFFD');
          }
        });
    return escaped.toString();
  }

  /** The characters of XML 1.0, section 2.2. */
  private static boolean inXml(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
