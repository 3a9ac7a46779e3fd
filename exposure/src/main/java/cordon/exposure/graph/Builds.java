package cordon.exposure.graph;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * When units were built that leave versions open, and which of them pull what they are built of.
 */
final class Builds {
  /** Stream, second. */
  private final IntRows rows = new IntRows(2);

  /** Streams of which a document has entries whose version it does not tell. */
  private final BitSet untold = new BitSet();

  /** First and last second of a pull, in half of a long each, by unit and kind of package. */
  private final Map<Long, Long> pulls = new HashMap<>();

  void built(int stream, int second) {
    rows.add(stream, second);
  }

  void untold(int stream) {
    untold.set(stream);
  }

  void pulled(int unit, int kind, int second) {
    pulls.merge(key(unit, kind), pair(second, second), Builds::both);
  }

  private static long both(long a, long b) {
    return pair(Math.min(first(a), first(b)), Math.max(last(a), last(b)));
  }

  private static long key(int unit, int kind) {
    return (long) unit << Integer.SIZE | kind;
  }

  private static long pair(int first, int last) {
    return (long) first << Integer.SIZE | (last & 0xffff_ffffL);
  }

  private static int first(long pair) {
    return (int) (pair >> Integer.SIZE);
  }

  private static int last(long pair) {
    return (int) pair;
  }

  /** Nothing is to be told any more. */
  Told finish(int streams) {
    return new Told(rows.group(streams + 1));
  }

  /** All that was told. */
  final class Told {
    private final IntRows.Grouped built;

    private Told(IntRows.Grouped built) {
      this.built = built;
    }

    void each(int stream, IntConsumer second) {
      for (int row = built.start(stream); row < built.end(stream); row++) {
        second.accept(built.column(0)[row]);
      }
    }

    /** Whether builds choose the versions that documents of a stream leave open. */
    boolean choose(int stream) {
      return stream > 0 && !untold.get(stream);
    }

    /** Whether a moment lies among a unit's pulls of a kind of package, or this close to them. */
    boolean pulls(int unit, int kind, int second, int close) {
      Long times = pulls.get(key(unit, kind));
      return times != null
          && first(times) - (long) close <= second
          && second <= last(times) + (long) close;
    }
  }
}
