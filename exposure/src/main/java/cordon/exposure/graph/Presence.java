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
 * @param source the document that first shows it, or the complement of the sequence of a fact
 */
public record Presence(int unit, Grade grade, int earliest, int latest, int until, int source) {

  /** Whether a document shows it, rather than one transfer. */
  public boolean documented() {
    return isDocument(source);
  }

  /** Whether a source is the number of a document; else it is the complement of a sequence. */
  public static boolean isDocument(int source) {
    return source >= 0;
  }

  /** Whether it may have come within a window. */
  public boolean mayComeIn(int from, int to) {
    return earliest < to && latest >= from;
  }

  /** Whether it can only have come within the window. */
  public boolean surelyIn(int from, int to) {
    return earliest >= from && latest < to;
  }
}
