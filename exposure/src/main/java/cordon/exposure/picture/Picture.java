package cordon.exposure.picture;

import java.util.List;

/**
 * What is drawn: nodes in layers, and links between them.
 *
 * @param nodes layer by layer, the gravest of each first
 * @param links each once
 * @param left how many things do not stand for themselves but in a node of many
 */
public record Picture(List<Node> nodes, List<Link> links, int left) {
  public Picture {
    nodes = List.copyOf(nodes);
    links = List.copyOf(links);
  }

  /** The layers, from left to right. */
  public enum Layer {
    RELEASE("turned bad"),
    UNIT("units"),
    VENDOR("vendors"),
    CREDENTIAL("credentials"),
    DATA("data"),
    PEOPLE("people");

    private final String title;

    Layer(String title) {
      this.title = title;
    }

    /** For people. */
    public String title() {
      return title;
    }
  }

  /**
   * A box.
   *
   * @param id unique in the picture
   * @param label what stands in it
   * @param stands for how many things; 1 for most
   * @param mark what is special about it
   */
  public record Node(String id, Layer layer, String label, int stands, Mark mark) {}

  /** What is special about a node. */
  public enum Mark {
    NONE,
    /** The plan shuts it off. */
    DOOR,
    /** A crown jewel. */
    JEWEL,
    /** It stands for many. */
    MANY
  }

  /** A line between two nodes, by their ids. */
  public record Link(String from, String to, String by) {}
}
