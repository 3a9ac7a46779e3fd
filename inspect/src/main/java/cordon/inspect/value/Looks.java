package cordon.inspect.value;

/**
 * How much of a value one question looks at: of lists and dictionaries within each other, each of
 * which holds the one before many times, there is no end.
 */
public final class Looks {
  private static final int MOST = 1_000;

  private int left = MOST;

  /** Whether another value may be looked at, which then counts. */
  public boolean more() {
    return left-- > 0;
  }
}
