package cordon.exposure.picture;

import cordon.exposure.Entity;
import cordon.exposure.answer.AtMoment.Phase;
import cordon.exposure.picture.Picture.Layer;
import cordon.exposure.picture.Picture.Mark;
import cordon.exposure.picture.Picture.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The things of a layer that have no box of their own, and what their common box says of them. */
final class Crowd {
  /** Kinds that are named one by one. */
  private static final int MOST_KINDS = 4;

  private final Layer layer;

  /** Each once, with the word for its kind. */
  private final Map<Entity, String> things = new LinkedHashMap<>();

  Crowd(Layer layer) {
    this.layer = layer;
  }

  /**
   * @param kind in a word, such as the grade of the evidence; empty where nothing is known
   */
  void add(Entity thing, String kind) {
    things.merge(thing, kind, (known, other) -> known.isEmpty() ? other : known);
  }

  int size() {
    return things.size();
  }

  static String id(Layer layer) {
    return "more:" + layer.title();
  }

  /**
   * @param timed whether the picture is of one moment
   * @param came what had come by then
   */
  Node node(boolean timed, Set<Entity> came) {
    long then = timed ? things.keySet().stream().filter(came::contains).count() : size();
    String label = count(size()) + " more " + (size() == 1 ? layer.one() : layer.many());
    List<String> note = new ArrayList<>();
    if (timed) {
      note.add(count(then) + " of them by then");
    }
    note.addAll(kinds());
    Phase phase = then == 0 ? Phase.NOT_YET : Phase.NOW;
    return new Node(id(layer), layer, label, size(), Mark.MANY, phase, String.join(", ", note));
  }

  private List<String> kinds() {
    Map<String, Long> counts =
        things.values().stream()
            .filter(kind -> !kind.isEmpty())
            .collect(Collectors.groupingBy(kind -> kind, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .sorted(Comparator.comparing(Map.Entry<String, Long>::getValue).reversed())
        .limit(MOST_KINDS)
        .map(kind -> count(kind.getValue()) + " " + kind.getKey())
        .toList();
  }

  private static String count(long things) {
    return String.format(Locale.ROOT, "%,d", things);
  }
}
