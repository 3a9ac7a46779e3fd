package cordon.exposure.graph;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/**
 * The documents of one stream of one unit, in the order of their time, folded into stretches: what
 * a document shows and the last complete one before did not came between the two; what a complete
 * document lacks was gone by then. A document that does not claim to be complete ends nothing, and
 * what it lacks may have been there; one may claim so of some kinds of releases and not of others.
 */
final class Timeline {

  /** Hears of each stretch when it ends. */
  interface Sink {
    void stretch(int release, int earliest, int latest, int until, int source, int grade);
  }

  /** Columns of what is open, sorted by release. */
  private static final int RELEASE = 0;

  private static final int EARLIEST = 1;
  private static final int LATEST = 2;
  private static final int SOURCE = 3;
  private static final int GRADE = 4;
  private static final int WIDTH = 5;

  private static final BitSet NONE = new BitSet();

  private final Sink sink;
  private final IntUnaryOperator kindOf;
  private int[][] open = new int[WIDTH][0];

  /** When the last document was that was complete, but for the kinds that have another time. */
  private int last = Seconds.ALWAYS;

  private final Map<Integer, Integer> lastOfKind = new HashMap<>();

  Timeline(Sink sink) {
    this(sink, release -> 0);
  }

  /**
   * @param kindOf the kind of a release, a small number
   */
  Timeline(Sink sink, IntUnaryOperator kindOf) {
    this.sink = sink;
    this.kindOf = kindOf;
  }

  /**
   * @param releases sorted, each once
   * @param observed not before that of the document before
   */
  void document(int[] releases, int observed, boolean complete, int source, int grade) {
    document(releases, observed, complete, NONE, release -> false, source, grade);
  }

  /**
   * @param lacking kinds of which it is not complete all the same
   * @param ended of what it lacks and does not claim to list all of, whether that ends it
   */
  void document(
      int[] releases,
      int observed,
      boolean complete,
      BitSet lacking,
      IntPredicate ended,
      int source,
      int grade) {
    boolean all = complete && lacking.isEmpty();
    int[][] next = new int[WIDTH][releases.length + (all ? 0 : open[RELEASE].length)];
    IntPredicate gone =
        release ->
            all || (complete && !lacking.get(kindOf.applyAsInt(release))) || ended.test(release);
    int size = 0;
    int o = 0;
    for (int release : releases) {
      while (o < open[RELEASE].length && open[RELEASE][o] < release) {
        size = lacking(o++, observed, gone, next, size);
      }
      if (o < open[RELEASE].length && open[RELEASE][o] == release) {
        size = keep(o++, next, size);
      } else {
        begin(next, size++, release, observed, source, grade);
      }
    }
    while (o < open[RELEASE].length) {
      size = lacking(o++, observed, gone, next, size);
    }
    open = trimmed(next, size);
    if (complete) {
      complete(observed, lacking); // what another does not list may have been there
    }
  }

  private void complete(int observed, BitSet lacking) {
    lacking.stream().forEach(kind -> lastOfKind.putIfAbsent(kind, last));
    lastOfKind.keySet().removeIf(kind -> !lacking.get(kind));
    last = observed;
  }

  private int lacking(int row, int observed, IntPredicate ended, int[][] next, int size) {
    if (!ended.test(open[RELEASE][row])) {
      return keep(row, next, size);
    }
    end(row, observed);
    return size;
  }

  private int keep(int row, int[][] next, int size) {
    for (int c = 0; c < WIDTH; c++) {
      next[c][size] = open[c][row];
    }
    return size + 1;
  }

  private void begin(int[][] next, int at, int release, int observed, int source, int grade) {
    next[RELEASE][at] = release;
    next[EARLIEST][at] =
        lastOfKind.isEmpty() ? last : lastOfKind.getOrDefault(kindOf.applyAsInt(release), last);
    next[LATEST][at] = observed;
    next[SOURCE][at] = source;
    next[GRADE][at] = grade;
  }

  private void end(int row, int until) {
    sink.stretch(
        open[RELEASE][row],
        open[EARLIEST][row],
        open[LATEST][row],
        until,
        open[SOURCE][row],
        open[GRADE][row]);
  }

  private static int[][] trimmed(int[][] columns, int size) {
    if (columns[0].length != size) {
      for (int c = 0; c < WIDTH; c++) {
        columns[c] = Arrays.copyOf(columns[c], size);
      }
    }
    return columns;
  }

  /** What is still open has not ended. */
  void finish() {
    for (int row = 0; row < open[RELEASE].length; row++) {
      end(row, Seconds.NEVER);
    }
    open = new int[WIDTH][0];
    last = Seconds.ALWAYS;
    lastOfKind.clear();
  }
}
