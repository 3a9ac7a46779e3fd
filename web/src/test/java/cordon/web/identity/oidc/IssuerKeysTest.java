package cordon.web.identity.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.testkit.http.Reply;
import cordon.testkit.oidc.JobKey;
import cordon.web.identity.oidc.WorkloadTokens.Verified;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the keys of an issuer come from, how long they count, and which are none. */
class IssuerKeysTest extends JobTokenHouse {
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
