package cordon.inspect.javascript;

/**
 * How much of work and memory the evaluation of one file may take; all of it in proportion to the
 * length of the code. Whoever runs out of it is not told what is left, so that the file counts as
 * not fully inspected.
 */
final class Budget {
  /** Steps of what is evaluated again, with other arguments or in another round of a loop. */
  private static final long REPEATS = 100_000;

  /** Those of them that come to nothing; of what tells something there may be twice as many. */
  private static final long IDLE = 20_000;

  /** Steps that one thing is worth which came of them: a fact, a character, a place of a list. */
  private static final long FRUIT = 100;

  private static final long STEPS = 1_000_000;

  /** Characters of texts that are put together, and members of lists. */
  private static final long HELD = 48L << 20;

  private long mostRepeats = REPEATS;
  private long mostIdle = IDLE;
  private long mostSteps = STEPS;
  private long steps;
  private long repeats;
  private long idle;
  private long held;
  private int again;

  /** Code is read in addition. */
  void add(int tokens) {
    mostRepeats += 4L * tokens;
    mostIdle += tokens / 2;
    mostSteps += 16L * tokens;
  }

  void step() {
    steps++;
    if (again > 0) {
      repeats++;
      idle++;
    }
  }

  long steps() {
    return steps;
  }

  /** What is made while it is evaluated, in characters or members. */
  void hold(long size) {
    held += size;
    repeats += again > 0 ? size >> 5 : 0;
    idle += again > 0 ? size >> 5 : 0;
  }

  boolean isSpent() {
    return steps > mostSteps || held > HELD;
  }

  boolean mayRepeat() {
    return repeats < mostRepeats && !isSpent();
  }

  /**
   * Whether something may be repeated of which nobody knows yet whether anything comes of it.
   *
   * @param tells whether it is more likely than other things
   */
  boolean mayTry(boolean tells) {
    return idle < (tells ? 2 * mostIdle : mostIdle) && mayRepeat();
  }

  /** What was repeated and came to nothing so far. */
  long idle() {
    return idle;
  }

  /** So much came of what was repeated since there was so much that came to nothing. */
  void bears(long before, long made) {
    idle = Math.max(Math.min(idle, before), idle - FRUIT * made);
  }

  /** What follows was evaluated before. */
  void again() {
    again++;
  }

  void anew() {
    again--;
  }

  /** What follows is evaluated for the first time, whatever is around it; gives what was so. */
  int first() {
    int before = again;
    again = 0;
    return before;
  }

  void back(int before) {
    again = before;
  }
}
