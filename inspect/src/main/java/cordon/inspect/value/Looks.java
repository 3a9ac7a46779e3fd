package cordon.inspect.value;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How much of a value one question looks at: of lists and dictionaries within each other, each of
 * which holds the one before many times, there is no end.
 */
public final class Looks {
  private static final int MOST = 1_000;

  private int left = MOST;

  /**
   * Whether a text fits that a value is, or that it holds.
   *
   * @param deepest how many lists and dictionaries within each other are looked into
   */
  public static boolean anyText(Value value, int deepest, Predicate<Known.Text> fits) {
    return anyText(value, deepest, fits, new Looks());
  }

  private static boolean anyText(
      Value value, int deepest, Predicate<Known.Text> fits, Looks looks) {
    if (deepest < 0 || !looks.more()) {
      return false;
    }
    return switch (value.known()) {
      case Known.Text text -> fits.test(text);
      case Known.Items(List<Value> items) ->
          items.stream().anyMatch(each -> anyText(each, deepest - 1, fits, looks));
      case Known.Pairs(Map<String, Value> members) ->
          members.values().stream().anyMatch(each -> anyText(each, deepest - 1, fits, looks));
      default -> false;
    };
  }

  /** Whether another value may be looked at, which then counts. */
  public boolean more() {
    return left-- > 0;
  }
}
