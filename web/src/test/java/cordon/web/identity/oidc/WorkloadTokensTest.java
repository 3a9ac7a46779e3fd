package cordon.web.identity.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.testkit.http.Reply;
import cordon.testkit.oidc.JobIssuer;
import cordon.testkit.oidc.JobKey;
import cordon.web.identity.oidc.WorkloadTokens.Foreign;
import cordon.web.identity.oidc.WorkloadTokens.Outcome;
import cordon.web.identity.oidc.WorkloadTokens.Refused;
import cordon.web.identity.oidc.WorkloadTokens.Verified;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadTokensTest {
  private static final Instant START = Instant.parse("2026-03-24T10:39:00Z");
  private static final JobKey KEY = JobKey.of("k1", "RS256");

  static {
    Logger.getLogger(KeyRing.class.getName()).setLevel(Level.OFF);
  }

  private final JobIssuer issuer = JobIssuer.start(KEY);
  private volatile Instant now = START;
  private final WorkloadTokens tokens = tokens(new WorkloadIssuer.At(issuer.keysUrl()));

  @AfterEach
  void stop() {
    issuer.close();
  }

  private WorkloadTokens tokens(WorkloadIssuer.Keys keys) {
    WorkloadIssuer trusted =
        new WorkloadIssuer(
            "ci",
            issuer.issuer(),
            JobIssuer.AUDIENCE,
            keys,
            Map.of("repository", List.of("acme/*"), "ref", List.of("refs/heads/*", "refs/tags/v*")),
            List.of("repository", "ref"),
            List.of("repository", "ref", "sha", "run_id", "absent"),
            Duration.ofSeconds(30));
    return new WorkloadTokens(List.of(trusted), WorkloadTokensTest::fetch, () -> now);
  }

  private static byte[] fetch(URI url, int limit) throws IOException {
    try (InputStream in = url.toURL().openStream()) {
      byte[] bytes = in.readNBytes(limit + 1);
      if (bytes.length > limit) {
        throw new IOException("longer than " + limit);
      }
      return bytes;
    }
  }

  private String claims() {
    return issuer.claims(now);
  }

  private static String why(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Refused.class);
    return ((Refused) outcome).why();
  }

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
  void aTokenWithoutASignatureIsRefused() {
    for (String alg : List.of("none", "None", "NONE", "nOnE", "")) {
      String header = "{\"alg\":\"" + alg + "\",\"kid\":\"k1\"}";
      String token = JobKey.part(header) + "." + JobKey.part(claims()) + ".";
      assertThat(why(tokens.check(token))).as(alg).contains("RS256");
    }
    String bare = KEY.token(claims());
    assertThat(why(tokens.check(bare.substring(0, bare.lastIndexOf('.') + 1))))
        .contains("signature");
  }

  @Test
  void thePublicKeyIsNoSharedSecret() throws Exception {
    PublicKey published = KEY.pair().getPublic();
    String signed = JobKey.part("{\"alg\":\"HS256\",\"kid\":\"k1\"}") + "." + JobKey.part(claims());
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(published.getEncoded(), "HmacSHA256"));
    byte[] tag = mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII));
    String token = signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(tag);
    assertThat(why(tokens.check(token))).contains("RS256");
  }

  @Test
  void theKeySaysWithWhichAlgorithmItIsUsed() {
    String header = "{\"alg\":\"ES256\",\"kid\":\"k1\"}";
    assertThat(why(tokens.check(KEY.token(header, claims())))).contains("not the issuer's");
  }

  @Test
  void anAllZeroSignatureProvesNothing() {
    JobKey key = JobKey.of("k9", "ES256");
    issuer.publish(key);
    String token = key.token(claims());
    String zero = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]);
    assertThat(why(tokens.check(token.substring(0, token.lastIndexOf('.') + 1) + zero)))
        .contains("not the issuer's");
  }

  @Test
  void whatWasSignedByAnotherKeyIsRefused() {
    JobKey other = JobKey.of("k1", "RS256");
    assertThat(why(tokens.check(other.token(claims())))).contains("not the issuer's");
  }

  @Test
  void aKeyInTheTokenItselfCountsForNothing() {
    JobKey other = JobKey.of("k1", "RS256");
    String header =
        "{\"alg\":\"RS256\",\"kid\":\"k1\",\"jku\":\"https://evil.example/keys\",\"jwk\":"
            + other.jwk()
            + "}";
    assertThat(why(tokens.check(other.token(header, claims())))).contains("not the issuer's");
    assertThat(issuer.requests().all()).hasSize(1);
  }

  @Test
  void extensionsThatMustBeUnderstoodAreNotPassedOver() {
    String header = "{\"alg\":\"RS256\",\"kid\":\"k1\",\"crit\":[\"exp\"],\"exp\":1}";
    assertThat(why(tokens.check(KEY.token(header, claims())))).contains("extensions");
  }

  @Test
  void aTokenThatWasChangedIsRefused() {
    String token = KEY.token(claims());
    String[] parts = token.split("\\.", -1);
    String other = JobKey.part(claims().replace("acme/app", "acme/xpp"));
    assertThat(why(tokens.check(parts[0] + "." + other + "." + parts[2]))).contains("signature");
    assertThat(tokens.check(token)).isInstanceOf(Verified.class);
  }

  @Test
  void whatCannotBeReadIsNoTokenOfOurs() {
    String token = KEY.token(claims());
    for (String text :
        List.of(
            "",
            "ey..",
            "eyJ.eyJ.x",
            token + ".x",
            token + "=",
            token + "\n",
            "e" + token,
            JobKey.part("[]") + "." + JobKey.part("[]") + ".x",
            JobKey.part("{\"alg\":\"RS256\",\"alg\":\"none\"}") + "." + JobKey.part(claims()) + ".",
            "ey" + "a".repeat(40_000) + "..")) {
      assertThat(tokens.check(text)).as(text).isInstanceOf(Foreign.class);
    }
    assertThat(issuer.requests().all()).isEmpty();
  }

  @Test
  void twoClaimsOfOneNameAreNoToken() {
    String twice = claims().replaceFirst("\\{", "{\"repository\":\"acme/other\",");
    assertThat(tokens.check(KEY.token(twice))).isInstanceOf(Foreign.class);
  }

  @Test
  void anIssuerThatIsNotConfiguredIsForeign() {
    assertThat(tokens.check(KEY.token(claims().replace("ci.example", "ci.example/"))))
        .isInstanceOf(Foreign.class);
  }

  @Test
  void aNewKeyWorksAtOnceAndAnOldOneEndsWithTheHour() {
    String old = KEY.token(claims().replaceFirst("\"exp\":[0-9]+", "\"exp\":1999999999"));
    assertThat(tokens.check(old)).isInstanceOf(Verified.class);
    JobKey next = JobKey.of("k2", "ES256");
    issuer.publish(next);
    now = now.plus(KeyRing.PAUSE);
    assertThat(tokens.check(next.token(claims()))).isInstanceOf(Verified.class);
    assertThat(why(tokens.check(old))).contains("no key of its issuer");

    issuer.publish(KEY);
    now = now.plus(KeyRing.FRESH);
    assertThat(why(tokens.check(next.token(claims())))).contains("no key of its issuer");
    assertThat(tokens.check(old)).isInstanceOf(Verified.class);
  }

  @Test
  void madeUpKeyNamesMakeNoTraffic() {
    tokens.check(KEY.token(claims()));
    for (int i = 0; i < 50; i++) {
      String header = "{\"alg\":\"RS256\",\"kid\":\"made-up-" + i + "\"}";
      assertThat(why(tokens.check(KEY.token(header, claims())))).contains("no key");
    }
    assertThat(issuer.requests().all()).hasSize(1);
    now = now.plus(KeyRing.PAUSE);
    tokens.check(KEY.token("{\"alg\":\"RS256\",\"kid\":\"made-up\"}", claims()));
    assertThat(issuer.requests().all()).hasSize(2);
  }

  @Test
  void whileTheIssuerIsAwayItsKeysStayForADayAndNoLonger() {
    String token = KEY.token(claims().replaceFirst("\"exp\":[0-9]+", "\"exp\":1999999999"));
    assertThat(tokens.check(token)).isInstanceOf(Verified.class);
    issuer.answer(reply -> Reply.status(503));
    now = now.plus(Duration.ofHours(23));
    assertThat(tokens.check(token)).isInstanceOf(Verified.class);
    now = now.plus(Duration.ofHours(1));
    assertThat(why(tokens.check(token))).contains("no key of its issuer");
  }

  @Test
  void aSlowIssuerHoldsUpOneJobAndNotAll() throws Exception {
    String token = KEY.token(claims().replaceFirst("\"exp\":[0-9]+", "\"exp\":1999999999"));
    assertThat(tokens.check(token)).isInstanceOf(Verified.class);
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    issuer.answer(reply -> {
      asked.countDown();
      await(answered);
      return reply;
    });
    now = now.plus(KeyRing.FRESH);
    Thread first = Thread.ofVirtual().start(() -> tokens.check(token));
    await(asked);
    // Would wait for the answer, and so for ever, if it waited for the other one.
    assertThat(tokens.check(token)).isInstanceOf(Verified.class);
    answered.countDown();
    first.join();
    assertThat(issuer.requests().all()).hasSize(2);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no json",
        "[]",
        "{\"keys\":{}}",
        "{\"keys\":[1,2,[3]]}",
        "{\"keys\":[{\"kid\":\"k1\",\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"}]}",
        "{\"keys\":[{\"kid\":\"k1\",\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AQ\",\"y\":\"AQ\"}]}",
        "{\"keys\":[{\"kid\":\"k1\",\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}]}"
      })
  void keysThatAreNoneMakeNoTokenGood(String document) {
    issuer.answer(reply -> Reply.ok("application/json", document));
    assertThat(why(tokens.check(KEY.token(claims())))).contains("no key of its issuer");
  }

  @Test
  void weakKeysAndThoseForEncryptionAreNotUsed() {
    JobKey weak = JobKey.rsa("weak", 1024);
    issuer.publish(weak);
    assertThat(why(tokens.check(weak.token(claims())))).contains("no key of its issuer");
    issuer.publish(KEY);
    issuer.answer(
        reply -> Reply.ok("application/json", issuer.document().replace("\"sig\"", "\"enc\"")));
    now = now.plus(KeyRing.PAUSE);
    assertThat(why(tokens.check(KEY.token(claims())))).contains("no key of its issuer");
  }

  @Test
  void aKeySetWithoutEndIsNotRead() {
    issuer.answer(
        reply -> Reply.ok("application/json", issuer.document() + " ".repeat(KeyRing.LARGEST)));
    assertThat(why(tokens.check(KEY.token(claims())))).contains("no key of its issuer");
  }

  @Test
  void keysMayLieInAFileThatIsReadAgain(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("keys.json");
    WorkloadTokens local = tokens(new WorkloadIssuer.In(file));
    assertThat(why(local.check(KEY.token(claims())))).contains("no key of its issuer");
    Files.writeString(file, issuer.document());
    now = now.plus(KeyRing.PAUSE);
    assertThat(local.check(KEY.token(claims()))).isInstanceOf(Verified.class);
    assertThat(issuer.requests().all()).isEmpty();
  }
}
