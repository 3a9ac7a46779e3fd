package cordon.inspect.jvm;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An object while a method is read: what was put into it, as text where that is known, and what
 * flowed into it. Unlike values it changes, as streams and builders do.
 */
final class JvmObject implements Known.Own {
  /** What is written to a stream of a stream of a connection is written to the connection. */
  private static final int MOST_OWNERS = 8;

  private static final int LONGEST_ARRAY = 1 << 16;

  private final String type;
  private @Nullable JvmObject owner;
  private final @Nullable Value @Nullable [] members;
  private Value content;

  private JvmObject(
      String type, @Nullable JvmObject owner, @Nullable Value @Nullable [] members, Value content) {
    this.type = type;
    this.owner = owner;
    this.members = members;
    this.content = content;
  }

  static JvmObject of(String type, @Nullable JvmObject owner, Value content) {
    return new JvmObject(type, owner, null, content);
  }

  static JvmObject array(String type, Optional<Integer> length) {
    int known = length.filter(n -> n >= 0 && n <= LONGEST_ARRAY).orElse(-1);
    return new JvmObject(type, null, known < 0 ? null : new Value[known], Value.UNKNOWN);
  }

  /** The object of a value, if it is one. */
  static @Nullable JvmObject of(Value value) {
    return value.known() instanceof JvmObject object ? object : null;
  }

  String type() {
    return type;
  }

  boolean isArray() {
    return type.startsWith("[");
  }

  Value value() {
    return new Value(this, flow());
  }

  Flow flow() {
    return content.flow();
  }

  /** What is known of it as text, with holes. */
  Value content() {
    return members == null ? content : ofMembers();
  }

  void set(Value content) {
    this.content = content;
  }

  /** What is written to it is written to another from now on: a stream over a file. */
  void belongsTo(@Nullable JvmObject other) {
    if (other != this && owner == null) {
      owner = other;
    }
  }

  /** What has flowed into a value by now; the value itself knows what had when it was made. */
  static Flow flowOf(Value value) {
    JvmObject object = of(value);
    return object == null ? value.flow() : value.flow().and(object.flow());
  }

  static Flow flowOf(Iterable<Value> values) {
    Flow flow = Flow.NONE;
    for (Value value : values) {
      flow = flow.and(flowOf(value));
    }
    return flow;
  }

  /** Something went into it, and so into whatever it belongs to. */
  void take(Flow flow) {
    JvmObject each = this;
    for (int i = 0; each != null && i < MOST_OWNERS; i++) {
      each.content = each.content.with(flow);
      each = each.owner;
    }
  }

  void store(Value index, Value value) {
    take(flowOf(value));
    int at = index.smallNumber().orElse(-1);
    if (members != null && at >= 0 && at < members.length) {
      members[at] = value;
    }
  }

  Value load(Value index) {
    int at = index.smallNumber().orElse(-1);
    Value member = members != null && at >= 0 && at < members.length ? members[at] : null;
    return member == null ? Value.unknown(flow()) : member.with(flow());
  }

  Value length() {
    return members == null ? Value.UNKNOWN : Value.number(members.length);
  }

  @Nullable Value @Nullable [] members() {
    return members;
  }

  private Value ofMembers() {
    if (type.equals("[B") || type.equals("[C")) {
      return ofNumbers();
    }
    Value all = Value.text("", flow());
    for (Value member : members == null ? new Value[0] : members) {
      Value separator = all.textWithHoles().isEmpty() ? Value.text("") : Value.text(" ");
      all = all.then(separator).then(member == null ? Value.UNKNOWN : textOf(member));
    }
    return all;
  }

  private Value ofNumbers() {
    if (members == null || Arrays.stream(members).allMatch(m -> m == null)) {
      return Value.unknown(flow());
    }
    boolean bytes = type.equals("[B");
    byte[] octets = new byte[members.length];
    StringBuilder characters = new StringBuilder(members.length);
    for (int i = 0; i < members.length; i++) {
      Value member = members[i];
      Optional<Integer> number = member == null ? Optional.of(0) : member.smallNumber();
      if (number.isEmpty()) {
        return Value.unknown(flow());
      }
      octets[i] = number.get().byteValue();
      characters.append((char) number.get().intValue());
    }
    Flow put = flow().and(Behaviour.DECODE);
    return bytes ? Value.bytes(octets, put) : Value.text(characters.toString(), put);
  }

  /** What is known of a value as text, looking into objects. */
  static Value textOf(Value value) {
    JvmObject object = of(value);
    return object == null ? value : object.content().with(value.flow());
  }
}
