package cordon.exposure.observation;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How somebody saw that the old secret of a credential is of no more use to anybody, or still is.
 */
public enum DeathProof {
  /** It was tried, and refused. */
  REFUSED,
  /** The issuer lists it as revoked. */
  REVOKED,
  /** The account that it belonged to is gone. */
  DELETED,
  /** Its own end, which nobody can move, lies in the past. */
  EXPIRED,
  /** It was tried, and still taken: counter-evidence. */
  ACCEPTED;

  /** Whether it shows that the secret is dead. */
  public boolean dead() {
    return this != ACCEPTED;
  }

  /** As it stands in files, JSON and on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a proof says of a credential. */
  public static final Set<String> KEYS =
      Set.of(Description.PROOF, Description.PROVEN_DEAD, Description.RETIRED, Description.NOTE);

  /**
   * Whether what is said tells of an earlier look at the credential than what was said before, or
   * of none: a file that is brought every night does not bring back what a later look disproved.
   */
  public static boolean isOlder(Map<String, String> said, Map<String, String> before) {
    if (!said.containsKey(Description.PROVEN_DEAD) || !before.containsKey(Description.PROOF)) {
      return false;
    }
    return !said.containsKey(Description.PROOF) || seen(said).isBefore(seen(before));
  }

  private static Instant seen(Map<String, String> said) {
    return Description.time(said, Description.PROVEN_DEAD).orElse(Instant.MIN);
  }

  /** The one with this word. */
  public static Optional<DeathProof> of(String word) {
    for (DeathProof proof : values()) {
      if (proof.word().equals(word)) {
        return Optional.of(proof);
      }
    }
    return Optional.empty();
  }
}
