package cordon.exposure.graph;

import java.util.Optional;

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

  CompleteStreams(IntRows.Grouped streams, IntRows.Grouped pauses) {
    this.streams = streams;
    this.pauses = pauses;
  }

  /** Why it is not known what a unit had over a window. */
  public enum Gap {
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
   * @param from {@link Seconds#ALWAYS} for a window without a beginning
   * @param to {@link Seconds#NEVER} for one without an end
   * @return empty where all is known
   */
  public Optional<Gap> gap(int unit, int from, int to) {
    boolean any = false;
    boolean standing = false;
    for (int row = streams.start(unit); row < streams.end(unit); row++) {
      any = true;
      int end = streams.column(END)[row];
      if (end <= from && from != Seconds.ALWAYS) {
        continue; // the place was gone
      }
      Optional<Gap> gap = ofStream(row, end, from, to);
      if (gap.isPresent()) {
        return gap;
      }
      standing |= end == Seconds.NEVER || end >= to;
    }
    return standing ? pause(unit, from, to) : Optional.of(any ? Gap.ENDED : Gap.NO_DOCUMENT);
  }

  private Optional<Gap> ofStream(int row, int end, int from, int to) {
    int first = streams.column(FIRST)[row];
    if (first == Seconds.NEVER) {
      return Optional.of(Gap.INCOMPLETE);
    }
    if (from != Seconds.ALWAYS && first > from) {
      return Optional.of(Gap.BEGINS_LATE);
    }
    boolean goesOn = end == Seconds.NEVER && to != Seconds.NEVER;
    return goesOn && streams.column(LAST)[row] < to ? Optional.of(Gap.SILENT) : Optional.empty();
  }

  private Optional<Gap> pause(int unit, int from, int to) {
    for (int row = pauses.start(unit); row < pauses.end(unit); row++) {
      if (pauses.column(0)[row] < to && pauses.column(1)[row] > from) {
        return Optional.of(Gap.PAUSE);
      }
    }
    return Optional.empty();
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
