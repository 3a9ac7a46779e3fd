package cordon.exposure;

import java.time.Duration;
import java.time.Instant;

/**
 * A unit that has not been heard of for longer than its own history lets one expect.
 *
 * @param key under which it is kept; differs from the name for people and addresses
 * @param usual within which it was mostly heard of again
 * @param due when it should have been at the latest
 */
public record SilentUnit(String key, String name, Instant lastHeard, Duration usual, Instant due) {

  /** The same with its name for people. */
  public SilentUnit named(String forPeople) {
    return new SilentUnit(key, forPeople, lastHeard, usual, due);
  }
}
