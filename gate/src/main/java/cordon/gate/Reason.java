package cordon.gate;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One check of the policy and what it found.
 *
 * @param code which check
 * @param verdict what this check alone says
 * @param text one sentence for people, without a full stop
 * @param source what it rests on: the id of an advisory, waiver or block, {@code RULE at PLACE} of
 *     an inspection, or empty
 * @param until when this check stops saying so; empty when never or unknown
 */
public record Reason(
    Code code, Verdict verdict, String text, String source, Optional<Instant> until) {

  /** How the sentence of a check ends that a waiver took the force of. */
  public static final String LIFTED = " (waived)";

  /** The checks, in the order in which they decide. */
  public enum Code {
    /** A local block names it. */
    BLOCKED,
    /** The upstream replaced the bytes of a published coordinate. */
    DIGEST_CHANGED,
    /** A local waiver names it. */
    WAIVED,
    /** An advisory names it as malicious. */
    MALICIOUS,
    /** A malicious-package advisory covers it without naming the version. */
    REVIEW,
    /** The name belongs to another upstream. */
    FOREIGN,
    /** A private upstream has a package of the same name; told, not denied. */
    NAME_CLASH,
    /** The upstream gives no checksum, so the bytes could not be verified. */
    UNVERIFIABLE,
    /** Published after the date from which nothing new is taken. */
    FROZEN,
    /** Too young. */
    COOL_DOWN,
    /** No usable publish time. */
    UNDATED,
    /** Attested, and therefore old enough earlier. */
    ATTESTED,
    /** Young, and let through as the fix of a vulnerability in use. */
    SECURITY_FIX,
    /** Releases before it were attested, this one is not. */
    LOST_PROVENANCE,
    /** Published by somebody who published none of those before it. */
    NEW_PUBLISHER,
    /** The upstream has taken its package back. */
    REMOVED,
    /** What an inspector found in it. */
    INSPECTION,
    /** This server has not heard the others on its database for too long. */
    UNHEARD;

    /** As in the API, in facts and in problem types: {@code cool-down}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public static Reason of(Code code, Verdict verdict, String text, String source) {
    return new Reason(code, verdict, text, source, Optional.empty());
  }
}
