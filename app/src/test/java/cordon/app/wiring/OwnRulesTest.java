package cordon.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cordon.app.RunningServer;
import cordon.app.ServerCalls;
import cordon.base.ProblemException;
import cordon.terminal.Json;
import cordon.testkit.registry.NpmRegistry;
import cordon.testkit.registry.NpmRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An organisation's own rule file in the server: refused, taken, and applied to what is cached. */
class OwnRulesTest {
  private static final String TARBALL = "/npm/left/-/left-1.0.0.tgz";
  private static final String RULES =
      """
      [[word]]
      behaviour = "host"
      detail = "acme-banned"
      texts = ["banned.example"]
      whole = false

      [[chain]]
      id = "acme-talks-to-a-banned-host"
      severity = "high"
      verdict = "suspicious"
      when = ["import"]
      together = true
      needs = ["fetch|send", "host:acme-banned"]
      title = "it talks to a host that we banned"
      why = "contracts with its owner ended"
      remedy = "take another package"
      example = "https.get('https://banned.example/')"
      """;

  @TempDir Path home;
  private final NpmRegistry registry = NpmRegistry.start();

  @BeforeEach
  void publish() {
    registry.publish(
        NpmRelease.of("left", "1.0.0")
            .file("index.js", "require('https').get('https://banned.example/list.json');\n"));
    registry.publish("right", "1.0.0");
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  private Wiring serve(String... more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("upstream.npm.default.url", registry.url().toString());
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return RunningServer.start(home, home.resolve("data"), settings);
  }

  private Path rules(String content) throws IOException {
    return Files.writeString(home.resolve("acme.toml"), content);
  }

  private static Json status(ServerCalls calls) {
    return Json.read(calls.send("GET", "/api/v1/gate/status", "")).at("inspection").orElseThrow();
  }

  @Test
  void aBrokenFileRefusesTheStartWithLineAndRemedy() throws Exception {
    Path file = rules(RULES.replace("needs = [\"fetch|send\"", "needs = [\"fetsh|send\""));
    assertThatThrownBy(() -> serve("inspect.rules", file.toString()))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().line()).contains("acme.toml", "line ", "fetsh");
              assertThat(e.problem().remedy()).isNotEmpty();
            });
    assertThatThrownBy(() -> serve("inspect.rules", home.resolve("none.toml").toString()))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("none.toml");
  }

  @Test
  void aNewRuleIsAppliedToWhatIsCachedAndIsReadable() throws Exception {
    try (Wiring house = serve()) {
      ServerCalls calls = ServerCalls.to(house, home.resolve("data"));
      assertThat(calls.get(TARBALL).status()).isEqualTo(200);
      assertThat(calls.get("/npm/right/-/right-1.0.0.tgz").status()).isEqualTo(200);
      assertThat(status(calls).number("suspicious", -1)).isZero();
    }
    Path file = rules(RULES);
    try (Wiring house = serve("inspect.rules", file.toString(), "inspect.budget", "30s")) {
      ServerCalls calls = ServerCalls.to(house, home.resolve("data"));
      await()
          .untilAsserted(() -> {
            Json status = status(calls);
            assertThat(status.number("to_inspect_again", -1)).isZero();
            assertThat(status.number("suspicious", -1)).isEqualTo(1);
          });
      Json status = status(calls);
      assertThat(status.flag("on")).isTrue();
      assertThat(status.strings("rule_files")).containsExactly(file.toString());
      assertThat(status.number("budget_seconds", 0)).isEqualTo(30);
      assertThat(calls.get(TARBALL).text())
          .contains("suspicious by rule acme-talks-to-a-banned-host")
          .contains("it talks to a host that we banned (index.js:1;");
      assertThat(calls.get("/npm/right/-/right-1.0.0.tgz").status()).isEqualTo(200);
      assertThat(calls.send("GET", "/gate/rules", ""))
          .contains("id=\"acme-talks-to-a-banned-host\"", "Contracts with its owner ended.")
          .contains("href=\"#acme-talks-to-a-banned-host\"");
      theRulesAreJson(calls, status.string("rule_set"));
    }
  }

  private static void theRulesAreJson(ServerCalls calls, String ruleSet) {
    Json answer = Json.read(calls.send("GET", "/api/v1/gate/rules", ""));
    assertThat(answer.string("rule_set")).isEqualTo(ruleSet);
    assertThat(answer.list("rules").getFirst().list("needs")).isNotEmpty();
    Json own = answer.list("rules").getLast();
    assertThat(own.string("id")).isEqualTo("acme-talks-to-a-banned-host");
    assertThat(own.string("verdict")).isEqualTo("suspicious");
    assertThat(own.string("title")).isEqualTo("it talks to a host that we banned");
    assertThat(own.strings("when")).contains("import");
    assertThat(own.list("needs").getFirst().string("meaning")).isNotEmpty();
    assertThat(own.list("unless")).isEmpty();
    assertThat(own.flag("together")).isTrue();
    assertThat(own.flag("sure")).isFalse();
  }

  @Test
  void whatIsAcceptedPassesAndIsTold() throws Exception {
    String accepted =
        """
        [[suppress]]
        rule = "acme-talks-to-a-banned-host"
        path = "index.js"
        reason = "its list is mirrored on our side"
        owner = "build team"
        expires = %s
        """;
    Path file = home.resolve("accepted.toml");
    Files.writeString(file, accepted.formatted("2099-01-01"));
    String[] settings = {
      "inspect.rules", rules(RULES).toString(), "inspect.suppressions", file.toString()
    };
    try (Wiring house = serve(settings)) {
      ServerCalls calls = ServerCalls.to(house, home.resolve("data"));
      assertThat(calls.get(TARBALL).status()).isEqualTo(200);
      assertThat(calls.get("/npm/left").text()).contains("left-1.0.0.tgz");
      assertThat(calls.send("GET", "/gate/inspections/pkg%3Anpm%2Fleft%401.0.0", ""))
          .contains("Accepted, so that it does not count: its list is mirrored on our side");
    }
    Files.writeString(file, accepted.formatted("2020-01-01"));
    try (Wiring house = serve(settings)) {
      ServerCalls calls = ServerCalls.to(house, home.resolve("data"));
      assertThat(calls.get(TARBALL).status()).isEqualTo(403);
    }
    Files.writeString(file, accepted.replace("expires", "expiry"));
    assertThatThrownBy(() -> serve(settings))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("accepted.toml");
  }

  @Test
  void whoSwitchesItOffIsToldSo() {
    try (Wiring house = serve("inspect.enabled", "false")) {
      ServerCalls calls = ServerCalls.to(house, home.resolve("data"));
      assertThat(status(calls).flag("on")).isFalse();
      assertThat(calls.send("GET", "/gate/rules", "")).contains("No rules are in force");
    }
  }
}
