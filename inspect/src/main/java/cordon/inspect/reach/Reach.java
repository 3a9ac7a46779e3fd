package cordon.inspect.reach;

import cordon.inspect.fact.Fact;
import cordon.inspect.fact.Reference.Target;
import cordon.inspect.fact.Trigger;
import cordon.inspect.reach.Code.Arrow;
import cordon.inspect.reach.Code.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Follows code from triggers, the nearest first, and what is only guessed after all that is sure.
 */
public final class Reach {
  /**
   * How far all triggers of an artifact are followed, in functions: thousands of triggers in one
   * large package would otherwise each walk all of it. Of real packages none comes near it.
   */
  private static final int MOST = 2_000_000;

  /** How far each is followed when that is used up. */
  private static final int NEAREST = 4_000;

  private final Code code;
  private final int nearest;
  private int left;

  public Reach(Code code) {
    this(code, MOST, NEAREST);
  }

  Reach(Code code, int most, int nearest) {
    this.code = code;
    this.nearest = nearest;
    this.left = most;
  }

  /**
   * What a trigger leads to.
   *
   * @param facts its own first, then the nearest first; those that are guessed last
   * @param paths of the files
   * @param whole whether it was followed to the end
   */
  public record Area(List<Reached> facts, Set<String> paths, boolean whole) {
    public Area {
      facts = List.copyOf(facts);
      paths = Set.copyOf(paths);
    }
  }

  /** Everything that a trigger leads to. */
  public Area from(Trigger trigger) {
    Walk walk = new Walk(Math.max(left, nearest));
    for (Target start : trigger.starts()) {
      code.resolve(start, trigger.place().path()).forEach(node -> walk.visit(node, Way.to(node)));
    }
    List<Reached> reached = new ArrayList<>();
    for (Fact fact : trigger.facts()) {
      reached.add(Reached.in(trigger.place().path(), fact));
    }
    Set<String> paths = new HashSet<>();
    while (walk.hasNext()) {
      Way way = walk.next();
      paths.add(way.end().path());
      code.facts(way.end()).forEach(fact -> reached.add(new Reached(fact, way)));
      code.next(way.end()).forEach(arrow -> walk.follow(way, arrow));
    }
    left -= walk.seen.size();
    return new Area(reached, paths, walk.whole);
  }

  private static final class Walk {
    private final Set<Node> seen = new HashSet<>();
    private final ArrayDeque<Way> queue = new ArrayDeque<>();

    /** What only guesses lead to comes last, so that what surely is reached is known to be. */
    private final ArrayDeque<Way> guessed = new ArrayDeque<>();

    private final int most;
    private boolean whole = true;

    Walk(int most) {
      this.most = most;
    }

    boolean hasNext() {
      while (queue.isEmpty() && !guessed.isEmpty()) {
        Way way = guessed.remove();
        visit(way.end(), way);
      }
      return !queue.isEmpty();
    }

    Way next() {
      return queue.remove();
    }

    void follow(Way way, Arrow arrow) {
      if (arrow.sure()) {
        visit(arrow.to(), way.on(arrow));
      } else if (!seen.contains(arrow.to())) {
        guessed.add(way.on(arrow));
      }
    }

    private void visit(Node node, Way way) {
      if (seen.size() < most) {
        if (seen.add(node)) {
          queue.add(way);
        }
      } else if (!seen.contains(node)) {
        whole = false;
      }
    }
  }
}
