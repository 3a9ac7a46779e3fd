package cordon.inspect.python;

import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Knows what changed of what functions share (names of modules, members of classes), and which of
 * it each call looked at: as long as none of that changes, the same call gives the same. Whatever
 * can change is a cell with a number. Numbers are given out again when there are too many, which
 * makes two cells one: then a change of either counts for both.
 */
final class Changes {
  /** The cell that any change is one of. */
  static final int ANY = 0;

  /** Nobody has looked at it. */
  static final int UNSEEN = 0;

  /** Of modules and classes. */
  private static final int LASTING = 1 << 12;

  /** Of single calls, whose names are seen by the functions that are made in them. */
  private static final int PASSING = 1 << 12;

  private static final int MOST_COMPARED = 16;
  private static final int DEEPEST_COMPARED = 3;

  private long count;
  private int lasting;
  private int passing;

  /** By cell, after how many changes it changed last. */
  private long[] last = new long[64];

  /** By cell, after how many changes something flowed into it last that never had before. */
  private long[] flowed = new long[64];

  private final Repeats repeats;

  Changes(Repeats repeats) {
    this.repeats = repeats;
  }

  /** The calls that are being evaluated, the innermost last. */
  private final ArrayDeque<Call> calls = new ArrayDeque<>();

  private @Nullable Call call;

  /** A call that is being evaluated. */
  static final class Call {
    /** The cells that it looked at before it changed them. */
    private final BitSet seen = new BitSet();

    /** The cells that it changed. */
    private final BitSet changed = new BitSet();

    private void looksAt(int cell) {
      if (!changed.get(cell)) {
        seen.set(cell);
      }
    }

    private void looksAt(BitSet cells) {
      if (!cells.intersects(changed)) {
        seen.or(cells);
        return;
      }
      BitSet others = (BitSet) cells.clone();
      others.andNot(changed);
      seen.or(others);
    }

    /** What it looked at it would find otherwise now, so that it would not do the same again. */
    private void changes(int cell) {
      if (seen.get(cell)) {
        seen.set(ANY);
      }
      changed.set(cell);
    }

    private void holds(Call inner) {
      if (seen.intersects(inner.changed)) {
        seen.set(ANY);
      }
      looksAt(inner.seen);
      changed.or(inner.changed);
    }

    private BitSet cells() {
      seen.or(changed);
      return seen;
    }
  }

  long count() {
    return count;
  }

  /** A number for something of a module or a class. */
  int lastingCell() {
    return 1 + lasting++ % (LASTING - 1);
  }

  /** A number for something of a single call. */
  int passingCell() {
    return LASTING + passing++ % PASSING;
  }

  /** A call begins; all that is looked at from now on counts for it. */
  void begins() {
    call = new Call();
    calls.add(call);
  }

  /** The innermost call ends; gives the cells that it has to do with. */
  BitSet ends() {
    Call ended = calls.removeLast();
    call = calls.peekLast();
    if (call != null) {
      call.holds(ended);
    }
    return ended.cells();
  }

  /** The call that is being evaluated; null while modules are run. */
  @Nullable Call call() {
    return call;
  }

  void looksAt(int cell) {
    if (call != null) {
      call.looksAt(cell);
    }
  }

  /** What another call looked at, whose outcome is taken from it. */
  void looksAt(BitSet cells) {
    if (call != null) {
      call.looksAt(cells);
    }
  }

  /**
   * Something is another value now.
   *
   * @param flows whether something flowed into it that never had before
   */
  void note(int cell, Value before, Value now, boolean flows) {
    note(cell);
    if (flows) {
      flowed[ANY] = count;
      flowed[cell] = count;
    }
    repeats.makes(now, before);
  }

  /** Something has changed; who changed it depends on its staying so. */
  void note(int cell) {
    if (cell >= last.length) {
      last = Arrays.copyOf(last, Math.max(cell + 1, 2 * last.length));
      flowed = Arrays.copyOf(flowed, last.length);
    }
    last[ANY] = ++count;
    last[cell] = count;
    if (call != null) {
      call.changes(cell);
    }
  }

  /** Whether any of some cells has changed since there were so many changes. */
  boolean since(long when, BitSet cells) {
    return when != count && since(when, cells, last);
  }

  /** Whether something has flowed into any of them that never had before. */
  boolean flowedSince(long when, BitSet cells) {
    return when != count && since(when, cells, flowed);
  }

  private static boolean since(long when, BitSet cells, long[] last) {
    for (int cell = cells.nextSetBit(0);
        cell >= 0 && cell < last.length;
        cell = cells.nextSetBit(cell + 1)) {
      if (last[cell] > when) {
        return true;
      }
    }
    return false;
  }

  /** Whether two values are the same as far as a short look tells, as they may be large. */
  static boolean same(@Nullable Value a, Value b) {
    return same(a, b, 0);
  }

  private static boolean same(@Nullable Value a, @Nullable Value b, int depth) {
    if (a == null || b == null || !a.flow().equals(b.flow())) {
      return false;
    }
    return a.known() == b.known()
        || switch (a.known()) {
          case Known.Text text -> text.equals(b.known());
          case Known.Int number -> number.equals(b.known());
          case Known.Named named -> named.equals(b.known());
          case Known.Result result -> result.equals(b.known());
          case Known.Items(List<Value> items) ->
              b.known() instanceof Known.Items(List<Value> others) && same(items, others, depth);
          case Known.Pairs(Map<String, Value> pairs) ->
              b.known() instanceof Known.Pairs(Map<String, Value> others)
                  && List.copyOf(pairs.keySet()).equals(List.copyOf(others.keySet()))
                  && same(new ArrayList<>(pairs.values()), new ArrayList<>(others.values()), depth);
          case Closure closure -> closure.equals(b.known());
          case ClassObject.Instance(ClassObject of) ->
              b.known() instanceof ClassObject.Instance(ClassObject other) && of == other;
          default -> false;
        };
  }

  private static boolean same(List<Value> items, List<Value> others, int depth) {
    if (items.size() != others.size()
        || items.size() > MOST_COMPARED
        || depth == DEEPEST_COMPARED) {
      return false;
    }
    for (int i = 0; i < items.size(); i++) {
      if (!same(items.get(i), others.get(i), depth + 1)) {
        return false;
      }
    }
    return true;
  }
}
