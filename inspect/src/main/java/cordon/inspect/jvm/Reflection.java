package cordon.inspect.jvm;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Classes and methods that code reaches by their names. */
final class Reflection {
  /** Of methods that are called by name. */
  static final MethodTypeDesc ANY = MethodTypeDesc.of(ConstantDescs.CD_Object);

  private Reflection() {}

  /** The class or method that a call looks up by a known name; null for any other call. */
  static @Nullable Value of(Call call) {
    return switch (call.name()) {
      case "java.lang.Class.forName", "java.lang.ClassLoader.loadClass" ->
          JvmObject.textOf(call.argument(0))
              .text()
              .map(name -> Value.named(name.replace('/', '.')).with(call.flow()))
              .orElse(null);
      case "java.lang.Class.getMethod", "java.lang.Class.getDeclaredMethod" ->
          named(call.receiver())
              .flatMap(of -> JvmObject.textOf(call.argument(0)).text().map(name -> of + "." + name))
              .map(name -> Value.named(name).with(call.flow()))
              .orElse(null);
      case "java.lang.Class.getConstructor", "java.lang.Class.getDeclaredConstructor" ->
          named(call.receiver()).map(of -> Value.named(of + ".<init>")).orElse(null);
      case "java.lang.Object.getClass" -> type(call.object());
      case "java.lang.invoke.MethodHandles$Lookup.findVirtual",
          "java.lang.invoke.MethodHandles$Lookup.findSpecial" ->
          handle(call, JvmObject.textOf(call.argument(1)).text().orElse(""), true);
      case "java.lang.invoke.MethodHandles$Lookup.findStatic" ->
          handle(call, JvmObject.textOf(call.argument(1)).text().orElse(""), false);
      case "java.lang.invoke.MethodHandles$Lookup.findConstructor" -> handle(call, "<init>", false);
      case "java.lang.invoke.MethodHandle.bindTo" -> {
        Handle handle = call.receiver() == null ? null : Handle.of(call.receiver());
        yield handle == null ? null : handle.bind(call.argument(0)).value().with(call.flow());
      }
      default -> null;
    };
  }

  private static @Nullable Value type(@Nullable JvmObject object) {
    return object == null || object.isArray() || object.type().equals("java.lang.Object")
        ? null
        : Value.named(object.type()).with(object.flow());
  }

  private static @Nullable Value handle(Call call, String method, boolean onReceiver) {
    Optional<String> owner = named(call.argument(0));
    return owner.isEmpty() || method.isEmpty()
        ? null
        : new Handle(owner.get(), method, ANY, onReceiver, List.of()).value().with(call.flow());
  }

  private static @Nullable Call handled(Call call) {
    Handle handle = call.receiver() == null ? null : Handle.of(call.receiver());
    if (handle == null || !call.owner().equals("java.lang.invoke.MethodHandle")) {
      return null;
    }
    return switch (call.method()) {
      case "invoke", "invokeExact" -> marked(handle.call(call.arguments(), Value.UNKNOWN));
      case "invokeWithArguments" -> marked(handle.call(spread(call.argument(0)), Value.UNKNOWN));
      default -> null;
    };
  }

  private static Call marked(Call call) {
    Value receiver = call.receiver() == null ? Value.UNKNOWN : call.receiver();
    return new Call(
        call.owner(),
        call.method(),
        call.type(),
        receiver.with(Behaviour.INDIRECT),
        call.arguments());
  }

  /** The call that {@code Method.invoke} and its like come to; null for any other call. */
  static @Nullable Call invoked(Call call) {
    Call handled = handled(call);
    if (handled != null) {
      return handled;
    }
    boolean method = call.name().equals("java.lang.reflect.Method.invoke");
    boolean made =
        call.name().equals("java.lang.reflect.Constructor.newInstance")
            || call.name().equals("java.lang.Class.newInstance");
    String name = method || made ? named(call.receiver()).orElse("") : "";
    if (call.name().equals("java.lang.Class.newInstance") && !name.isEmpty()) {
      name += ".<init>";
    }
    int dot = name.lastIndexOf('.');
    if (dot < 0) {
      return null;
    }
    String owner = name.substring(0, dot);
    Value receiver =
        method ? call.argument(0) : JvmObject.of(owner, null, Value.unknown(call.flow())).value();
    List<Value> arguments = spread(call.argument(method ? 1 : 0));
    return new Call(
        owner, name.substring(dot + 1), ANY, receiver.with(Behaviour.INDIRECT), arguments);
  }

  private static Optional<String> named(@Nullable Value value) {
    return value != null && value.known() instanceof Known.Named(String name)
        ? Optional.of(name)
        : Optional.empty();
  }

  /** The members of the array in which arguments are handed over. */
  private static List<Value> spread(Value array) {
    JvmObject object = JvmObject.of(array);
    if (object == null || object.members() == null) {
      return List.of(array);
    }
    List<Value> arguments = new ArrayList<>();
    for (Value member : object.members()) {
      arguments.add(member == null ? Value.unknown(object.flow()) : member);
    }
    return arguments;
  }
}
