package cordon.gate;

import java.time.Instant;

/**
 * What a person did to an exception, in their words.
 *
 * @param by who, as in facts
 * @param note why; may be empty where nothing had to be said
 */
public record Act(Instant at, String by, String note) {}
