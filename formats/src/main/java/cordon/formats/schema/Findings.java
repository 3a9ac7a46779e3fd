package cordon.formats.schema;

import java.util.ArrayList;
import java.util.List;

/** Departures, as many as are wanted. */
final class Findings {
  private final int most;
  private final List<Departure> found = new ArrayList<>();

  Findings(int most) {
    this.most = most;
  }

  void add(Departure departure) {
    if (!full()) {
      found.add(departure);
    }
  }

  /** Whether nothing more is wanted. */
  boolean full() {
    return found.size() >= most;
  }

  boolean any() {
    return !found.isEmpty();
  }

  List<Departure> list() {
    return List.copyOf(found);
  }
}
