package cordon.web.identity.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.testkit.oidc.JobKey;
import cordon.web.identity.oidc.WorkloadTokens.Foreign;
import cordon.web.identity.oidc.WorkloadTokens.Verified;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Tokens that somebody made without the key of the issuer. */
class ForgedTokensTest extends JobTokenHouse {
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
}
