package cordon.gate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The answer for one artifact at one time; every route, page and log line shows this one.
 *
 * @param verdict what counts
 * @param reasons every check that had something to say, in the order of {@link Reason.Code}; the
 *     strictest denial decides, among equals the first (docs/decisions/0030)
 * @param until when a hold ends by itself; empty for the other verdicts and for holds that a person
 *     must end
 * @param validUntil before this instant time alone does not change the decision; {@link
 *     Instant#MAX} when it never does
 * @param published what the upstream states; empty when it states nothing that can be read
 * @param basis from which clock the age was counted
 * @param policyRevision names the configuration, overrides and advisories that were asked
 */
public record Decision(
    Verdict verdict,
    List<Reason> reasons,
    Optional<Instant> until,
    Instant validUntil,
    Optional<Instant> published,
    AgeBasis basis,
    String policyRevision) {

  private static final Set<Reason.Code> EXCEPTIONS =
      Set.of(
          Reason.Code.WAIVED, Reason.Code.ATTESTED, Reason.Code.SECURITY_FIX, Reason.Code.REMOVED);

  public Decision {
    reasons = List.copyOf(reasons);
  }

  /** The check that decided; for an allowed artifact the exception that let it in, if one did. */
  public Optional<Reason> decisive() {
    return reasons.stream()
        .filter(r -> verdict.allows() ? EXCEPTIONS.contains(r.code()) : r.verdict() == verdict)
        .findFirst();
  }

  /** The decisive sentence, or {@code allowed}. */
  public String text() {
    return decisive().map(Reason::text).orElse("allowed");
  }
}
