package cordon.inspect.jvm;

import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import java.lang.classfile.Opcode;
import java.util.List;
import java.util.Optional;

/** Arithmetic of integers, as far as they are known. */
final class Numbers {
  private Numbers() {}

  static Value negated(Value number) {
    return number.smallNumber().map(n -> Value.number(-(long) n)).orElse(number.blurred());
  }

  /** What an operation of two operands gives, with what flowed into either. */
  static Value computed(Opcode opcode, List<Value> operands) {
    Flow flow = Value.flowOf(operands);
    Optional<Integer> left = operands.get(0).smallNumber();
    Optional<Integer> right = operands.get(1).smallNumber();
    return left.isPresent() && right.isPresent()
        ? result(opcode, left.get(), right.get(), flow)
        : Value.unknown(flow);
  }

  private static Value result(Opcode opcode, int left, int right, Flow flow) {
    Optional<Integer> result =
        switch (opcode) {
          case IADD -> Optional.of(left + right);
          case ISUB -> Optional.of(left - right);
          case IMUL -> Optional.of(left * right);
          case IXOR -> Optional.of(left ^ right);
          case IAND -> Optional.of(left & right);
          case IOR -> Optional.of(left | right);
          case ISHL -> Optional.of(left << right);
          case ISHR -> Optional.of(left >> right);
          case IUSHR -> Optional.of(left >>> right);
          default -> Optional.empty();
        };
    return result.map(n -> Value.number(n).with(flow)).orElse(Value.unknown(flow));
  }
}
