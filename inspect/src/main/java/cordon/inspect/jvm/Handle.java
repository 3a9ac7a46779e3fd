package cordon.inspect.jvm;

import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be called later: a lambda, a method reference, a method handle.
 *
 * @param onReceiver whether the first of its arguments is the object that it is called on
 * @param bound arguments that it has already
 */
record Handle(
    String owner, String method, MethodTypeDesc type, boolean onReceiver, List<Value> bound)
    implements Known.Own {

  /** Records name the fields that their own methods compare and show by handles as well. */
  static boolean isMethod(DirectMethodHandleDesc handle) {
    return handle.lookupDescriptor().startsWith("(");
  }

  /** What {@code invokedynamic} makes of a handle among the arguments of its bootstrap. */
  static Handle of(DirectMethodHandleDesc handle, List<Value> bound) {
    boolean receiver =
        switch (handle.kind()) {
          case VIRTUAL, SPECIAL, INTERFACE_VIRTUAL, INTERFACE_SPECIAL -> true;
          default -> false;
        };
    MethodTypeDesc type = MethodTypeDesc.ofDescriptor(handle.lookupDescriptor());
    return new Handle(
        Call.binaryName(handle.owner()), handle.methodName(), type, receiver, List.copyOf(bound));
  }

  /** The handle of a value, if it is one. */
  static @Nullable Handle of(Value value) {
    return value.known() instanceof Handle handle ? handle : null;
  }

  Handle bind(Value argument) {
    List<Value> more = new ArrayList<>(bound);
    more.add(argument);
    return new Handle(owner, method, type, onReceiver, more);
  }

  Value value() {
    return new Value(this, JvmObject.flowOf(bound));
  }

  /**
   * The call that it comes to.
   *
   * @param otherwise for arguments that are not given
   */
  Call call(List<Value> given, Value otherwise) {
    List<Value> all = new ArrayList<>(bound);
    all.addAll(given);
    Value receiver =
        method.equals("<init>")
            ? JvmObject.of(owner, null, Value.unknown(Flow.NONE)).value()
            : onReceiver ? (all.isEmpty() ? otherwise : all.removeFirst()) : null;
    while (all.size() < type.parameterCount()) {
      all.add(otherwise);
    }
    return new Call(owner, method, type, receiver, all);
  }
}
