package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Decoders;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Operators on constants. */
final class Arithmetic {
  /** Longer numbers take time that is not linear. */
  private static final int MOST_BITS = 1 << 16;

  private static final int FLOOR = '/' << 8 | '/';
  private static final int POWER = '*' << 8 | '*';
  private static final int LEFT = '<' << 8 | '<';
  private static final int RIGHT = '>' << 8 | '>';

  private Arithmetic() {}

  static Value unary(int op, Value of) {
    Optional<BigInteger> number = of.number();
    if (number.isEmpty()) {
      return of.blurred();
    }
    return Value.number(op == '-' ? number.get().negate() : number.get().not(), of.flow());
  }

  static Value binary(int op, Value a, Value b) {
    Flow flow = a.flow().and(b.flow());
    if (op == '^') {
      flow = flow.and(Behaviour.DECODE);
    }
    if (a.known() instanceof Known.Int(BigInteger x)
        && b.known() instanceof Known.Int(BigInteger y)) {
      return numbers(op, x, y)
          .map(n -> Value.number(n, Flow.NONE))
          .orElse(Value.UNKNOWN)
          .with(flow);
    }
    return switch (op) {
      case '+' -> plus(a, b);
      case '%' -> Formatting.percent(a, b);
      case '*' -> times(a, b);
      case '/' -> path(a, b);
      default -> Value.unknown(flow);
    };
  }

  private static Value plus(Value a, Value b) {
    if (a.known() instanceof Known.Items(List<Value> x)
        && b.known() instanceof Known.Items(List<Value> y)) {
      List<Value> both = new ArrayList<>(x);
      both.addAll(y);
      return Value.items(both).with(a.flow().and(b.flow()));
    }
    return a.then(b);
  }

  private static Value times(Value a, Value b) {
    Optional<Integer> count = b.smallNumber();
    if (count.isEmpty()) {
      return a.smallNumber().isPresent() && !(b.known() instanceof Known.Unknown)
          ? times(b, a)
          : Value.unknown(a.flow().and(b.flow()));
    }
    int n = Math.max(0, count.get());
    if (a.known() instanceof Known.Text(String text, boolean whole)
        && (long) text.length() * n <= Value.MOST) {
      return Value.text(text.repeat(n), a.flow());
    }
    return Value.unknown(a.flow().and(b.flow()));
  }

  /** {@code Path('a') / 'b'}, as paths are texts here. */
  private static Value path(Value a, Value b) {
    boolean paths = a.known() instanceof Known.Text || b.known() instanceof Known.Text;
    return paths ? a.then(Value.text("/")).then(b) : Value.unknown(a.flow().and(b.flow()));
  }

