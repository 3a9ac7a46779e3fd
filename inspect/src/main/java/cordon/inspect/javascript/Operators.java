package cordon.inspect.javascript;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;

/** Operators on values as far as those are known. */
final class Operators {
  private static final Set<String> COMPARES =
      Set.of("==", "===", "!=", "!==", "<", ">", "<=", ">=", "in", "instanceof");

  private static final Set<String> BITS = Set.of("^", "&", "|", "<<", ">>", ">>>");

  /** Give one or the other as it is. */
  static final Set<String> CHOOSES = Set.of("??", "||", "&&");

  private Operators() {}

  static Value binary(String operator, Value left, Value right) {
    if (COMPARES.contains(operator)) {
      return Value.UNKNOWN;
    }
    Flow flow = left.flow().and(right.flow());
    Optional<BigInteger> a = operand(operator, left);
    Optional<BigInteger> b = operand(operator, right);
    boolean both = a.isPresent() && b.isPresent();
    // Constants that are XORed are text that was hidden; anything else may be a checksum.
    if (operator.equals("^") && both) {
      flow = flow.and(Behaviour.DECODE);
    }
    if (CHOOSES.contains(operator)) {
      // A member that nobody is seen to set is as good as none.
      boolean nothing =
          left.isUnknown() || left.known() instanceof Method || isMemberOfParsed(left);
      return nothing || operator.equals("&&") ? right.with(flow) : left.with(flow);
    }
    if (both) {
      return number(operator, a.get(), b.get(), flow);
    }
    if (operator.equals("+")
        && (left.known() instanceof Known.Text || right.known() instanceof Known.Text)) {
      return left.then(right);
    }
    return Value.unknown(flow);
  }

  private static Optional<BigInteger> operand(String operator, Value of) {
    return BITS.contains(operator) ? Numerals.bits(of) : of.number();
  }

  /** {@code JSON.parse(text).member}, of which nobody knows whether it is there. */
  private static boolean isMemberOfParsed(Value value) {
    return value.known() instanceof Known.Named(String name) && name.startsWith("JSON.parse.");
  }

  private static Value number(String operator, BigInteger a, BigInteger b, Flow flow) {
    boolean small = a.bitLength() < 64 && b.bitLength() < 64;
    if (!small) {
      return Value.unknown(flow);
    }
    int shift = b.intValue() & 31;
    return switch (operator) {
      case "+" -> Value.number(a.add(b), flow);
      case "-" -> Value.number(a.subtract(b), flow);
      case "*" -> Value.number(a.multiply(b), flow);
      case "%" -> b.signum() == 0 ? Value.unknown(flow) : Value.number(a.remainder(b), flow);
      case "/" ->
          b.signum() == 0 || a.remainder(b).signum() != 0
              ? Value.unknown(flow)
              : Value.number(a.divide(b), flow);
      case "^" -> Value.number(BigInteger.valueOf(a.intValue() ^ b.intValue()), flow);
      case "&" -> Value.number(BigInteger.valueOf(a.intValue() & b.intValue()), flow);
      case "|" -> Value.number(BigInteger.valueOf(a.intValue() | b.intValue()), flow);
      case "<<" -> Value.number(BigInteger.valueOf(a.intValue() << shift), flow);
      case ">>" -> Value.number(BigInteger.valueOf(a.intValue() >> shift), flow);
      case ">>>" -> Value.number(BigInteger.valueOf((a.intValue() & 0xFFFFFFFFL) >>> shift), flow);
      default -> Value.unknown(flow);
    };
  }

  static Value unary(String operator, Value of) {
    return switch (operator) {
      case "-" -> of.number().map(n -> Value.number(n.negate(), of.flow())).orElse(of.blurred());
      case "~" -> of.number().map(n -> Value.number(n.not(), of.flow())).orElse(of.blurred());
      case "+" -> Numerals.number(of);
      case "void", "delete", "typeof", "!" -> Value.UNKNOWN;
      default -> of.blurred();
    };
  }
}
