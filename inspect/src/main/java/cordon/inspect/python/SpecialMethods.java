package cordon.inspect.python;

import cordon.inspect.value.Value;
import java.util.List;
import java.util.Map;

/** Methods that the language itself calls (Python reference, Data model). */
final class SpecialMethods {
  private final FunctionCalls functions;

  SpecialMethods(FunctionCalls functions) {
    this.functions = functions;
  }

  /** What the language calls of an object; unknown where its class has no such method. */
  Value call(Value object, String method, List<Value> arguments, int at) {
    Value member =
        object.known() instanceof ClassObject.Instance(ClassObject type)
            ? type.member(method)
            : null;
    return member != null && member.known() instanceof Closure closure
        ? functions.invoke(
            closure.boundTo(object), new Invocation(arguments, Map.of(), List.of(), null, at))
        : Value.UNKNOWN;
  }

  boolean has(Value object, String method) {
    return object.known() instanceof ClassObject.Instance(ClassObject type)
        && type.member(method) != null;
  }

  /** {@code with object as value}. */
  Value entered(Value object, int at) {
    if (!(object.known() instanceof ClassObject.Instance)) {
      return object;
    }
    String enter = has(object, "__aenter__") ? "__aenter__" : "__enter__";
    Value value = has(object, enter) ? call(object, enter, List.of(), at) : object;
    call(object, "__exit__", List.of(Value.UNKNOWN, Value.UNKNOWN, Value.UNKNOWN), at);
    call(object, "__aexit__", List.of(Value.UNKNOWN, Value.UNKNOWN, Value.UNKNOWN), at);
    return value.isUnknown() && value.flow().isEmpty() ? object : value;
  }

  /** What going through an object gives one by one. */
  Value each(Value object, int at) {
    Value iterator = call(object, "__iter__", List.of(), at);
    return iterator.with(call(object, "__next__", List.of(), at).flow());
  }

  /** {@code a + b} and the like. */
  Value operator(int op, Value a, Value b, int at) {
    String method =
        switch (op) {
          case '+' -> "__add__";
          case '-' -> "__sub__";
          case '*' -> "__mul__";
          case '/' -> "__truediv__";
          case '%' -> "__mod__";
          case '@' -> "__matmul__";
          case '^' -> "__xor__";
          case '|' -> "__or__";
          case '&' -> "__and__";
          case '<' << 8 | '<' -> "__lshift__";
          case '>' << 8 | '>' -> "__rshift__";
          case '/' << 8 | '/' -> "__floordiv__";
          case '*' << 8 | '*' -> "__pow__";
          default -> "";
        };
    if (method.isEmpty()) {
      return Value.UNKNOWN;
    }
    Value left = call(a, method, List.of(b), at);
    Value right = call(b, "__r" + method.substring(2), List.of(a), at);
    return left.isUnknown() ? right.with(left.flow()) : left.with(right.flow());
  }
}
