package cordon.inspect.python;

import cordon.inspect.fact.Unit;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What calls of the file's functions gave. A call with arguments that were seen before gives the
 * same as long as nothing changed that functions share, and what it does has been said already.
 */
final class Summaries {
  /** Longer texts are compared for longer than most functions take. */
  private static final int LONGEST = 256;

  private static final int MOST_ITEMS = 8;

  /** What is kept keeps the scopes of functions that were made in functions. */
  private static final int MOST_KEPT = 1 << 14;

  /** Ways to call a function that are told apart; others are told of it whoever calls it. */
  private static final int MOST_WAYS = 6;

  /** A call by what decides its outcome. */
  static final class Key {
    private final Closure function;
    private final List<Value> arguments;
    private final Map<String, Value> keywords;
    private final int hash;

    private Key(Closure function, Invocation invocation) {
      this.function = function;
      this.arguments = invocation.arguments();
      this.keywords = invocation.keywords();
      this.hash = 31 * (31 * function.hashCode() + arguments.hashCode()) + keywords.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key
          && key.hash == hash
          && key.function.equals(function)
          && Objects.equals(key.function.self(), function.self())
          && key.arguments.equals(arguments)
          && key.keywords.equals(keywords);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  /**
   * @param spilt by parameter, what flowed into the arguments
   * @param called which of the functions it called that it was handed
   * @param cells what it looked at
   * @param when after how many changes it was so
   */
  record Given(
      Value returned, Map<String, Flow> spilt, List<String> called, BitSet cells, long when) {}

  /**
   * A call that is to be evaluated once there is nothing around it.
   *
   * @param givers by function among its arguments, who handed it over
   */
  record Later(Closure function, Invocation invocation, Map<String, String> givers) {}

  private final Map<Key, Given> given = new HashMap<>();

  /** By unit and what flowed into the arguments, what calls of it gave. */
  private final Map<String, Map<Flow, Flow>> flows = new HashMap<>();

  /** What a function gave last when the same flowed into it, with what all of these gave. */
  private final Map<Like, Value> alike = new HashMap<>();

  private record Like(String unit, Flow arguments) {}

  /** By unit, what is told of apart: the flows that it was called with. */
  private final Map<String, Map<Flow, String>> ways = new HashMap<>();

  /** By unit, what flowed into what it was called with. */
  private final Map<String, Flow> arguments = new HashMap<>();

  /** By unit whose result was asked for too early, the cell of that. */
  private final Map<String, Integer> asked = new HashMap<>();

  private final Changes changes;
  private final Set<Key> putOff = new HashSet<>();
  final ArrayDeque<Later> later = new ArrayDeque<>();

  Summaries(Changes changes) {
    this.changes = changes;
  }

  /** By what a call is kept; null where its arguments are too large to be compared. */
  @Nullable Key key(Closure function, Invocation invocation) {
    return isPlain(invocation) ? new Key(function, invocation) : null;
  }

  @Nullable Given find(@Nullable Key key) {
    return key == null ? null : given.get(key);
  }

  /** Keeps what a call gave, of which callers learn that could not wait for it. */
  void keep(@Nullable Key key, Closure function, Flow arguments, Given of) {
    if (key != null) {
      if (given.size() == MOST_KEPT) {
        given.clear();
      }
      given.put(key, of);
    }
    Map<Flow, Flow> results = flows.computeIfAbsent(function.unit(), u -> new HashMap<>());
    Flow before = results.getOrDefault(arguments, Flow.NONE);
    Flow both = before.and(of.returned.flow());
    results.put(arguments, both);
    alike.merge(
        new Like(function.unit(), arguments),
        of.returned,
        (last, now) -> now.withOnly(now.flow().common(last.flow())));
    Integer cell = asked.get(function.unit());
    if (cell != null && !both.equals(before)) {
      changes.note(cell, Value.UNKNOWN, Value.unknown(both), true);
    }
  }

  /** A function is called; whether something flows into it that never did before. */
  boolean flowsAnew(Closure function, Flow flow) {
    Flow before = arguments.getOrDefault(function.unit(), Flow.NONE);
    arguments.put(function.unit(), before.and(flow));
    return !before.holds(flow);
  }

  /** The unit of which is told what a function does when this has flowed into its arguments. */
  String called(Closure function, Flow flow) {
    Map<Flow, String> known = ways.computeIfAbsent(function.unit(), u -> new HashMap<>());
    if (!known.containsKey(flow) && known.size() == MOST_WAYS) {
      return function.unit();
    }
    return known.computeIfAbsent(flow, f -> Unit.called(function.unit(), f.behaviours()));
  }

  /** Whether it is or was evaluated with arguments into which this had flowed. */
  boolean hasWay(Closure function, Flow flow) {
    return ways.getOrDefault(function.unit(), Map.of()).containsKey(flow);
  }

  /** What is likely to come of a call that is not followed, as nothing comes of its like. */
  Value likely(Closure function, Flow arguments) {
    Value last = alike.getOrDefault(new Like(function.unit(), arguments), Value.UNKNOWN);
    return last.known() instanceof Known.Own
        ? last.with(arguments)
        : Value.unknown(last.flow().and(arguments));
  }

  /**
   * What is known of a function's result while it is being evaluated, or was not followed: what
   * came of calls into which no more had flowed than into this one; of any, before there are such.
   */
  Flow soFar(Closure function, Flow arguments) {
    changes.looksAt(asked.computeIfAbsent(function.unit(), u -> changes.lastingCell()));
    Flow all = Flow.NONE;
    Flow alike = Flow.NONE;
    boolean any = false;
    for (Map.Entry<Flow, Flow> each : flows.getOrDefault(function.unit(), Map.of()).entrySet()) {
      all = all.and(each.getValue());
      if (arguments.holds(each.getKey())) {
        alike = alike.and(each.getValue());
        any = true;
      }
    }
    return any ? alike : all;
  }

  /** Puts off a call that cannot be followed where it stands, unless its arguments are large. */
  boolean putOff(Closure function, Invocation invocation, Map<String, String> givers) {
    Key key = key(function, invocation);
    if (key == null) {
      return false;
    }
    if (putOff.add(key)) {
      later.add(new Later(function, invocation, givers));
    }
    return true;
  }

  private static boolean isPlain(Invocation invocation) {
    return areSmall(invocation.arguments()) && areSmall(invocation.keywords().values());
  }

  private static boolean areSmall(Iterable<Value> values) {
    for (Value value : values) {
      boolean small =
          switch (value.known()) {
            case Known.Text text -> text.text().length() <= LONGEST;
            case Known.Items items ->
                items.items().size() <= MOST_ITEMS && areSimple(items.items());
            default -> isSimple(value);
          };
      if (!small) {
        return false;
      }
    }
    return true;
  }

  private static boolean areSimple(List<Value> values) {
    for (Value value : values) {
      if (!isSimple(value)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSimple(Value value) {
    return switch (value.known()) {
      case Known.Text text -> text.text().length() <= LONGEST;
      case Known.Int number -> number.small();
      case Known.Unknown u -> true;
      case Known.Named n -> true;
      case Known.Result r -> true;
      case Closure c -> true;
      case ClassObject c -> true;
      case ModuleObject m -> true;
      case ClassObject.Instance c -> true;
      default -> false;
    };
  }
}
