package cordon.inspect.jvm;

import cordon.inspect.value.Value;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Optional;

/** Texts that are put together as {@code java.lang.invoke.StringConcatFactory} does. */
final class Concatenation {
  private static final String WITH_CONSTANTS = "makeConcatWithConstants";

  private Concatenation() {}

  static boolean is(InvokeDynamicInstruction dynamic) {
    return dynamic.name().stringValue().equals(WITH_CONSTANTS)
        && !dynamic.bootstrapArgs().isEmpty();
  }

  /** The recipe holds U+0001 for each argument and U+0002 for each further constant. */
  static Value text(List<ConstantDesc> constants, MethodTypeDesc type, List<Value> arguments) {
    Value text = Value.text("");
    int argument = 0;
    int constant = 1;
    StringBuilder literal = new StringBuilder();
    for (char c : constants.getFirst().toString().toCharArray()) {
      if (c == 1 && argument < arguments.size()) {
        boolean character = type.parameterType(argument).descriptorString().equals("C");
        Value next = JvmObject.textOf(arguments.get(argument++));
        Optional<Integer> number = character ? next.smallNumber() : Optional.empty();
        text =
            text.then(Value.text(literal.toString()))
                .then(number.map(n -> Value.text(Character.toString(n))).orElse(next));
        literal.setLength(0);
      } else if (c == 2 && constant < constants.size()) {
        literal.append(constants.get(constant++));
      } else {
        literal.append(c);
      }
    }
    return text.then(Value.text(literal.toString()));
  }
}
