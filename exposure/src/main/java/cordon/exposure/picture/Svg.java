package cordon.exposure.picture;

import cordon.exposure.answer.AtMoment.Phase;
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
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Draws a picture as SVG 1.1: a column for each layer, lines between them. It stands alone and
 * within a page, in the light and in the dark: lines and words have the colour of the text around.
 */
public final class Svg {
  private static final int BOX_WIDTH = 172;
  private static final int BOX_HEIGHT = 26;

  /** Of one that stands for many, with a second line that says of what. */
  private static final int TALL_BOX = 42;

  private static final int GAP = 8;
  private static final int COLUMN = BOX_WIDTH + 38;
  private static final int BEND = 30;
  private static final int TOP = 40;
  private static final int MARGIN = 10;

  private static final int FONT = 13;
  private static final int SMALL_FONT = 11;
  private static final int PADDING = 8;

  /** In ems. */
  private static final double LABEL_WIDTH = (BOX_WIDTH - 2.0 * PADDING) / FONT;

  private static final double NOTE_WIDTH = (BOX_WIDTH - 2.0 * PADDING) / SMALL_FONT;

  /** A box covers the lines behind it; a page gives it another ground in the dark. */
  private static final String GROUND = "#eef0f1";

  private static final Map<Phase, String> INK =
      new EnumMap<>(Map.of(Phase.NOT_YET, "0.3", Phase.NOW, "1", Phase.GONE, "0.6"));
  private static final Map<Mark, String> STROKES =
      new EnumMap<>(Map.of(Mark.DOOR, "#c62828", Mark.JEWEL, "#b8860b"));

  private final Picture picture;
  private final StringBuilder out = new StringBuilder();
  private final Map<String, Corner> corners = new HashMap<>();
  private final Set<String> notYet;

  /** The upper left one of a box. */
  private record Corner(int x, int y, int height) {
    int middle() {
      return y + height / 2;
    }
  }

  private Svg(Picture picture) {
    this.picture = picture;
    this.notYet =
        picture.nodes().stream()
            .filter(node -> node.phase() == Phase.NOT_YET)
            .map(Node::id)
            .collect(Collectors.toSet());
  }

  public static String write(Picture picture) {
    return new Svg(picture).write();
  }

  private String write() {
    List<Layer> layers =
        Arrays.stream(Layer.values())
            .filter(layer -> picture.nodes().stream().anyMatch(node -> node.layer() == layer))
            .toList();
    int tallest = TOP;
    for (int column = 0; column < layers.size(); column++) {
      tallest = Math.max(tallest, place(layers.get(column), MARGIN + column * COLUMN));
    }
    begin(2 * MARGIN + Math.max(0, layers.size() - 1) * COLUMN + BOX_WIDTH, tallest + MARGIN);
    for (int column = 0; column < layers.size(); column++) {
      tag(
          "<text x=\"%d\" y=\"24\" font-weight=\"bold\">%s</text>\n",
          MARGIN + column * COLUMN, layers.get(column).title());
    }
    picture.links().forEach(this::line);
    picture.nodes().forEach(this::box);
    return out.append("</svg>\n").toString();
  }

  /** Gives each box of a layer its place; returns where the layer ends. */
  private int place(Layer layer, int x) {
    int y = TOP;
    for (Node node : picture.nodes()) {
      if (node.layer() == layer) {
        int height = node.mark() == Mark.MANY && !node.note().isEmpty() ? TALL_BOX : BOX_HEIGHT;
        corners.put(node.id(), new Corner(x, y, height));
        y += height + GAP;
      }
    }
    return y;
  }

  private void begin(int width, int height) {
    tag(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
            + " role=\"img\" font-family=\"sans-serif\" font-size=\"%d\" fill=\"currentColor\">\n",
        width, height, width, height, FONT);
    out.append("<title>Ways from what turned bad to data and people</title>\n");
  }

  private void tag(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values));
  }

  private Corner corner(String id) {
    return Objects.requireNonNull(corners.get(id), "a link leads to a box");
  }

  private void line(Link link) {
    boolean pale = notYet.contains(link.from()) || notYet.contains(link.to());
    Corner from = corner(link.from());
    Corner to = corner(link.to());
    int y1 = from.middle();
    int y2 = to.middle();
    // Forward from the right side to the left side; within a layer or back, by the left sides.
    boolean forward = to.x > from.x;
    int x1 = forward ? from.x + BOX_WIDTH : from.x;
    int x2 = to.x;
    int bend = forward ? BEND : -BEND;
    tag(
        "<path d=\"M%d %dC%d %d %d %d %d %d\" fill=\"none\" stroke=\"currentColor\""
            + " stroke-opacity=\"%s\"><title>%s</title></path>\n",
        x1, y1, x1 + bend, y1, x2 - BEND, y2, x2, y2, pale ? "0.1" : "0.35", escaped(link.by()));
  }

  private void box(Node node) {
    Corner at = corner(node.id());
    String ink = INK.getOrDefault(node.phase(), "1");
    tag(
        "<g><title>%s</title><rect class=\"box\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\""
            + " rx=\"4\" fill=\"%s\" stroke=\"%s\" stroke-width=\"%d\" stroke-opacity=\"%s\"%s/>",
        escaped(title(node)),
        at.x,
        at.y,
        BOX_WIDTH,
        at.height,
        GROUND,
        STROKES.getOrDefault(node.mark(), "currentColor"),
        STROKES.containsKey(node.mark()) ? 2 : 1,
        ink,
        node.mark() == Mark.MANY ? " stroke-dasharray=\"4 3\"" : "");
    tag(
        "<text x=\"%d\" y=\"%d\" fill-opacity=\"%s\">%s</text>",
        at.x + PADDING, at.y + 18, ink, escaped(LabelText.fitted(node.label(), LABEL_WIDTH)));
    if (at.height == TALL_BOX) {
      tag(
          "<text x=\"%d\" y=\"%d\" font-size=\"%d\" fill-opacity=\"%s\">%s</text>",
          at.x + PADDING,
          at.y + 34,
          SMALL_FONT,
          ink,
          escaped(LabelText.whole(node.note(), NOTE_WIDTH)));
    }
    out.append("</g>\n");
  }

  private static String title(Node node) {
    String special =
        switch (node.mark()) {
          case DOOR -> ": shut it off";
          case JEWEL -> ": crown jewel";
          case MANY, NONE -> "";
        };
    String phase =
        switch (node.phase()) {
          case NOT_YET -> ", not yet";
          case GONE -> ", no longer";
          case NOW -> "";
        };
    return node.label() + special + (node.note().isEmpty() ? "" : ": " + node.note()) + phase;
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
