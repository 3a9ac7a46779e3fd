package cordon.inspect.reach;

import cordon.inspect.fact.Fact;
import java.util.List;

/**
 * A fact within the reach of a trigger.
 *
 * @param path the places passed on the way from the trigger, {@code setup.py: Install.run}; the
 *     last holds the fact
 */
public record Reached(Fact fact, List<String> path) {
  public Reached {
    path = List.copyOf(path);
  }
}
