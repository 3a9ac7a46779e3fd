package cordon.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.testkit.oidc.JobIssuer;
import cordon.testkit.oidc.JobKey;
import cordon.web.identity.oidc.WorkloadIssuer;
import cordon.web.server.WebConfig;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a job of a CI system may do by its token. */
class JobAccessTest extends AccessHouse {
  @Test
  void aJobOfACiSystemIsKnownByItsTokenWhereverAClientPutsIt() throws Exception {
    kit.close();
    JobKey key = JobKey.of("k1", "ES256");
    try (JobIssuer issuer = JobIssuer.start(key)) {
      kit = RunningKit.start(data, onlyTokens(), jobs(issuer));
      String token = key.token(issuer.claims(kit.now()));
      assertThat(call("GET", "/pkg/x", "Authorization", "Bearer " + token).body())
          .isEqualTo("job:ci:acme/app");
      assertThat(call("GET", "/pkg/x", "Authorization", basic(token)).body())
          .isEqualTo("job:ci:acme/app");

      kit.pass(Duration.ofMinutes(10));
      HttpResponse<String> late = call("GET", "/pkg/x", "Authorization", "Bearer " + token);
      assertThat(late.statusCode()).isEqualTo(401);
      assertThat(late.body()).contains("it expired at 2026-03-24T10:43:00Z");
      assertThat(late.body()).doesNotContain(token);
    }
  }

  @Test
  void aJobMayDoNothingInTheApi() throws Exception {
    kit.close();
    JobKey key = JobKey.of("k1", "ES256");
    try (JobIssuer issuer = JobIssuer.start(key)) {
      kit = RunningKit.start(data, onlyTokens(), jobs(issuer));
      String token = key.token(issuer.claims(kit.now()));
      assertThat(call("GET", "/api/v1/approve", "Authorization", "Bearer " + token).statusCode())
          .isEqualTo(401);
    }
  }

  @Test
  void aDeadTokenOfAJobIsRefusedAlsoWhereNoneIsNeeded() throws Exception {
    kit.close();
    JobKey key = JobKey.of("k1", "ES256");
    try (JobIssuer issuer = JobIssuer.start(key)) {
      kit = RunningKit.start(data, WebConfig.onLoopback(0), jobs(issuer));
      String token = key.token(issuer.claims(kit.now().minusSeconds(3600)));
      assertThat(call("GET", "/pkg/x", "Authorization", "Bearer " + token).statusCode())
          .isEqualTo(401);
      String foreign = key.token(issuer.claims(kit.now()).replace("ci.example", "other.example"));
      assertThat(call("GET", "/pkg/x", "Authorization", "Bearer " + foreign).body())
          .isEqualTo("address:127.0.0.1");
    }
  }

  private static WorkloadIssuer jobs(JobIssuer issuer) {
    return new WorkloadIssuer(
        "ci",
        issuer.issuer(),
        JobIssuer.AUDIENCE,
        new WorkloadIssuer.At(issuer.keysUrl()),
        Map.of("repository", List.of("acme/*")),
        List.of("repository"),
        List.of("repository", "ref", "sha", "run_id"),
        Duration.ofMinutes(1));
  }

  /** Also clients on this machine must show a token. */
  private static WebConfig onlyTokens() {
    WebConfig plain = WebConfig.onLoopback(0);
    return new WebConfig(
        plain.host(),
        0,
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        Set.of(),
        true,
        false,
        List.of(),
        plain.limits());
  }
}
