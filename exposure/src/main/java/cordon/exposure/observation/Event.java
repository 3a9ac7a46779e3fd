package cordon.exposure.observation;

import cordon.exposure.Grade;
import java.time.Instant;

/**
 * One release came to a unit at a moment: a pull through the gate, a line of an installer's log.
 *
 * @param source the sequence of the fact, or the document
 * @param grade {@link Grade#FETCHED}, {@link Grade#INSTALLED} or {@link Grade#EXECUTED}
 */
public record Event(
    long source,
    String unit,
    String type,
    String name,
    String version,
    Instant at,
    Instant learned,
    Grade grade) {}
