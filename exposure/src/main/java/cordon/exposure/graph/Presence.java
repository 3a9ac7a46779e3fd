package cordon.exposure.graph;

import cordon.exposure.Grade;

/**
 * A unit had a release over a stretch of time; see {@link Seconds} for the times.
 *
 * @param unit number of the entity
 * @param grade the kind of evidence
 * @param earliest it cannot have come before
 * @param latest it was there by then
 * @param until it was gone by then
 * @param source the document or the fact that first shows it
 */
public record Presence(int unit, Grade grade, int earliest, int latest, int until, int source) {

  /** Whether it may have come within a window. */
  public boolean mayComeIn(int from, int to) {
    return earliest < to && latest >= from;
  }

  /** Whether it can only have come within the window. */
  public boolean surelyIn(int from, int to) {
    return earliest >= from && latest < to;
  }
}
