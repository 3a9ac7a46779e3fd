package cordon.web.identity.oidc;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a token of one issuer must say, and who it then is. */
final class TokenRules {
  /** A claim that is longer says nothing that somebody would look for. */
  private static final int LONGEST_VALUE = 400;

  /** Beyond the year 9999; a number of this size is no time. */
  private static final long LATEST = 253_402_300_799L;

  private final WorkloadIssuer issuer;
  private final Map<String, List<Pattern>> required;

  TokenRules(WorkloadIssuer issuer) {
    this.issuer = issuer;
    this.required =
        issuer.required().entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey,
                    e -> e.getValue().stream().map(TokenRules::pattern).toList()));
  }

  /** {@code *} stands for anything; the rest is literal. */
  private static Pattern pattern(String glob) {
    String[] literal = glob.split("\\*", -1);
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < literal.length; i++) {
      regex.append(i == 0 ? "" : ".*").append(Pattern.quote(literal[i]));
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  /** The first thing that is wrong with these claims. */
  Optional<String> breach(JsonObject claims, Instant now) {
    if (!claims.text("iss").equals(Optional.of(issuer.issuer()))) {
      return Optional.of("it is of another issuer");
    }
    if (!claims.texts("aud").contains(issuer.audience())) {
      return Optional.of("it is not made for this server: its audience is another");
    }
    return untimely(claims, now).or(() -> unfit(claims)).or(() -> nameless(claims));
  }

  private Optional<String> untimely(JsonObject claims, Instant now) {
    Duration skew = issuer.skew();
    Optional<Instant> expires = time(claims, "exp");
    Optional<Instant> issued = time(claims, "iat");
    if (expires.isEmpty() || issued.isEmpty()) {
      return Optional.of("it does not say when it was issued and when it expires");
    }
    if (!now.isBefore(expires.get().plus(skew))) {
      return Optional.of("it expired at " + expires.get());
    }
    if (now.isBefore(issued.get().minus(skew))) {
      return Optional.of("it was issued in the future, at " + issued.get());
    }
    if (claims.has("nbf") && time(claims, "nbf").isEmpty()) {
      return Optional.of("it does not say from when it is good");
    }
    return time(claims, "nbf")
        .filter(from -> now.isBefore(from.minus(skew)))
        .map(from -> "it is not good before " + from);
  }

  private Optional<String> unfit(JsonObject claims) {
    for (Map.Entry<String, List<Pattern>> rule : required.entrySet()) {
      boolean fits =
          claims.texts(rule.getKey()).stream()
              .anyMatch(
                  value -> rule.getValue().stream().anyMatch(p -> p.matcher(value).matches()));
      if (!fits) {
        return Optional.of("its claim `" + rule.getKey() + "` is not among those that are allowed");
      }
    }
    return Optional.empty();
  }

  private Optional<String> nameless(JsonObject claims) {
    return issuer.identity().stream()
        .filter(name -> claims.text(name).filter(TokenRules::plain).isEmpty())
        .findFirst()
        .map(name -> "its claim `" + name + "`, which names the job, is missing or unreadable");
  }

  /**
   * NumericDate of RFC 7519 section 2: seconds, possibly with a fraction, which is dropped. An
   * exponent is refused before it is worked out.
   */
  private static Optional<Instant> time(JsonObject claims, String name) {
    return claims
        .text(name)
        .filter(text -> text.matches("[0-9]{1,12}(\\.[0-9]{1,9})?"))
        .map(text -> Long.parseLong(text.split("\\.", -1)[0]))
        .filter(seconds -> seconds <= LATEST)
        .map(Instant::ofEpochSecond);
  }

  private static boolean plain(String value) {
    return !value.isEmpty()
        && value.length() <= LONGEST_VALUE
        && value.chars().noneMatch(c -> c < 0x20 || c == 0x7f || Character.isSurrogate((char) c));
  }

  /** Who it is; only for claims without a {@link #breach}. */
  Workload workload(JsonObject claims) {
    String identity =
        issuer.identity().stream()
            .map(name -> part(claims.text(name).orElseThrow()))
            .collect(Collectors.joining(":"));
    Map<String, String> recorded = new LinkedHashMap<>();
    recorded.put("issuer", issuer.name());
    for (String name : issuer.recorded()) {
      claims.text(name).filter(TokenRules::plain).ifPresent(v -> recorded.put(name, v));
    }
    return new Workload(
        "job:" + issuer.name() + ":" + identity,
        Collections.unmodifiableMap(recorded),
        time(claims, "exp").orElseThrow().plus(issuer.skew()));
  }

  /** Two lists of claims must not make one identity. */
  private static String part(String value) {
    return value.replace("%", "%25").replace(":", "%3A");
  }
}
