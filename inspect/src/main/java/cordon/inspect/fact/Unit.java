package cordon.inspect.fact;

import java.util.Set;
import java.util.TreeSet;

/**
 * Names of units. What a function does may depend on what it is given: {@code run(command)} runs
 * something fetched for one caller and a constant for another. It is then told of the function <em>
 * as called so</em>, a unit of its own to which only those lead who call it so (decision 0153).
 */
public final class Unit {
  /** Stands in no name of a function. */
  private static final char CALLED = '\uE000';

  private Unit() {}

  /** A function as called with arguments into which this has flowed, which may be nothing. */
  public static String called(String function, Set<Behaviour> flowed) {
    StringBuilder name = new StringBuilder(function).append(CALLED);
    new TreeSet<>(flowed).forEach(each -> name.append((char) (CALLED + 1 + each.ordinal())));
    return name.toString();
  }

  /** The function, however it is called. */
  public static String function(String unit) {
    int mark = unit.indexOf(CALLED);
    return mark < 0 ? unit : unit.substring(0, mark);
  }

  /** Whether it is a function as called in one way. */
  public static boolean isCalled(String unit) {
    return unit.indexOf(CALLED) >= 0;
  }
}
