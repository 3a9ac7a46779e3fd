package cordon.inspect.value;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Known.Bytes;
import cordon.inspect.value.Known.Int;
import cordon.inspect.value.Known.Items;
import cordon.inspect.value.Known.Pairs;
import cordon.inspect.value.Known.Text;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An abstract value: a constant as far as it is known, and what flowed into it. Immutable.
 *
 * @param flow of the value itself and, for lists and dictionaries, of all that they hold
 */
public record Value(Known known, Flow flow) {
  /** Stands in a {@link Text} for a part that is not known. */
  public static final char HOLE = '\uFFFC';

  /** No constant is held that is longer: 1 Mi characters or bytes. */
  public static final int MOST = 1 << 20;

  public static final Value UNKNOWN = new Value(Known.Unknown.UNKNOWN, Flow.NONE);

  public static Value unknown(Flow flow) {
    return flow.isEmpty() ? UNKNOWN : new Value(Known.Unknown.UNKNOWN, flow);
  }

  public static Value text(String text) {
    return text(text, Flow.NONE);
  }

  public static Value text(String text, Flow flow) {
    return new Value(new Text(text, text.indexOf(HOLE) < 0), flow);
  }

  public static Value bytes(byte[] bytes, Flow flow) {
    return new Value(new Bytes(bytes), flow);
  }

  public static Value number(long number) {
    return number(BigInteger.valueOf(number), Flow.NONE);
  }

  public static Value number(BigInteger number, Flow flow) {
    return new Value(new Int(number), flow);
  }

  public static Value named(String name) {
    return new Value(new Known.Named(name), Flow.NONE);
  }

  public static Value items(List<Value> items) {
    return new Value(new Items(items), flowOf(items));
  }

  public static Value pairs(Map<String, Value> pairs) {
    return new Value(new Pairs(pairs), flowOf(pairs.values()));
  }

  /** What flowed into any of them. */
  public static Flow flowOf(Iterable<Value> values) {
    Flow flow = Flow.NONE;
    for (Value value : values) {
      flow = flow.and(value.flow);
    }
    return flow;
  }

  /** The same, for lists: this is asked at every call, mostly of one or two. */
  public static Flow flowOf(List<Value> values) {
    Flow flow = Flow.NONE;
    for (int i = 0; i < values.size(); i++) {
      flow = flow.and(values.get(i).flow);
    }
    return flow;
  }

  public Value with(Flow more) {
    Flow both = flow.and(more);
    return both.bits() == flow.bits() ? this : new Value(known, both);
  }

  public Value with(Behaviour behaviour) {
    return with(Flow.of(behaviour));
  }

  public Value withOnly(Flow flow) {
    return new Value(known, flow);
  }

  /** The same flow, nothing known. */
  public Value blurred() {
    return unknown(flow);
  }

  public boolean isUnknown() {
    return known == Known.Unknown.UNKNOWN;
  }

  /** The text if all of it is known. */
  public Optional<String> text() {
    return known instanceof Text(String text, boolean whole) && whole
        ? Optional.of(text)
        : Optional.empty();
  }

  /** The text with {@link #HOLE} for what is not known; just that when nothing is. */
  public String textWithHoles() {
    return switch (known) {
      case Text(String text, boolean whole) -> text;
      case Int(BigInteger number) -> number.toString();
      case Bytes(byte[] bytes) -> new String(bytes, StandardCharsets.ISO_8859_1);
      default -> String.valueOf(HOLE);
    };
  }

  public Optional<byte[]> bytes() {
    return known instanceof Bytes(byte[] bytes) ? Optional.of(bytes) : Optional.empty();
  }

  /** Bytes, or a text as UTF-8, as most decoders take either. */
  public Optional<byte[]> octets() {
    return bytes().or(() -> text().map(t -> t.getBytes(StandardCharsets.UTF_8)));
  }

  /** A text, or bytes as UTF-8 where those that are none become {@code U+FFFD}. */
  public Optional<String> asText() {
    return text().or(() -> bytes().map(b -> new String(b, StandardCharsets.UTF_8)));
  }

  public Optional<Integer> smallNumber() {
    return known instanceof Int i && i.small()
        ? Optional.of(i.number().intValue())
        : Optional.empty();
  }

  public Optional<BigInteger> number() {
    return known instanceof Int(BigInteger number) ? Optional.of(number) : Optional.empty();
  }

  public Optional<List<Value>> items() {
    return known instanceof Items(List<Value> items) ? Optional.of(items) : Optional.empty();
  }

  /** This text and then the other; with holes where one is not known. */
  public Value then(Value other) {
    Flow both = flow.and(other.flow);
    if (known instanceof Bytes(byte[] a) && other.known instanceof Bytes(byte[] b)) {
      return a.length + b.length > MOST ? unknown(both) : bytes(Decoders.joined(a, b), both);
    }
    if (!(known instanceof Text) && !(other.known instanceof Text)) {
      return unknown(both);
    }
    String left = textWithHoles();
    String right = other.textWithHoles();
    return left.length() + right.length() > MOST ? unknown(both) : text(left + right, both);
  }
}
