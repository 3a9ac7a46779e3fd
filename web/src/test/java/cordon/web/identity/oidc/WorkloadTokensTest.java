package cordon.web.identity.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.testkit.oidc.JobIssuer;
import cordon.testkit.oidc.JobKey;
import cordon.web.identity.oidc.WorkloadTokens.Foreign;
import cordon.web.identity.oidc.WorkloadTokens.Outcome;
import cordon.web.identity.oidc.WorkloadTokens.Verified;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes a token of a CI job a good one, and what its claims make of the job. */
class WorkloadTokensTest extends JobTokenHouse {
  @ParameterizedTest
  @ValueSource(strings = {"RS256", "ES256", "EdDSA"})
  void aJobIsKnownByWhatItsTokenClaims(String algorithm) {
    JobKey key = JobKey.of("k9", algorithm);
    issuer.publish(key);
    Outcome outcome = tokens.check(key.token(claims()));
    assertThat(outcome).isInstanceOf(Verified.class);
    Workload job = ((Verified) outcome).workload();
    assertThat(job.actor()).isEqualTo("job:ci:acme/app:refs/heads/main");
    assertThat(job.claims())
        .containsExactly(
            Map.entry("issuer", "ci"),
            Map.entry("repository", "acme/app"),
            Map.entry("ref", "refs/heads/main"),
            Map.entry("sha", "0123abc"),
            Map.entry("run_id", "77"));
  }

  @Test
  void twoSetsOfClaimsNeverMakeOneIdentity() {
    String claims =
        claims()
            .replace("\"acme/app\"", "\"acme/app:refs/heads/main\"")
            .replace("\"ref\":\"refs/heads/main\"", "\"ref\":\"refs/heads/x\"");
    Workload job = ((Verified) tokens.check(KEY.token(claims))).workload();
    assertThat(job.actor()).isEqualTo("job:ci:acme/app%3Arefs/heads/main:refs/heads/x");
  }

  @Test
  void anAudienceMayBeOneOfSeveral() {
    String many = claims().replace("\"aud\":\"", "\"aud\":[\"https://other.example\",\"");
    many = many.replace(JobIssuer.AUDIENCE + "\"", JobIssuer.AUDIENCE + "\"]");
    assertThat(tokens.check(KEY.token(many))).isInstanceOf(Verified.class);
    assertThat(why(tokens.check(KEY.token(claims().replace("gate.example", "gate.example.evil")))))
        .contains("audience");
  }

  @Test
  void theTimeInATokenCountsWithinTheSkew() {
    String token = KEY.token(claims());
    now = START.plusSeconds(240 + 29);
    assertThat(tokens.check(token)).isInstanceOf(Verified.class);
    now = START.plusSeconds(240 + 30);
    assertThat(why(tokens.check(token))).isEqualTo("it expired at 2026-03-24T10:43:00Z");
    now = START.minusSeconds(60 + 31);
    assertThat(why(tokens.check(token))).startsWith("it was issued in the future");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"exp\":1e99",
        "\"exp\":-5",
        "\"exp\":\"soon\"",
        "\"exp\":99999999999999999999",
        "\"exp\":null",
        "\"exp\":[1]"
      })
  void anExpiryThatIsNoTimeIsNone(String expiry) {
    String token = KEY.token(claims().replaceFirst("\"exp\":[0-9]+", expiry));
    assertThat(why(tokens.check(token))).contains("when it expires");
  }

  @Test
  void aTokenThatIsNotGoodYetIsRefused() {
    long later = START.getEpochSecond() + 120;
    String token = KEY.token(claims().replaceFirst("\"nbf\":[0-9]+", "\"nbf\":" + later));
    assertThat(why(tokens.check(token))).startsWith("it is not good before");
    token = KEY.token(claims().replaceFirst("\"nbf\":[0-9]+", "\"nbf\":\"x\""));
    assertThat(why(tokens.check(token))).contains("from when it is good");
  }

  @Test
  void onlyWhatIsAllowedMayAsk() {
    assertThat(why(tokens.check(KEY.token(claims().replace("acme/app\"", "evil/app\"")))))
        .contains("`repository`");
    assertThat(
            why(tokens.check(KEY.token(claims().replace("refs/heads/main\",\"sha", "x\",\"sha")))))
        .contains("`ref`");
    String without = claims().replace("\"repository\"", "\"repo\"");
    assertThat(why(tokens.check(KEY.token(without)))).contains("`repository`");
  }

  @Test
  void anIdentityWithControlCharactersIsNone() {
    String token = KEY.token(claims().replace("acme/app\"", "acme/app\\u0000\""));
    assertThat(why(tokens.check(token))).contains("missing or unreadable");
  }

  @Test
  void anIssuerThatIsNotConfiguredIsForeign() {
    assertThat(tokens.check(KEY.token(claims().replace("ci.example", "ci.example/"))))
        .isInstanceOf(Foreign.class);
  }
}
