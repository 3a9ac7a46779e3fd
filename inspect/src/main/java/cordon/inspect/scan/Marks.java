package cordon.inspect.scan;

import java.util.Optional;

/** Where a detector found something first, and how often in all. */
final class Marks {
  private Optional<Mark> first = Optional.empty();
  private int count;

  /** A place. */
  record Mark(int line, String quote) {}

  /** Whether this would be the first, so that its line is worth counting. */
  boolean wants() {
    return first.isEmpty();
  }

  void add(Mark mark) {
    first = Optional.of(mark);
    count++;
  }

  void more() {
    count++;
  }

  int count() {
    return count;
  }

  Optional<Mark> first() {
    return first;
  }
}