  private static Optional<BigInteger> numbers(int op, BigInteger a, BigInteger b) {
    if (a.bitLength() > MOST_BITS || b.bitLength() > MOST_BITS) {
      return Optional.empty();
    }
    boolean small = b.bitLength() < 16 && b.signum() >= 0;
    return switch (op) {
      case '+' -> Optional.of(a.add(b));
      case '-' -> Optional.of(a.subtract(b));
      case '*' -> Optional.of(a.multiply(b));
      case '^' -> Optional.of(a.xor(b));
      case '&' -> Optional.of(a.and(b));
      case '|' -> Optional.of(a.or(b));
      case FLOOR, '/' -> b.signum() == 0 ? Optional.empty() : Optional.of(floor(a, b));
      case '%' -> b.signum() <= 0 ? Optional.empty() : Optional.of(a.mod(b));
      case LEFT -> small ? Optional.of(a.shiftLeft(b.intValue())) : Optional.empty();
      case RIGHT -> small ? Optional.of(a.shiftRight(b.intValue())) : Optional.empty();
      case POWER ->
          small && (long) a.bitLength() * b.intValue() <= MOST_BITS
              ? Optional.of(a.pow(b.intValue()))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static BigInteger floor(BigInteger a, BigInteger b) {
    BigInteger[] parts = a.divideAndRemainder(b);
    boolean down = parts[1].signum() != 0 && parts[1].signum() != b.signum();
    return down ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  /** {@code of[index]}. */
  static Value item(Value of, Value index) {
    if (of.known() instanceof Known.Pairs(Map<String, Value> pairs)) {
      Value found = index.text().map(pairs::get).orElse(null);
      return found == null ? Alike.any(of, pairs) : found;
    }
    List<Value> items = index.smallNumber().isPresent() ? items(of) : List.of();
    int at = index.smallNumber().orElse(0);
    int place = at < 0 ? items.size() + at : at;
    if (place >= 0 && place < items.size()) {
      return items.get(place);
    }
    return index.text().isPresent() ? Value.unknown(one(of.flow(), index)) : of.blurred();
  }

  /** What flows into a thing that is taken by its name: one variable is not the environment. */
  static Flow one(Flow of, Value key) {
    return key.text().filter(text -> VARIABLE.matcher(text).matches()).isPresent()
        ? of.without(Behaviour.ENVIRONMENT)
        : of;
  }

  private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]{1,80}");

  /** What iterating over a value gives; empty when that is not known. */
  static List<Value> items(Value of) {
    return switch (of.known()) {
      case Known.Items(List<Value> items) -> items;
      case Known.Text(String text, boolean whole) when whole && text.length() <= 1 << 16 ->
          text.codePoints().mapToObj(c -> Value.text(Character.toString(c), of.flow())).toList();
      case Known.Bytes(byte[] bytes) when bytes.length <= 1 << 16 -> {
        List<Value> numbers = new ArrayList<>(bytes.length);
        for (byte b : bytes) {
          numbers.add(Value.number(BigInteger.valueOf(b & 0xFF), of.flow()));
        }
        yield numbers;
      }
      case Known.Pairs(Map<String, Value> pairs) ->
          pairs.keySet().stream().map(Value::text).toList();
      default -> List.of();
    };
  }

  /** {@code of[from:to:step]}. */
  static Value slice(Value of, @Nullable Integer from, @Nullable Integer to, int step) {
    // Lists are reversed every day; text hardly is, but to hide what it says.
    boolean literal = of.known() instanceof Known.Text || of.known() instanceof Known.Bytes;
    Flow flow = step < 0 && literal ? of.flow().and(Behaviour.DECODE) : of.flow();
    return switch (of.known()) {
      case Known.Text(String text, boolean whole) when whole -> {
        int[] places = places(text.length(), from, to, step);
        StringBuilder out = new StringBuilder(places.length);
        for (int place : places) {
          out.append(text.charAt(place));
        }
        yield Value.text(out.toString(), flow);
      }
      case Known.Bytes(byte[] bytes) -> {
        int[] places = places(bytes.length, from, to, step);
        byte[] out = new byte[places.length];
        for (int i = 0; i < places.length; i++) {
          out[i] = bytes[places[i]];
        }
        yield Value.bytes(out, flow);
      }
      case Known.Items(List<Value> items) -> {
        List<Value> out = new ArrayList<>();
        for (int place : places(items.size(), from, to, step)) {
          out.add(items.get(place));
        }
        yield Value.items(out).with(of.flow());
      }
      default -> Value.unknown(flow);
    };
  }

  private static int[] places(int length, @Nullable Integer from, @Nullable Integer to, int step) {
    if (step == 0) {
      return new int[0];
    }
    int low = step > 0 ? 0 : -1;
    int high = step > 0 ? length : length - 1;
    int start = from == null ? (step > 0 ? low : high) : clamp(from, length, low, high);
    int stop = to == null ? (step > 0 ? high : low) : clamp(to, length, low, high);
    int[] places = new int[length];
    int count = 0;
    for (long i = start; step > 0 ? i < stop : i > stop; i += step) {
      places[count++] = (int) i;
    }
    return Arrays.copyOf(places, count);
  }

  private static int clamp(int place, int length, int low, int high) {
    int positive = place < 0 ? place + length : place;
    return Math.max(low, Math.min(high, positive));
  }

  static Value reversed(Value of) {
    return of.text()
        .map(t -> Value.text(Decoders.reversed(t), of.flow()))
        .orElseGet(() -> slice(of, null, null, -1));
  }
}
