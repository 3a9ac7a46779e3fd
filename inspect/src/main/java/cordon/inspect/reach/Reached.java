package cordon.inspect.reach;

import cordon.inspect.fact.Fact;
import java.util.List;

/**
 * A fact within the reach of a trigger.
 *
 * @param way to what holds the fact
 */
public record Reached(Fact fact, Way way) {

  /** In a file by itself, to which nothing led. */
  public static Reached in(String path, Fact fact) {
    return new Reached(fact, Way.to(path));
  }

  /** The places passed on the way from the trigger, {@code setup.py: Install.run}. */
  public List<String> path() {
    return way.places();
  }
}
