package cordon.exposure.picture;

import cordon.exposure.picture.Picture.Layer;
import cordon.exposure.picture.Picture.Link;
import cordon.exposure.picture.Picture.Node;

/** Writes a picture in the DOT language of Graphviz. */
public final class Dot {
  private Dot() {}

  public static String write(Picture picture) {
    StringBuilder out =
        new StringBuilder("digraph exposure {\n  rankdir=LR;\n  node [shape=box];\n");
    for (Layer layer : Layer.values()) {
      out.append("  { rank=same;");
      picture.nodes().stream()
          .filter(node -> node.layer() == layer)
          .forEach(node -> out.append(' ').append(quoted(node.id())).append(';'));
      out.append(" }\n");
    }
    for (Node node : picture.nodes()) {
      out.append("  ").append(quoted(node.id())).append(" [label=").append(quoted(node.label()));
      out.append(style(node)).append("];\n");
    }
    for (Link link : picture.links()) {
      out.append("  ").append(quoted(link.from())).append(" -> ").append(quoted(link.to()));
      out.append(" [label=").append(quoted(link.by())).append("];\n");
    }
    return out.append("}\n").toString();
  }

  private static String style(Node node) {
    return switch (node.mark()) {
      case DOOR -> ", color=red, penwidth=2";
      case JEWEL -> ", peripheries=2";
      case MANY -> ", style=dashed";
      case NONE -> "";
    };
  }

  /** A double-quoted string: only the quote and the backslash mean anything in it. */
  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\');
      }
      out.append(c < ' ' ? ' ' : c);
    }
    return out.append('"').toString();
  }
}
