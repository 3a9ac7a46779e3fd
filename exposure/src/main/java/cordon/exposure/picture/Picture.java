package cordon.exposure.picture;

import cordon.exposure.answer.AtMoment.Phase;
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
    RELEASE("turned bad", "release", "releases"),
    UNIT("units", "unit", "units"),
    VENDOR("vendors", "vendor", "vendors"),
    CREDENTIAL("credentials", "credential", "credentials"),
    DATA("data", "data set", "data sets"),
    PEOPLE("people", "group of people", "groups of people");

    private final String title;
    private final String one;
    private final String many;

    Layer(String title, String one, String many) {
      this.title = title;
      this.one = one;
      this.many = many;
    }

    /** For people. */
    public String title() {
      return title;
    }

    /** What a single thing in it is. */
    String one() {
      return one;
    }

    /** What several are. */
    String many() {
      return many;
    }
  }

  /**
   * A box.
   *
   * @param id unique in the picture
   * @param label what stands in it
   * @param stands for how many things; 1 for most
   * @param mark what is special about it
   * @param phase where it stands at the moment that is drawn; {@code NOW} where none is
   * @param note what else is to be said of it; mostly empty
   */
  public record Node(
      String id, Layer layer, String label, int stands, Mark mark, Phase phase, String note) {}

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
