package cordon.inspect.reach;

import cordon.inspect.fact.Fact;
import cordon.inspect.fact.Reference.Target;
import cordon.inspect.fact.Trigger;
import cordon.inspect.reach.Code.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Follows code from a trigger, the nearest first. */
public final class Reach {
  /**
   * How much of an artifact one trigger is followed through. What an attacker puts there is near
   * its trigger; without a bound, thousands of triggers in one large package would each walk all of
   * it.
   */
  private static final int MOST_NODES = 4_000;

  private final Code code;

  public Reach(Code code) {
    this.code = code;
  }

  /**
   * What a trigger leads to.
   *
   * @param facts its own first, then the nearest first
   * @param paths of the files
   */
  public record Area(List<Reached> facts, Set<String> paths) {
    public Area {
      facts = List.copyOf(facts);
      paths = Set.copyOf(paths);
    }
  }

  /** Everything that a trigger leads to. */
  public Area from(Trigger trigger) {
    List<Reached> reached = new ArrayList<>();
    for (Fact fact : trigger.facts()) {
      reached.add(new Reached(fact, List.of(trigger.place().path())));
    }
    Map<Node, @Nullable Node> cameFrom = new LinkedHashMap<>();
    ArrayDeque<Node> queue = new ArrayDeque<>();
    for (Target start : trigger.starts()) {
      visit(code.resolve(start, trigger.place().path()), null, cameFrom, queue);
    }
    while (!queue.isEmpty()) {
      Node node = queue.remove();
      for (Fact fact : code.facts(node)) {
        reached.add(new Reached(fact, path(node, cameFrom)));
      }
      visit(code.next(node), node, cameFrom, queue);
    }
    return new Area(
        reached, cameFrom.keySet().stream().map(Node::path).collect(Collectors.toSet()));
  }

  private static void visit(
      List<Node> nodes,
      @Nullable Node from,
      Map<Node, @Nullable Node> cameFrom,
      ArrayDeque<Node> queue) {
    for (Node node : nodes) {
      if (cameFrom.size() < MOST_NODES && !cameFrom.containsKey(node)) {
        cameFrom.put(node, from);
        queue.add(node);
      }
    }
  }

  private static List<String> path(Node node, Map<Node, @Nullable Node> cameFrom) {
    List<String> path = new ArrayList<>();
    for (Node at = node; at != null; at = cameFrom.get(at)) {
      path.addFirst(at.toString());
    }
    return path;
  }
}
