package cordon.web.identity.oidc;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * An issuer whose tokens say which CI job asks.
 *
 * @param name short; stands in the identity of its jobs
 * @param issuer the {@code iss} of its tokens, to the character
 * @param audience must be among the {@code aud} of a token
 * @param keys where its public keys are
 * @param required claim to patterns, {@code *} for anything; of each claim one must fit
 * @param identity the claims that together are the identity of a job, in this order; all must be
 *     there
 * @param recorded the claims that stand in the evidence where a token has them
 * @param skew by how much clocks may differ
 */
public record WorkloadIssuer(
    String name,
    String issuer,
    String audience,
    Keys keys,
    Map<String, List<String>> required,
    List<String> identity,
    List<String> recorded,
    Duration skew) {

  /** More would make an expired token good for as long as a job runs. */
  public static final Duration MOST_SKEW = Duration.ofMinutes(5);

  public WorkloadIssuer {
    required = Map.copyOf(required);
    identity = List.copyOf(identity);
    recorded = List.copyOf(recorded);
    if (skew.isNegative() || skew.compareTo(MOST_SKEW) > 0) {
      throw new IllegalArgumentException("a skew of " + skew);
    }
  }

  /** Where a JWK set (RFC 7517 section 5) is. */
  public sealed interface Keys {}

  /** Fetched, and fetched again when a token names a key that is not in it. */
  public record At(URI url) implements Keys {}

  /** Read, and read again likewise. */
  public record In(Path file) implements Keys {}
}
