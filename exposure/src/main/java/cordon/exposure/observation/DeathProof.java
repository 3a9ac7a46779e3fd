package cordon.exposure.observation;

import java.util.Locale;
import java.util.Optional;

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
