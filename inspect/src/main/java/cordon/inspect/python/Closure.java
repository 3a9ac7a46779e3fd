package cordon.inspect.python;

import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function of the source and where it was made.
 *
 * @param unit its name among the units of the file
 * @param body statements, or the expression of a lambda
 * @param self what it is bound to, for a method
 */
record Closure(
    String unit,
    List<Expr.Parameter> parameters,
    Body body,
    Scope definedIn,
    Code code,
    @Nullable Value self)
    implements Known.Own {

  /** What runs. */
  sealed interface Body {}

  record Statements(Stmt.Body tokens) implements Body {}

  record Expression(Expr value) implements Body {
    /** Where it stands is enough to tell it by, and its whole tree would be too long to look at. */
    @Override
    public int hashCode() {
      return value.at();
    }
  }

  /** The same function, made by the same run of the code around it. */
  @Override
  @SuppressWarnings("ReferenceEquality") // a scope is nothing but itself
  public boolean equals(@Nullable Object other) {
    return other instanceof Closure closure
        && closure.definedIn == definedIn
        && closure.code == code
        && closure.unit.equals(unit)
        && (self == null
            ? closure.self == null
            : closure.self != null && Changes.same(self, closure.self));
  }

  @Override
  public int hashCode() {
    return 31 * unit.hashCode() + System.identityHashCode(definedIn);
  }

  Closure boundTo(Value object) {
    return new Closure(unit, parameters, body, definedIn, code, object);
  }
}
