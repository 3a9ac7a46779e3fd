package cordon.inspect.jvm;

import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One call in a method.
 *
 * @param owner binary name of the class that declares it: {@code java.lang.Runtime}
 * @param receiver the object that it is called on; none for a static method
 */
record Call(
    String owner,
    String method,
    MethodTypeDesc type,
    @Nullable Value receiver,
    List<Value> arguments) {

  /** What arguments of varying number come to when there are none. */
  private static final Optional<String> NOTHING = Optional.of("");

  /** {@code java.lang.Runtime.exec}. */
  String name() {
    return owner + "." + method;
  }

  /** The same call of a method that another class declares. */
  Call of(String declaring) {
    return new Call(declaring, method, type, receiver, arguments);
  }

  /** By which methods of one class are told apart. */
  String key() {
    return method + type.descriptorString();
  }

  Value argument(int index) {
    return index < arguments.size() ? arguments.get(index) : Value.UNKNOWN;
  }

  /** What flows into it, the receiver included. */
  Flow flow() {
    Flow flow = JvmObject.flowOf(arguments);
    return receiver == null ? flow : flow.and(JvmObject.flowOf(receiver));
  }

  @Nullable JvmObject object() {
    return receiver == null ? null : JvmObject.of(receiver);
  }

  /** Receiver and arguments as far as they are known as text. */
  Value text(String separator) {
    Value text = receiver == null ? Value.text("") : JvmObject.textOf(receiver);
    if (text.isUnknown()) {
      text = Value.text("", text.flow());
    }
    for (Value argument : arguments) {
      Value next = JvmObject.textOf(argument);
      String before = text.textWithHoles();
      boolean joins = before.isEmpty() || before.endsWith(separator) || next.text().equals(NOTHING);
      text = text.then(Value.text(joins ? "" : separator)).then(next);
    }
    return text;
  }

  boolean returnsReference() {
    return !type.returnType().isPrimitive();
  }

  static String binaryName(ClassDesc type) {
    String descriptor = type.descriptorString();
    return type.isClassOrInterface()
        ? descriptor.substring(1, descriptor.length() - 1).replace('/', '.')
        : descriptor.replace('/', '.');
  }
}
