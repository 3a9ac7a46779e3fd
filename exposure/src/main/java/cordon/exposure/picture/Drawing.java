package cordon.exposure.picture;

import cordon.exposure.Entity;
import cordon.exposure.EntityKind;
import cordon.exposure.ExposureAnswer;
import cordon.exposure.ExposureAnswer.ExposedUnit;
import cordon.exposure.ExposureAnswer.Reached;
import cordon.exposure.ExposureAnswer.Step;
import cordon.exposure.picture.Picture.Layer;
import cordon.exposure.picture.Picture.Link;
import cordon.exposure.picture.Picture.Mark;
import cordon.exposure.picture.Picture.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Chooses what of an answer is drawn. A picture of a thousand boxes shows nothing, so each layer
 * has its gravest things by themselves and one box for all others; every way is also in the lists.
 */
public final class Drawing {
  /** Of the lists of an answer no more is looked at; the rest is counted. */
  private static final int MOST_WAYS = 2_000;

  private final ExposureAnswer answer;
  private final int mostInLayer;
  private final Map<Entity, Node> nodes = new LinkedHashMap<>();
  private final Map<Layer, Integer> inLayer = new TreeMap<>();
  private final Map<Layer, Set<Entity>> crowded = new TreeMap<>();
  private final Set<Link> links = new LinkedHashSet<>();
  private final Set<Entity> doors;
  private final Set<Entity> jewels;

  private Drawing(ExposureAnswer answer, int mostInLayer) {
    this.answer = answer;
    this.mostInLayer = mostInLayer;
    this.doors = new HashSet<>(answer.plan().doors());
    this.jewels = new HashSet<>(answer.plan().jewels());
  }

  /**
   * @param mostInLayer boxes in one layer, without the one for all others
   */
  public static Picture of(ExposureAnswer answer, int mostInLayer) {
    return new Drawing(answer, mostInLayer).draw();
  }

  private Picture draw() {
    List<Node> targets = targets();
    // What the plan shuts off and what must be kept is always there.
    answer.plan().doors().forEach(this::place);
    answer.plan().jewels().forEach(this::place);
    answer.units().stream().limit(MOST_WAYS).forEach(unit -> unit(unit, targets));
    int beyond = Math.max(0, answer.units().size() - MOST_WAYS);
    for (List<Reached> list :
        List.of(answer.data(), answer.people(), answer.credentials(), answer.vendors())) {
      list.stream().limit(MOST_WAYS).forEach(this::way);
      beyond += Math.max(0, list.size() - MOST_WAYS);
    }
    List<Node> all = new ArrayList<>(targets);
    all.addAll(nodes.values());
    int left = beyond;
    for (Map.Entry<Layer, Set<Entity>> layer : crowded.entrySet()) {
      int count = layer.getValue().size();
      left += count;
      all.add(new Node(manyId(layer.getKey()), layer.getKey(), count + " more", count, Mark.MANY));
    }
    all.sort(Comparator.comparing(Node::layer)); // stable: the order within a layer stays
    return new Picture(all, List.copyOf(links), left);
  }

  private List<Node> targets() {
    return answer.question().targets().stream()
        .map(target -> {
          String label = target.name() + " " + target.versions().text();
          return new Node("release:" + label, Layer.RELEASE, label, 1, Mark.NONE);
        })
        .toList();
  }

  private void unit(ExposedUnit unit, List<Node> targets) {
    String id = place(new Entity(EntityKind.UNIT, unit.name()));
    // Which of several targets a unit had is in the list; one line keeps the picture readable.
    links.add(new Link(targets.getFirst().id(), id, unit.grade().word()));
  }

  private void way(Reached reached) {
    List<Step> way = reached.way();
    String before = place(way.getFirst().entity());
    for (Step step : way.subList(1, way.size())) {
      String id = place(step.entity());
      if (!before.equals(id)) {
        links.add(new Link(before, id, step.by()));
      }
      before = id;
    }
  }

  /** The id of the box in which an entity stands. */
  private String place(Entity entity) {
    Node known = nodes.get(entity);
    if (known != null) {
      return known.id();
    }
    Layer layer = layer(entity.kind());
    boolean kept = doors.contains(entity) || jewels.contains(entity);
    if (!kept && inLayer.getOrDefault(layer, 0) >= mostInLayer) {
      crowded.computeIfAbsent(layer, l -> new HashSet<>()).add(entity);
      return manyId(layer);
    }
    inLayer.merge(layer, 1, Integer::sum);
    Node node = new Node(entity.toString(), layer, entity.name(), 1, mark(entity));
    nodes.put(entity, node);
    return node.id();
  }

  private Mark mark(Entity entity) {
    if (doors.contains(entity)) {
      return Mark.DOOR;
    }
    return jewels.contains(entity) ? Mark.JEWEL : Mark.NONE;
  }

  private static String manyId(Layer layer) {
    return "more:" + layer.title();
  }

  private static Layer layer(EntityKind kind) {
    return switch (kind) {
      case UNIT -> Layer.UNIT;
      case VENDOR -> Layer.VENDOR;
      case CREDENTIAL -> Layer.CREDENTIAL;
      case DATASET, MODEL -> Layer.DATA;
      case PEOPLE -> Layer.PEOPLE;
    };
  }
}
