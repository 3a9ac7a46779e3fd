package cordon.testkit.oidc;

import cordon.testkit.http.LoopbackServer;
import cordon.testkit.http.Reply;
import cordon.testkit.http.RequestLog;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** Publishes keys on loopback and makes the tokens of CI jobs. */
public final class JobIssuer implements AutoCloseable {
  public static final String AUDIENCE = "https://gate.example";

  private final LoopbackServer server;
  private volatile List<JobKey> keys;
  private volatile UnaryOperator<Reply> manner = reply -> reply;

  private JobIssuer(List<JobKey> keys) {
    this.keys = keys;
    this.server = LoopbackServer.start(request -> manner.apply(keySet()));
  }

  public static JobIssuer start(JobKey... keys) {
    return new JobIssuer(List.of(keys));
  }

  private Reply keySet() {
    return Reply.ok("application/json", document());
  }

  /** The JWK set as it is published. */
  public String document() {
    return "{\"keys\":[" + String.join(",", keys.stream().map(JobKey::jwk).toList()) + "]}";
  }

  public void publish(JobKey... now) {
    keys = List.of(now);
  }

  /** How it answers from now on. */
  public void answer(UnaryOperator<Reply> how) {
    manner = how;
  }

  public URI keysUrl() {
    return server.url().resolve("keys");
  }

  public RequestLog requests() {
    return server.requests();
  }

  /** The {@code iss} of its tokens. */
  public String issuer() {
    return "https://ci.example";
  }

  /** Claims of a job that was issued a minute ago and has four more. */
  public String claims(Instant now) {
    return """
    {"iss":"%s","aud":"%s","sub":"repo:acme/app:ref:refs/heads/main","iat":%d,"nbf":%d,"exp":%d,\
    "repository":"acme/app","ref":"refs/heads/main","sha":"0123abc","run_id":"77",\
    "job_workflow_ref":"acme/app/.ci/build.yml@refs/heads/main"}\
    """
        .formatted(
            issuer(),
            AUDIENCE,
            now.getEpochSecond() - 60,
            now.getEpochSecond() - 60,
            now.getEpochSecond() + 240);
  }

  @Override
  public void close() {
    server.close();
  }
}
