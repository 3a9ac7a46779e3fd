package cordon.exposure;

import java.time.Instant;
import java.util.Optional;

/**
 * A question that is answered again whenever an advisory or the evidence changes.
 *
 * @param name the advisory, or what an operator calls it
 * @param target package URLs and ids of advisories, separated by spaces
 * @param from when it could first be had; empty: as the sources of the advisories claim
 * @param to when it could be had no more; empty as {@code from}
 * @param origin {@code advisory} or {@code operator}
 * @param reason why, in words
 * @param answered of what was known then; empty before the first answer
 * @param units that had it or may have
 * @param credentials within reach
 * @param unknown units of which it is not known
 * @param fact the last that says how it stands
 */
public record StandingExposure(
    long id,
    String name,
    String target,
    Optional<Instant> from,
    Optional<Instant> to,
    String origin,
    String reason,
    Instant opened,
    String openedBy,
    Optional<Instant> closed,
    Optional<Instant> answered,
    Optional<String> digest,
    long units,
    long credentials,
    long unknown,
    long fact) {

  /** One that is not kept and not answered yet. */
  static StandingExposure fresh(
      String name,
      String target,
      Optional<Instant> from,
      Optional<Instant> to,
      String origin,
      String reason,
      Instant opened,
      String openedBy) {
    return new StandingExposure(
        0,
        name,
        target,
        from,
        to,
        origin,
        reason,
        opened,
        openedBy,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        0,
        0,
        0);
  }

  /** With the fact that says how it stands. */
  StandingExposure withFact(long sequence) {
    return with(answered, digest, units, credentials, unknown, sequence);
  }

  /** With what a look found. */
  StandingExposure with(Look look, long sequence) {
    return with(
        Optional.of(look.asOf),
        Optional.of(look.digest),
        look.units,
        look.credentials,
        look.unknown,
        sequence);
  }

  private StandingExposure with(
      Optional<Instant> answeredOf,
      Optional<String> digestOf,
      long unitsFound,
      long credentialsFound,
      long unknownLeft,
      long sequence) {
    return new StandingExposure(
        id,
        name,
        target,
        from,
        to,
        origin,
        reason,
        opened,
        openedBy,
        closed,
        answeredOf,
        digestOf,
        unitsFound,
        credentialsFound,
        unknownLeft,
        sequence);
  }

  /**
   * What a look found.
   *
   * @param asOf of what was known then
   * @param digest tells two answers apart
   */
  record Look(String digest, Instant asOf, long units, long credentials, long unknown) {
    static Look of(ExposureAnswer answer, String digest) {
      return new Look(
          digest,
          answer.question().asOf(),
          answer.units().size(),
          answer.reach().credentials().size(),
          answer.coverage().unknown().size());
    }
  }
}
