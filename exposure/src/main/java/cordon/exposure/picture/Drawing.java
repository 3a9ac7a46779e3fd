package cordon.exposure.picture;

import cordon.exposure.Entity;
import cordon.exposure.EntityKind;
import cordon.exposure.ExposureAnswer;
import cordon.exposure.ExposureAnswer.ExposedUnit;
import cordon.exposure.ExposureAnswer.Pass;
import cordon.exposure.ExposureAnswer.Reached;
import cordon.exposure.ExposureAnswer.Step;
import cordon.exposure.answer.AtMoment;
import cordon.exposure.answer.AtMoment.Phase;
import cordon.exposure.answer.Attestations;
import cordon.exposure.observation.Description;
import cordon.exposure.picture.Picture.Layer;
import cordon.exposure.picture.Picture.Link;
import cordon.exposure.picture.Picture.Mark;
import cordon.exposure.picture.Picture.Node;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Chooses what of an answer is drawn. A picture of a thousand boxes shows nothing, so each layer
 * has its gravest things by themselves and one box for all others; every way is also in the lists.
 */
public final class Drawing {
  /** Of the lists of an answer no more ways are drawn; what is beyond is counted. */
  private static final int MOST_WAYS = 2_000;

  private final ExposureAnswer answer;
  private final int mostInLayer;
  private final Optional<Instant> at;
  private final Map<Entity, Node> nodes = new LinkedHashMap<>();
  private final Map<Layer, Integer> inLayer = new TreeMap<>();
  private final Map<Layer, Crowd> crowds = new TreeMap<>();
  private final Set<Link> links = new LinkedHashSet<>();
  private final Set<Entity> doors;
  private final Set<Entity> jewels;

  /** What had come by the moment, and which units had it no longer. */
  private final Set<Entity> came = new HashSet<>();

  private final Set<Entity> gone = new HashSet<>();

  private Drawing(ExposureAnswer answer, int mostInLayer, Optional<Instant> at) {
    this.answer = answer;
    this.mostInLayer = mostInLayer;
    this.at = at;
    this.doors = new HashSet<>(answer.plan().doors());
    this.jewels = new HashSet<>(answer.plan().jewels());
  }

  /**
   * @param answer a whole one: at every moment each box has the same place
   * @param mostInLayer boxes in one layer, without the one for all others
   * @param at the moment that is drawn; empty: all of them at once
   */
  public static Picture of(ExposureAnswer answer, int mostInLayer, Optional<Instant> at) {
    return new Drawing(answer, mostInLayer, at).draw();
  }

  private Picture draw() {
    List<Node> targets = targets();
    // What the plan shuts off and what must be kept is always there.
    answer.plan().doors().forEach(door -> place(door, ""));
    answer.plan().jewels().forEach(jewel -> place(jewel, ""));
    answer.units().forEach(unit -> unit(unit, targets));
    for (List<Reached> list :
        List.of(
            answer.reach().data(),
            answer.reach().people(),
            answer.reach().credentials(),
            answer.reach().vendors(),
            answer.reach().behind())) {
      int drawn = 0;
      for (Reached reached : list) {
        if (drawn++ < MOST_WAYS) {
          way(reached);
        } else {
          Entity entity = reached.entity();
          place(entity, kind(reached));
          came(entity, reached.since());
        }
      }
    }
    answer.reach().passes().stream().limit(MOST_WAYS).forEach(this::pass);
    List<Node> all = new ArrayList<>(targets);
    nodes.forEach((entity, node) -> all.add(phased(entity, node)));
    crowds.values().forEach(crowd -> all.add(crowd.node(at.isPresent(), came)));
    all.sort(Comparator.comparing(Node::layer)); // stable: the order within a layer stays
    int left = crowds.values().stream().mapToInt(Crowd::size).sum();
    return new Picture(all, List.copyOf(links), left);
  }

  private List<Node> targets() {
    return answer.question().targets().stream()
        .map(target -> {
          String label = target.name() + " " + target.versions().text();
          return node("release:" + label, Layer.RELEASE, label, Mark.NONE);
        })
        .toList();
  }

  private static Node node(String id, Layer layer, String label, Mark mark) {
    return new Node(id, layer, label, 1, mark, Phase.NOW, "");
  }

  private Node phased(Entity entity, Node node) {
    Phase phase =
        at.isEmpty()
            ? Phase.NOW
            : gone.contains(entity)
                ? Phase.GONE
                : came.contains(entity) ? Phase.NOW : Phase.NOT_YET;
    return new Node(
        node.id(), node.layer(), node.label(), node.stands(), node.mark(), phase, node.note());
  }

  private void unit(ExposedUnit unit, List<Node> targets) {
    Entity entity = new Entity(EntityKind.UNIT, unit.name());
    String id = place(entity, unit.grade().word());
    // Which of several targets a unit had is in the list; one line keeps the picture readable.
    links.add(new Link(targets.getFirst().id(), id, unit.grade().word()));
    came(entity, unit.since());
    if (at.isPresent() && AtMoment.phase(unit, at.get()) == Phase.GONE) {
      gone.add(entity);
    }
  }

  private void came(Entity entity, Optional<Instant> since) {
    if (at.isPresent() && AtMoment.cameBy(since, at.get())) {
      came.add(entity);
    }
  }

  private void way(Reached reached) {
    String before = "";
    for (Step step : reached.way()) {
      Entity entity = step.entity();
      String id = place(entity, entity.equals(reached.entity()) ? kind(reached) : "");
      if (!before.isEmpty() && !before.equals(id)) {
        links.add(new Link(before, id, step.by()));
      }
      came(entity, step.at());
      before = id;
    }
  }

  /** Beside the earliest ways every other one, so that nothing seems to hang on one alone. */
  private void pass(Pass pass) {
    String from = place(pass.from(), "");
    String to = place(pass.to(), "");
    if (!from.equals(to)) {
      links.add(new Link(from, to, pass.by()));
    }
  }

  /** By which it is counted where it has no box of its own. */
  private String kind(Reached reached) {
    return switch (reached.entity().kind()) {
      case CREDENTIAL -> reached.attributes().getOrDefault(Description.KIND, "");
      case VENDOR ->
          Attestations.attributes(reached, answer.question())
              .getOrDefault(Description.ATTESTATION, "");
      case DATASET -> "data sets";
      case MODEL -> "models";
      case UNIT -> "behind others";
      case PEOPLE -> "";
    };
  }

  /** The id of the box in which an entity stands. */
  private String place(Entity entity, String kind) {
    Node known = nodes.get(entity);
    if (known != null) {
      return known.id();
    }
    Layer layer = layer(entity.kind());
    boolean kept = doors.contains(entity) || jewels.contains(entity);
    if (!kept && inLayer.getOrDefault(layer, 0) >= mostInLayer) {
      crowds.computeIfAbsent(layer, Crowd::new).add(entity, kind);
      return Crowd.id(layer);
    }
    inLayer.merge(layer, 1, Integer::sum);
    Node node = node(entity.toString(), layer, entity.name(), mark(entity));
    nodes.put(entity, node);
    return node.id();
  }

  private Mark mark(Entity entity) {
    if (doors.contains(entity)) {
      return Mark.DOOR;
    }
    return jewels.contains(entity) ? Mark.JEWEL : Mark.NONE;
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
