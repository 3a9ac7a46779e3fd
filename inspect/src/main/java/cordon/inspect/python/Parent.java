package cordon.inspect.python;

import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * {@code super()}: an object as the classes see it that its class extends (Python library
 * reference, {@code super}).
 *
 * @param of the class whose own members are passed over
 * @param self what methods are called on
 */
record Parent(ClassObject of, Value self) implements Known.Own {

  /** What the call gives; null outside of a class. */
  static @Nullable Value of(Scope scope, Invocation invocation) {
    if (invocation.first().known() instanceof ClassObject named) {
      Value given = invocation.argument(1, "object_or_type");
      return new Value(new Parent(named, self(given, named)), given.flow());
    }
    for (Scope each = scope; each != null; each = each.outer) {
      if (each.ofClass != null) {
        Value self = scope.get("self");
        return new Value(
            new Parent(each.ofClass, self(self == null ? cls(scope) : self, each.ofClass)),
            Flow.NONE);
      }
    }
    return null;
  }

  private static Value cls(Scope scope) {
    Value cls = scope.get("cls");
    return cls == null ? Value.UNKNOWN : cls;
  }

  private static Value self(Value given, ClassObject type) {
    boolean known =
        given.known() instanceof ClassObject.Instance || given.known() instanceof ClassObject;
    return known ? given : new Value(new ClassObject.Instance(type), given.flow());
  }

  /** {@code super().name}. */
  Value attribute(String name) {
    for (Value base : of.bases) {
      Value member = base.known() instanceof ClassObject type ? type.member(name) : null;
      if (member != null) {
        return ((ClassObject) base.known()).bound(name, member, self);
      }
    }
    String base = of.foreignBase();
    return base.isEmpty()
        ? Names.attribute("object", name, self.flow())
        : Names.attribute(base, name, self.flow());
  }
}
