package cordon.web.identity.oidc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Verifies the tokens of CI jobs (OpenID Connect Core section 3.1.3.7, RFC 7519, RFC 8725). A token
 * is believed when its issuer is configured, a key of that issuer signed it, and every claim fits;
 * the first thing that does not is the answer. Tokens are never kept or written down: what was
 * verified is remembered under a hash, because one install shows the same token a thousand times.
 */
public final class WorkloadTokens {
  private static final int REMEMBERED = 4096;

  private final Map<String, Issuer> issuers;
  private final InstantSource clock;
  private final Map<String, Believed> believed = new LinkedHashMap<>(16, 0.75f, true);

  private record Issuer(TokenRules rules, KeyRing keys) {}

  private record Believed(Workload workload, KeyRing keys, long generation) {}

  /**
   * @param issuers with names and issuers that differ
   */
  public WorkloadTokens(List<WorkloadIssuer> issuers, KeyFetch fetch, InstantSource clock) {
    this.clock = clock;
    this.issuers =
        issuers.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    WorkloadIssuer::issuer,
                    i -> new Issuer(new TokenRules(i), new KeyRing(i, fetch, clock))));
  }

  /** What a secret turned out to be. */
  public sealed interface Outcome {}

  /** No token of an issuer that is configured here. */
  public record Foreign() implements Outcome {}

  /**
   * @param why one line, without anything of the token that could be used
   */
  public record Refused(String why) implements Outcome {}

  public record Verified(Workload workload) implements Outcome {}

  public Outcome check(String secret) {
    if (issuers.isEmpty() || !JsonWebToken.looksLikeOne(secret)) {
      return new Foreign();
    }
    String hash = hash(secret);
    Instant now = clock.instant();
    Optional<Workload> known = known(hash, now);
    if (known.isPresent()) {
      return new Verified(known.get());
    }
    Optional<JsonWebToken> token = JsonWebToken.parse(secret);
    Issuer issuer = token.map(t -> issuers.get(t.issuer())).orElse(null);
    if (token.isEmpty() || issuer == null) {
      return new Foreign();
    }
    // Before: keys that change meanwhile must not vouch for what the old ones verified.
    long generation = issuer.keys.generation();
    Outcome outcome = judge(token.get(), issuer, now);
    if (outcome instanceof Verified(Workload workload)) {
      remember(hash, new Believed(workload, issuer.keys, generation));
    }
    return outcome;
  }

  private static Outcome judge(JsonWebToken token, Issuer issuer, Instant now) {
    Optional<String> bad = badSignature(token, issuer.keys);
    if (bad.isEmpty()) {
      bad = issuer.rules.breach(token.claims(), now);
    }
    return bad.isPresent()
        ? new Refused(bad.get())
        : new Verified(issuer.rules.workload(token.claims()));
  }

  private static Optional<String> badSignature(JsonWebToken token, KeyRing keys) {
    Optional<Algorithm> algorithm = token.header().text("alg").flatMap(Algorithm::of);
    if (algorithm.isEmpty()) {
      return Optional.of("its signature is not one of RS256, ES256 and EdDSA");
    }
    if (token.header().has("crit")) {
      return Optional.of("its header asks for extensions that are not known here");
    }
    return token
        .header()
        .text("kid")
        .flatMap(keys::key)
        .map(key ->
            Algorithm.ofKey(key) == algorithm.get()
                    && algorithm.get().verifies(key, token.signed(), token.signature())
                ? Optional.<String>empty()
                : Optional.of("its signature is not the issuer's"))
        .orElse(Optional.of("no key of its issuer has the name that it gives"));
  }

  private Optional<Workload> known(String hash, Instant now) {
    Believed found;
    synchronized (believed) {
      found = believed.get(hash);
    }
    if (found == null) {
      return Optional.empty();
    }
    if (now.isBefore(found.workload.expires()) && found.generation == found.keys.generation()) {
      return Optional.of(found.workload);
    }
    synchronized (believed) {
      believed.remove(hash);
    }
    return Optional.empty();
  }

  private void remember(String hash, Believed workload) {
    synchronized (believed) {
      believed.put(hash, workload);
      if (believed.size() > REMEMBERED) {
        var oldest = believed.entrySet().iterator();
        oldest.next();
        oldest.remove();
      }
    }
  }

  private static String hash(String secret) {
    try {
      byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
