package cordon.exposure.observation;

import cordon.base.Ecosystem;
import java.util.List;
import java.util.Optional;

/**
 * What a document lists. Equal lists are kept once, however many builds show them.
 *
 * @param items each release once
 * @param edges by the index of their items: the first needs the second
 */
public record Inventory(List<Item> items, List<Edge> edges) {
  public Inventory {
    items = List.copyOf(items);
    edges = List.copyOf(edges);
  }

  /**
   * A release, or a requirement that a release could have met.
   *
   * @param type of the package URL, such as {@code pypi}
   * @param name as the ecosystem names packages, normalised
   * @param version empty where the document does not fix one
   * @param requirement what it asks for where there is no version, such as {@code >=1.60}
   * @param direct whether the unit asked for it itself
   * @param scope when it is installed
   */
  public record Item(
      String type,
      String name,
      Optional<String> version,
      String requirement,
      boolean direct,
      Scope scope) {
    /** One of which nothing says that it is not always installed. */
    public Item(
        String type, String name, Optional<String> version, String requirement, boolean direct) {
      this(type, name, version, requirement, direct, Scope.REQUIRED);
    }

    /** The ecosystem whose order of versions applies, where we know it. */
    public Optional<Ecosystem> ecosystem() {
      return Ecosystem.ofPurlType(type);
    }
  }

  /** When a release is installed; of several, the first counts. */
  public enum Scope {
    /** Whenever the unit is built. Also where the document does not say. */
    REQUIRED,
    /** On some machines, or where somebody asks for an extra. */
    OPTIONAL,
    /** Where somebody works on the unit. */
    DEVELOPMENT
  }

  /** One release needs another. */
  public record Edge(int from, int to) {}
}
