package cordon.web.identity.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.testkit.oidc.JobIssuer;
import cordon.testkit.oidc.JobKey;
import cordon.web.identity.oidc.WorkloadTokens.Outcome;
import cordon.web.identity.oidc.WorkloadTokens.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;

/** An issuer of tokens for CI jobs, and what makes identities of them. */
abstract class JobTokenHouse {
  static final Instant START = Instant.parse("2026-03-24T10:39:00Z");
  static final JobKey KEY = JobKey.of("k1", "RS256");

  final JobIssuer issuer = JobIssuer.start(KEY);
  volatile Instant now = START;
  final WorkloadTokens tokens = tokens(new WorkloadIssuer.At(issuer.keysUrl()));

  static {
    Logger.getLogger(KeyRing.class.getName()).setLevel(Level.OFF);
  }

  @AfterEach
  void stop() {
    issuer.close();
  }

  WorkloadTokens tokens(WorkloadIssuer.Keys keys) {
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
    return new WorkloadTokens(List.of(trusted), JobTokenHouse::fetch, () -> now);
  }

  static byte[] fetch(URI url, int limit) throws IOException {
    try (InputStream in = url.toURL().openStream()) {
      byte[] bytes = in.readNBytes(limit + 1);
      if (bytes.length > limit) {
        throw new IOException("longer than " + limit);
      }
      return bytes;
    }
  }

  String claims() {
    return issuer.claims(now);
  }

  static String why(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Refused.class);
    return ((Refused) outcome).why();
  }
}
