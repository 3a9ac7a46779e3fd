package cordon.inspect.jvm;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Value;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Numbers that a method made by XOR. They are decoded text where they become a byte or a character;
 * flags and hashes are made by XOR, too, and stay numbers.
 */
final class Masked {
  private final Set<Value> values = Collections.newSetFromMap(new IdentityHashMap<>());

  /** What came of an operation, which stays what it is through further ones. */
  Value computed(Opcode opcode, List<Value> operands, Value result) {
    if (opcode != Opcode.IXOR && operands.stream().noneMatch(values::contains)) {
      return result;
    }
    Value own = result.withOnly(result.flow()); // what is not known is one value for all
    values.add(own);
    return own;
  }

  /** A number as one of another type. */
  Value converted(Value value, TypeKind type) {
    return type == TypeKind.BYTE || type == TypeKind.CHAR ? text(value) : value;
  }

  /** A number as a byte or a character. */
  Value text(Value value) {
    return values.contains(value) ? value.with(Behaviour.DECODE) : value;
  }

  List<Value> texts(List<Value> all) {
    return all.stream().map(this::text).toList();
  }
}
