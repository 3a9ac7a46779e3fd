package cordon.gate.commands;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.MovableClock;
import cordon.gate.NameOwner;
import cordon.gate.PolicySettings;
import cordon.gate.Upstream;
import cordon.terminal.Json;
import cordon.testkit.process.FreePort;
import cordon.testkit.registry.NpmRegistry;
import cordon.testkit.registry.NpmRelease;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cordon check}, word for word. */
class CheckCommandTest {
  @TempDir Path cwd;

  /** A data directory whose server is gone: the usual case of a machine without one. */
  private CommandRun alone(String... args) throws Exception {
    Files.createDirectories(cwd.resolve("data"));
    Files.writeString(
        cwd.resolve("data/server.json"), "{\"url\":\"http://127.0.0.1:" + FreePort.find() + "\"}");
    return CommandRun.of(cwd, Map.of(), args);
  }

  @Test
  void aMaliciousReleaseIsKnownWithoutServerAndNetwork() throws Exception {
    CommandRun run = alone("check", "pkg:pypi/litellm@1.82.8");
    assertThat(run.out())
        .isEqualTo(
            """
            malicious  pkg:pypi/litellm@1.82.8
                       known malicious: Credential stealer in litellm 1.82.7 and 1.82.8
                       known since 2026-03-24 11:15 UTC as CORDON-2026-0001 (MAL-2026-2144, \
            PYSEC-2026-2, GHSA-92x9-889m-jgmw), by starter: FutureSearch, OpenSSF Package \
            Analysis, Google Open Source Security, Wiz
            1 entry: 1 malicious
            """);
    assertThat(run.err()).contains("only known-malicious is checked; age is unknown");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void whatIsNotKnownIsUnknownAndWhatHasNoVersionIsNotChecked() throws Exception {
    Files.writeString(
        cwd.resolve("requirements.txt"), "idna==3.7\nrequests>=2\n-r more.txt\n-c limits.txt\n");
    Files.writeString(cwd.resolve("more.txt"), "LiteLLM==1.82.6\n");
    CommandRun run = alone("check");
    assertThat(run.out())
        .isEqualTo(
            """
            unknown    pkg:pypi/idna@3.7  requirements.txt, line 1
                       not known to be malicious
            unknown    pkg:pypi/litellm@1.82.6  more.txt, line 1
                       not known to be malicious
            unchecked  requests  requirements.txt, line 2
                       a range: ">=2"
            3 entries: 1 unchecked, 2 unknown
            """);
    assertThat(run.err()).contains("not read: limits.txt (requirements.txt, line 4)");
    assertThat(run.code()).isZero();
  }

  @Test
  void aServerThatSomebodyNamedMustAnswer() throws Exception {
    String url = "http://127.0.0.1:" + FreePort.find();
    CommandRun flag = CommandRun.of(cwd, Map.of(), "check", "--url", url, "pkg:npm/left@1.0.0");
    assertThat(flag.code()).isEqualTo(2);
    assertThat(flag.err()).contains("does not answer, so this is no pass");
    CommandRun variable =
        CommandRun.of(cwd, Map.of("CORDON_URL", url), "check", "pkg:npm/left@1.0.0");
    assertThat(variable.code()).isEqualTo(2);
    CommandRun bad =
        CommandRun.of(cwd, Map.of("CORDON_URL", url), "check", "pkg:pypi/litellm@1.82.8");
    assertThat(bad.code()).isEqualTo(1);
  }

  @Test
  void whatCannotBeReadIsSaidWithTheRemedy() throws Exception {
    assertError(alone("check"), "there is no lockfile in");
    assertError(alone("check", "absent.txt"), "there is no `absent.txt`");
    Files.writeString(cwd.resolve("Podfile.lock"), "");
    assertError(alone("check", "Podfile.lock"), "no lockfile that is known");
    Files.writeString(cwd.resolve("package-lock.json"), "{\"lockfileVersion\":3,\"packages\":[");
    assertError(alone("check"), "package-lock.json");
    Files.delete(cwd.resolve("package-lock.json"));
    Files.writeString(cwd.resolve("requirements.txt"), "requests>=2\n");
    assertError(alone("check"), "nothing could be checked");
  }

  @Test
  void theServerAnswersForALockfile() throws Exception {
    try (NpmRegistry registry = NpmRegistry.start();
        GateHouse house =
            GateHouse.open(
                Files.createDirectory(cwd.resolve("house")),
                GateConfig.of(List.of(Upstream.open(Ecosystem.NPM, registry.url()))))) {
      registry.publish("left", "1.0.0");
      registry.publish(
          NpmRelease.of("left", "1.1.0").at(MovableClock.START.minus(Duration.ofDays(2))));
      registry.publish("evil", "6.6.6");
      house.advisories.malicious(Ecosystem.NPM, "evil", "6.6.6");
      Files.createDirectory(cwd.resolve("web"));
      Files.writeString(cwd.resolve("web/package-lock.json"), lockfile(registry.url().toString()));
      Map<String, String> variables = Map.of("CORDON_URL", house.url());
      CommandRun run = CommandRun.of(cwd, variables, "check", "web");
      String page = house.url() + "/gate/releases/pkg%3Anpm%2F";
      assertThat(run.out())
          .isEqualTo(
              """
              allow      pkg:npm/left@1.0.0  web/package-lock.json, line 4
              allow      pkg:npm/left@1.0.0  web/package-lock.json, line 7
                         would be fetched past the gate, from elsewhere.example
              hold       pkg:npm/left@1.1.0  web/package-lock.json, line 5
                         %s
                         released 2026-06-06 12:00 UTC, in 5 d
                         nearest allowed version: 1.0.0
                         %sleft%%401.1.0
              malicious  pkg:npm/evil@6.6.6  web/package-lock.json, line 6
                         known malicious, MAL-2026-1 by example feed: steals credentials on import
                         known here since 2026-03-01 00:00 UTC as MAL-2026-1, by example feed
                         %sevil%%406.6.6
              4 entries: 1 malicious, 1 hold, 2 allow; 1 past the gate
              """
                  .formatted(
                      "published 2026-05-30 12:00 UTC, the cool-down is 7 days", page, page));
      assertThat(run.err()).isEmpty();
      assertThat(run.code()).isEqualTo(1);
      Json json =
          Json.read(CommandRun.of(cwd, variables, "check", "web", "--format", "json").out());
      assertThat(json.string("coverage")).isEqualTo("gate");
      assertThat(json.list("entries").get(1).string("verdict")).isEqualTo("hold");
      assertThat(json.list("entries").get(3).string("past_the_gate"))
          .isEqualTo("elsewhere.example");
      assertThat(CommandRun.of(cwd, variables, "check", "pkg:npm/left@1.0.0"))
          .isEqualTo(new CommandRun(0, "allow      pkg:npm/left@1.0.0\n1 entry: 1 allow\n", ""));
      registry.close();
      assertThat(CommandRun.of(cwd, variables, "check", "pkg:npm/other@1.0.0").code()).isEqualTo(2);
    }
  }

  /** As an install does: a lockfile does not say where a release comes from, the settings do. */
  @Test
  void anOwnedNameIsAskedOfItsOwnerAndOfNobodyElse() throws Exception {
    try (NpmRegistry everybodys = NpmRegistry.start();
        NpmRegistry own = NpmRegistry.start();
        GateHouse house =
            GateHouse.open(
                Files.createDirectory(cwd.resolve("house")),
                GateConfig.of(
                        List.of(
                            Upstream.open(Ecosystem.NPM, everybodys.url()),
                            Upstream.open(Ecosystem.NPM, own.url()).named("internal")))
                    .with(
                        PolicySettings.DEFAULT.with(
                            List.of(new NameOwner(Ecosystem.NPM, "@acme/*", "internal")))))) {
      everybodys.publish("@acme/tool", "99.0.0").publish("left", "1.0.0");
      own.publish("@acme/tool", "1.0.0");
      CommandRun run =
          CommandRun.of(
              cwd,
              Map.of("CORDON_URL", house.url()),
              "check",
              "pkg:npm/left@1.0.0",
              "pkg:npm/%40acme/tool@1.0.0",
              "pkg:npm/%40acme/tool@99.0.0");
      assertThat(run.out())
          .contains(
              "allow      pkg:npm/left@1.0.0\n",
              "allow      pkg:npm/%40acme/tool@1.0.0\n",
              "absent     pkg:npm/%40acme/tool@99.0.0\n")
          .doesNotContain("belongs to the upstream");
      assertThat(everybodys.requests().all())
          .allSatisfy(r -> assertThat(r.path()).doesNotContain("acme"));
    }
  }

  private static String lockfile(String registry) {
    return """
    {
    "lockfileVersion": 3,
    "packages": {
    "node_modules/left": {"version": "1.0.0", "resolved": "%sleft/-/left-1.0.0.tgz"},
    "node_modules/a/node_modules/left": {"version": "1.1.0"},
    "node_modules/evil": {"version": "6.6.6"},
    "node_modules/b/node_modules/left": {"version": "1.0.0", \
    "resolved": "https://elsewhere.example/left-1.0.0.tgz"}
    }
    }
    """
        .formatted(registry);
  }

  private static void assertError(CommandRun run, String said) {
    assertThat(run.code()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains(said).contains("remedy: ");
  }
}
