package cordon.inspect.python;

import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What attributes of names stand for that are known by their names alone. The same are read again
 * and again, so that those which were put together lately are kept.
 */
final class Attributes {
  private static final int KEPT = 1 << 10;

  private record Attribute(String of, String name, Value value) {
    boolean is(String other, String attribute) {
      return name.equals(attribute) && of.equals(other);
    }
  }

  private final @Nullable Attribute[] lately = new Attribute[KEPT];

  /** {@code of.name}. */
  Value of(String of, String name, Flow flow) {
    int hash = 31 * of.hashCode() + name.hashCode();
    int slot = (hash ^ hash >>> 10) & KEPT - 1;
    Attribute known = lately[slot];
    if (known == null || !known.is(of, name)) {
      known = new Attribute(of, name, Names.attribute(of, name, Flow.NONE));
      lately[slot] = known;
    }
    return known.value.with(flow);
  }
}
