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
  private static final MethodTypeDesc ANY = MethodTypeDesc.of(ConstantDescs.CD_Object);

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
      default -> null;
    };
  }

  /** The call that {@code Method.invoke} and its like come to; null for any other call. */
  static @Nullable Call invoked(Call call) {
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
    Value receiver = method ? call.argument(0) : Value.UNKNOWN;
    List<Value> arguments = spread(call.argument(method ? 1 : 0));
    return new Call(
        name.substring(0, dot),
        name.substring(dot + 1),
        ANY,
        receiver.with(Behaviour.INDIRECT),
        arguments);
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
