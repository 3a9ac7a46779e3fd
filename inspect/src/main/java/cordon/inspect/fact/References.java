package cordon.inspect.fact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** References of a file, each once wherever it stands: the first place is as good as any. */
public final class References {
  private record Arrow(String unit, Reference.Target target) {}

  private final Map<Arrow, Reference> byArrow = new LinkedHashMap<>();

  public boolean has(String unit, Reference.Target target) {
    return byArrow.containsKey(new Arrow(unit, target));
  }

  public void add(Reference reference) {
    byArrow.putIfAbsent(new Arrow(reference.unit(), reference.target()), reference);
  }

  public int count() {
    return byArrow.size();
  }

  public void clear() {
    byArrow.clear();
  }

  /** In the order in which they were added. */
  public List<Reference> all() {
    return new ArrayList<>(byArrow.values());
  }
}
