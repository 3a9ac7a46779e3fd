package cordon.exposure.graph;

import java.util.BitSet;

/**
 * Where the documents of units tell all that they had of one kind of package. What one place of a
 * unit tells says nothing of another, so that all is told only where every one of its streams does.
 */
public final class CompleteStreams {
  /** Columns of a stream. */
  private static final int FIRST = 0;

  private static final int LAST = 1;
  private static final int END = 2;

  private final IntRows.Grouped streams;
  private final IntRows.Grouped pauses;

  /** Units of which a document leaves out what builds use. */
  private final BitSet buildsAside;

  CompleteStreams(IntRows.Grouped streams, IntRows.Grouped pauses, BitSet buildsAside) {
    this.buildsAside = buildsAside;
    this.streams = streams;
    this.pauses = pauses;
  }

  /** Why it is not known what a unit had over a window. */
  public enum Gap {
    /** It is known. */
    NONE,
    /** No document of it lists such packages. */
    NO_DOCUMENT,
    /** What lists them does not claim to list all. */
    INCOMPLETE,
    /** The first complete one came after the window began. */
    BEGINS_LATE,
    /** The last one came before the window ended. */
    SILENT,
    /** Too long a time lies between the two that enclose it. */
    PAUSE,
    /** All places that told of it are gone. */
    ENDED
  }

  /**
   * Why it is not known what a unit had over a window.
   *
   * @param from {@link Seconds#ALWAYS} for a window without a beginning
   * @param to {@link Seconds#NEVER} for one without an end
   */
  public Gap gap(int unit, int from, int to) {
    boolean standing = false;
    for (int row = streams.start(unit); row < streams.end(unit); row++) {
      int end = streams.column(END)[row];
      if (end <= from && from != Seconds.ALWAYS) {
        continue; // the place was gone
      }
      Gap gap = ofStream(row, end, from, to);
      if (gap != Gap.NONE) {
        return gap;
      }
      standing |= end == Seconds.NEVER || end >= to;
    }
    if (!standing) {
      return streams.start(unit) < streams.end(unit) ? Gap.ENDED : Gap.NO_DOCUMENT;
    }
    return pause(unit, from, to);
  }

  private Gap ofStream(int row, int end, int from, int to) {
    int first = streams.column(FIRST)[row];
    if (first == Seconds.NEVER) {
      return Gap.INCOMPLETE;
    }
    if (from != Seconds.ALWAYS && first > from) {
      return Gap.BEGINS_LATE;
    }
    boolean goesOn = end == Seconds.NEVER && to != Seconds.NEVER;
    return goesOn && streams.column(LAST)[row] < to ? Gap.SILENT : Gap.NONE;
  }

  private Gap pause(int unit, int from, int to) {
    for (int row = pauses.start(unit); row < pauses.end(unit); row++) {
      if (pauses.column(0)[row] < to && pauses.column(1)[row] > from) {
        return Gap.PAUSE;
      }
    }
    return Gap.NONE;
  }

  /** Whether a document of a unit leaves out what builds use: they may have it all the same. */
  public boolean leaveOutBuilds(int unit) {
    return buildsAside.get(unit);
  }

  /**
   * Whether complete documents told of a unit at a moment or later, all of those that go on: what
   * it pulled before is then known by them.
   */
  public boolean tellSince(int unit, int at) {
    boolean any = false;
    for (int row = streams.start(unit); row < streams.end(unit); row++) {
      boolean complete = streams.column(FIRST)[row] != Seconds.NEVER;
      if (complete && streams.column(END)[row] == Seconds.NEVER) {
        any = true;
        if (streams.column(LAST)[row] < at) {
          return false;
        }
      }
    }
    return any;
  }
}
