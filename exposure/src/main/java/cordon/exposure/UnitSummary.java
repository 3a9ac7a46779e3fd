package cordon.exposure;

import java.time.Instant;

/**
 * What is known of when a unit was heard of.
 *
 * @param key under which it is kept, for {@link Exposure#units}; differs for people and addresses
 * @param name for people
 * @param documents how many it brought
 * @param pulls through the gate
 * @param lastHeard when the last of them was true
 */
public record UnitSummary(String key, String name, long documents, long pulls, Instant lastHeard) {}
