package cordon.gate;

import java.util.Optional;

/**
 * Who stands behind an override.
 *
 * @param createdBy who made it, as in facts; empty for those made before this was kept
 * @param emergency whether it was opened as break-glass: it lifts less, and is reviewed afterwards
 * @param needsSecond whether it counts only once a second person confirmed it
 * @param request the request that it grants
 * @param confirmed by the second person
 * @param endProposed where its end takes two people: the first of them
 * @param reviewed for break-glass: that somebody else looked at it afterwards
 */
public record Trail(
    String createdBy,
    boolean emergency,
    boolean needsSecond,
    Optional<String> request,
    Optional<Act> confirmed,
    Optional<Act> endProposed,
    Optional<Act> reviewed) {

  /** Of an override that counts from the start. */
  public static Trail by(String actor) {
    return new Trail(
        actor,
        false,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public Trail asEmergency() {
    return new Trail(createdBy, true, needsSecond, request, confirmed, endProposed, reviewed);
  }

  public Trail waitingForSecond(boolean needed) {
    return new Trail(createdBy, emergency, needed, request, confirmed, endProposed, reviewed);
  }

  public Trail granting(String requestId) {
    return new Trail(
        createdBy,
        emergency,
        needsSecond,
        Optional.of(requestId),
        confirmed,
        endProposed,
        reviewed);
  }

  /** Whether everybody who must say yes did. */
  public boolean complete() {
    return !needsSecond || confirmed.isPresent();
  }
}
