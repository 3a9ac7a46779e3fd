package cordon.gate.check;

import cordon.base.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The answer for one release.
 *
 * @param purl as it was asked for
 * @param outcome what came of it
 * @param malicious whether it is an advisory of malware that keeps it out
 * @param reason which check decided, see {@link cordon.gate.Reason.Code}; empty when none did
 * @param text one sentence for people, without a full stop; may be empty
 * @param until when a hold ends by itself
 * @param nearest an allowed version instead
 * @param claims advisories that cover it, the gravest first
 * @param page where to read more; empty without a server
 * @param digests of the release's files, as the upstream states them; none without a server
 */
public record CheckAnswer(
    String purl,
    Outcome outcome,
    boolean malicious,
    String reason,
    String text,
    Optional<Instant> until,
    Optional<String> nearest,
    List<Claim> claims,
    String page,
    List<Digest> digests) {

  public CheckAnswer {
    claims = List.copyOf(claims);
    digests = List.copyOf(digests);
  }

  /** An answer that is an outcome and a sentence. */
  public static CheckAnswer plain(String purl, Outcome outcome, String text) {
    return new CheckAnswer(
        purl,
        outcome,
        false,
        "",
        text,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        "",
        List.of());
  }

  public CheckAnswer withClaims(List<Claim> all) {
    return new CheckAnswer(
        purl, outcome, malicious, reason, text, until, nearest, all, page, digests);
  }
}
