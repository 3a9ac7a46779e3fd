package cordon.inspect.javascript;

import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function with the names around it.
 *
 * @param self what {@code this} is in it
 * @param bound first arguments that were given ahead
 */
record Closure(
    String unit,
    Node.Function function,
    Scope scope,
    Source source,
    @Nullable Value self,
    List<Value> bound)
    implements Known.Own {
  Closure with(@Nullable Value newSelf, List<Value> more) {
    return new Closure(unit, function, scope, source, newSelf, more);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
