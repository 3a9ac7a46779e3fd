package cordon.inspect.javascript;

/**
 * How much of work and memory the evaluation of one file may take; all of it in proportion to the
 * length of the code. Whoever runs out of it is not told what is left, so that the file counts as
 * not fully inspected.
 */
final class Budget {
  /** Steps of what is evaluated again, with other arguments or in another round of a loop. */
  private static final long REPEATS = 100_000;

  private static final long STEPS = 1_000_000;

  /** Characters of texts that are put together, and members of lists. */
  private static final long HELD = 48L << 20;

  private long mostRepeats = REPEATS;
  private long mostSteps = STEPS;
  private long steps;
  private long repeats;
  private long held;
  private int again;

  /** Code is read in addition. */
  void add(int tokens) {
    mostRepeats += 4L * tokens;
    mostSteps += 16L * tokens;
  }

  void step() {
    steps++;
    if (again > 0) {
      repeats++;
    }
  }

  long steps() {
    return steps;
  }

  /** What is made while it is evaluated, in characters or members. */
  void hold(long size) {
    held += size;
    repeats += again > 0 ? size >> 5 : 0;
  }

  boolean isSpent() {
    return steps > mostSteps || held > HELD;
  }

  boolean mayRepeat() {
    return repeats < mostRepeats && !isSpent();
  }

  /** What follows was evaluated before. */
  void again() {
    again++;
  }

  void anew() {
    again--;
  }
}
