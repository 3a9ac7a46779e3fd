package cordon.app;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.app.wiring.Wiring;
import cordon.terminal.Json;
import cordon.testkit.http.RawClient;
import cordon.testkit.registry.NpmRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A token that is limited to one upstream, as an administrator types it and a client uses it. */
class TokenCommandTest {
  @TempDir Path home;
  private final NpmRegistry open = NpmRegistry.start();
  private final NpmRegistry inner = NpmRegistry.start();
  private Wiring server;

  @BeforeEach
  void start() {
    open.publish("left", "1.0.0");
    inner.publish("tool", "1.0.0");
    server =
        RunningServer.start(
            home,
            home.resolve("data"),
            Map.of(
                "server.loopback-clients-need-token",
                "true",
                "upstream.npm.default.url",
                open.url().toString(),
                "upstream.npm.inner.url",
                inner.url().toString(),
                "upstream.npm.inner.open",
                "false"));
  }

  @AfterEach
  void stop() {
    server.close();
    open.close();
    inner.close();
  }

  private TestEnvironment run(int expected, String... args) {
    TestEnvironment test =
        new TestEnvironment(
            home,
            Map.of("CORDON_URL", server.url(), "CORDON_DATA", home.resolve("data").toString()));
    assertThat(test.run(args)).as(test.err()).isEqualTo(expected);
    return test;
  }

  private RawClient.Answer get(String path, String secret) throws Exception {
    return RawClient.get(
        URI.create(server.url()).getPort(), path, "Authorization: Bearer " + secret);
  }

  @Test
  void aLimitedTokenIsMadeListedUsedAndRevoked() throws Exception {
    TestEnvironment made = run(0, "token", "create", "team", "--upstream", "npm/inner");
    String secret = made.out().strip();
    assertThat(secret).startsWith("cdn_");
    assertThat(made.err()).contains("team fetches packages of npm/inner only until 20");
    assertThat(get("/npm/inner/tool", secret).status()).isEqualTo(200);
    RawClient.Answer other = get("/npm/left", secret);
    assertThat(other.status()).isEqualTo(403);
    assertThat(other.reason()).isEqualTo("this token is not for the upstream npm/default");
    assertThat(open.requests().all()).isEmpty();
    assertThat(get("/api/v1/gate/decision?purl=pkg:npm/left@1.0.0", secret).status())
        .isEqualTo(403);
    assertThat(open.requests().all()).isEmpty();

    TestEnvironment listed = run(0, "token", "list", "--format", "json");
    Json token = Json.read(listed.out()).list("items").getFirst();
    assertThat(token.strings("upstreams")).containsExactly("npm/inner");
    assertThat(run(0, "token", "list").out()).contains("packages of npm/inner only");
    run(0, "token", "revoke", token.string("id"));
    assertThat(get("/npm/inner/tool", secret).status()).isEqualTo(401);
  }

  @Test
  void aTokenIsBoundToUnits() {
    TestEnvironment made =
        run(
            0,
            "token",
            "create",
            "ci",
            "--role",
            "developer",
            "--unit",
            "ci/train",
            "--unit",
            "x*");
    assertThat(made.err()).contains("API as developer for ci/train, x* until");
    TestEnvironment listed = run(0, "token", "list", "--format", "json");
    Json token = Json.read(listed.out()).list("items").getFirst();
    assertThat(token.strings("units")).containsExactly("ci/train", "x*");
    assertThat(run(2, "token", "create", "ci", "--unit", "ci").err()).contains("needs a role");
    assertThat(run(2, "token", "create", "ci", "--role", "developer", "--unit", "").err())
        .contains("no name of a unit");
  }

  @Test
  void aNameThatIsNoUpstreamMakesNoToken() {
    TestEnvironment refused = run(2, "token", "create", "team", "--upstream", "nmp");
    assertThat(refused.err()).contains("there is no upstream of this name", "npm/inner");
    assertThat(run(0, "token", "list").err()).contains("no tokens of programs");
  }
}
