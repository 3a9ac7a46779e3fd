package cordon.exposure.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Numbers things from 0 in the order in which they are met. */
final class Names<T> {
  private final Map<T, Integer> numbers = new HashMap<>();
  private final List<T> things = new ArrayList<>();

  int number(T thing) {
    Integer known = numbers.putIfAbsent(thing, things.size());
    if (known != null) {
      return known;
    }
    things.add(thing);
    return things.size() - 1;
  }

  OptionalInt find(T thing) {
    Integer known = numbers.get(thing);
    return known == null ? OptionalInt.empty() : OptionalInt.of(known);
  }

  T at(int number) {
    return things.get(number);
  }

  int size() {
    return things.size();
  }
}
