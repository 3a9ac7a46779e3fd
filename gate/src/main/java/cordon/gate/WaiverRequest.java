package cordon.gate;

import java.time.Instant;
import java.util.Optional;

/**
 * What somebody asks of those who may waive.
 *
 * @param id given by us, {@code Q-…}
 * @param release exactly one, as the link in the refusal names it
 * @param malicious that the waiver should lift also a known-malicious claim
 * @param reason why it is needed
 * @param expires until when it is needed; a grant may end earlier, never later
 * @param createdBy who asks, as in facts
 * @param outcome empty while it is open
 */
public record WaiverRequest(
    String id,
    Coordinate release,
    boolean malicious,
    String reason,
    Instant expires,
    Instant created,
    String createdBy,
    Optional<Outcome> outcome) {

  /**
   * What became of a request.
   *
   * @param granted with a waiver; else declined
   * @param decision who decided, when, and what they said
   * @param overrideId the waiver
   */
  public record Outcome(boolean granted, Act decision, Optional<String> overrideId) {}

  public boolean open() {
    return outcome.isEmpty();
  }

  /** {@code open}, {@code granted} or {@code declined}. */
  public String state() {
    return outcome.map(o -> o.granted() ? "granted" : "declined").orElse("open");
  }
}
