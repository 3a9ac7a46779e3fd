package cordon.gate.commands;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.MovableClock;
import cordon.gate.Upstream;
import cordon.terminal.Json;
import cordon.testkit.process.FreePort;
import cordon.testkit.registry.NpmRegistry;
import cordon.testkit.registry.NpmRelease;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cordon gate …} against a real server. */
class GateCommandsTest {
  @TempDir Path directory;
  private final NpmRegistry registry = NpmRegistry.start();
  private GateHouse house;

  @BeforeEach
  void open() {
    house =
        GateHouse.open(
            directory, GateConfig.of(List.of(Upstream.open(Ecosystem.NPM, registry.url()))));
    registry.publish("left", "1.0.0");
    registry.publish(
        NpmRelease.of("left", "1.1.0").at(MovableClock.START.minus(Duration.ofDays(2))));
  }

  @AfterEach
  void close() {
    house.close();
    registry.close();
  }

  private CommandRun run(String... args) {
    return CommandRun.of(directory, Map.of("CORDON_URL", house.url()), args);
  }

  @Test
  void statusShowsWhatIsOnAndOff() {
    CommandRun run = run("gate", "status");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("0 waivers and 0 blocks in force, cache 0 B of 20.0 GiB")
        .contains("/npm/ from " + registry.url())
        .contains("off; to turn it on, set `upstream.pypi.default.url` in cordon.toml");
    assertThat(Json.read(run("gate", "status", "--format", "json").out()).list("ecosystems"))
        .hasSize(3);
  }

  @Test
  void theLogProvesWhoPulledWhatInThreeFormats() throws Exception {
    house.get("/npm/left/-/left-1.0.0.tgz", "User-Agent: npm/11 node/24");
    house.get("/npm/left/-/left-1.1.0.tgz", "User-Agent: =cmd,\"x\"");
    CommandRun text = run("gate", "log");
    assertThat(text.out().lines().map(String::stripTrailing))
        .hasSize(3)
        .anySatisfy(l ->
            assertThat(l)
                .startsWith("2026-06-01 12:00 UTC  address:127.0.0.1  pull     allow")
                .contains("pkg:npm/left@1.0.0")
                .endsWith("npm/11"))
        .anySatisfy(l -> assertThat(l).contains("refused  hold").contains("cool-down"));
    String[] csv = run("gate", "log", "--format", "csv").out().split("\r\n");
    assertThat(csv).hasSize(3);
    assertThat(csv[0]).startsWith("time,actor,verdict,type,purl,file,sha256,bytes,client");
    assertThat(csv[1]).contains("\"'=cmd,\"\"x\"\"\"");
    assertThat(csv[2]).contains("pkg:npm/left@1.0.0,left-1.0.0.tgz,");
    Json json = Json.read(run("gate", "log", "--verdict", "hold", "--format", "json").out());
    assertThat(((Json.Arr) json).items()).hasSize(1);
    assertThat(run("gate", "log", "--limit", "1").err()).contains("there is more");
    assertThat(run("gate", "log", "--to", "1h").err()).contains("no events match");
    assertThat(run("gate", "log", "--from", "noon").code()).isEqualTo(2);
  }

  @Test
  void waiveLetsInAndEndKeepsOut() throws Exception {
    String tarball = "/npm/left/-/left-1.1.0.tgz";
    CommandRun waived =
        run("gate", "waive", "pkg:npm/left@1.1.0", "--reason", "outage", "--expires", "2026-06-03");
    assertThat(waived.err()).isEmpty();
    assertThat(waived.out())
        .startsWith("waived pkg:npm/left@1.1.0 until 2026-06-04 00:00 UTC\nto end it early: ");
    assertThat(house.get(tarball).status()).isEqualTo(200);
    String id = waived.out().strip().replaceFirst("(?s).* ", "");
    assertThat(run("gate", "overrides").out()).contains(id).contains("outage");
    assertThat(run("gate", "end", id)).isEqualTo(new CommandRun(0, "ended " + id + "\n", ""));
    assertThat(house.get(tarball).status()).isEqualTo(403);
    assertThat(run("gate", "end", id).code()).isEqualTo(2);
  }

  @Test
  void aRequestIsAskedListedGrantedAndDeclined() throws Exception {
    String tarball = "/npm/left/-/left-1.1.0.tgz";
    CommandRun asked = run("gate", "request", "pkg:npm/left@1.1.0", "--reason", "outage");
    assertThat(asked.err()).isEmpty();
    String id = asked.out().replaceFirst("(?s).* as (Q-\\w+)\n.*", "$1");
    assertThat(asked.out())
        .isEqualTo(
            "asked for pkg:npm/left@1.1.0 as "
                + id
                + "\nwhat becomes of it stands at "
                + house.url()
                + "/gate/releases/pkg%3Anpm%2Fleft%401.1.0\n");
    assertThat(run("gate", "request", "pkg:npm/left@1.1.0", "--reason", "again").err())
        .contains("asked for this already")
        .contains(id);
    assertThat(run("gate", "requests").out()).contains(id).contains("open").contains("outage");
    assertThat(run("gate", "status").out()).contains("1 request waits: cordon gate requests");
    CommandRun granted = run("gate", "grant", id, "--expires", "1d", "--note", "take care");
    assertThat(granted.out())
        .startsWith("granted pkg:npm/left@1.1.0 until 2026-06-02 12:00 UTC\nto end it early: ");
    assertThat(house.get(tarball).status()).isEqualTo(200);
    assertThat(run("gate", "requests").err()).contains("no requests are open");
    assertThat(run("gate", "requests", "--all").out())
        .contains("granted by address:127.0.0.1: take care");
    assertThat(run("gate", "grant", id).err()).contains("decided already");
    String second =
        run("gate", "request", "pkg:npm/left@1.1.0", "--reason", "more", "--expires", "3d")
            .out()
            .replaceFirst("(?s).* as (Q-\\w+)\n.*", "$1");
    assertThat(run("gate", "decline", second, "--reason", "enough"))
        .isEqualTo(new CommandRun(0, "declined " + second + "\n", ""));
    assertThat(run("gate", "request", "pkg:npm/left", "--reason", "x").code()).isEqualTo(2);
    assertThat(run("gate", "decline", "Q-0", "--reason", "x").code()).isEqualTo(2);
  }

  @Test
  void breakGlassIsLoudUntilItIsReviewed() {
    CommandRun broke = run("gate", "break-glass", "pkg:npm/left@1.1.0", "--reason", "shop is down");
    assertThat(broke.out()).startsWith("broke glass for pkg:npm/left@1.1.0 until 2026-06-01 13:00");
    String id = broke.out().strip().replaceFirst("(?s).* ", "");
    assertThat(run("gate", "status").out())
        .contains("BREAK-GLASS IS OPEN: " + id + " for pkg:npm/left@1.1.0 until 2026-06-01 13:00")
        .contains("by address:127.0.0.1: shop is down");
    assertThat(run("gate", "end", id).code()).isZero();
    assertThat(run("gate", "status").out()).contains("break-glass to be reviewed: " + id);
    assertThat(run("gate", "review", id, "--note", "all well").err())
        .contains("this takes a second person");
    assertThat(run("gate", "break-glass", "pkg:npm/left", "--reason", "x", "--expires", "5h").err())
        .contains("break-glass ends within 4 hours");
  }

  @Test
  void withTwoPersonsTheCommandsSayWhoIsMissing() {
    house = house.reopen(house.gate.config().withTwoPersons());
    assertThat(run("gate", "waive", "pkg:npm/left@1.1.0", "--reason", "x", "--expires", "1d").err())
        .contains("only a person can do this here")
        .contains("personal token");
  }

  @Test
  void aWaiverEndsWhenTheReleasePassesByItself() {
    assertThat(
            run("gate", "waive", "pkg:npm/left@1.1.0", "--reason", "x", "--expires", "300d").out())
        .startsWith("waived pkg:npm/left@1.1.0 until 2026-06-06 12:00 UTC\n")
        .endsWith("by then the release passes by itself\n");
  }

  @Test
  void aWaiverThatLetsNothingInSaysSo() {
    String instant = "2026-06-20T10:00:00.123456789Z";
    assertThat(
            run("gate", "waive", "pkg:npm/left@1.0.0", "--reason", "x", "--expires", instant).out())
        .endsWith("the release passes already: the waiver changes nothing now\n")
        .doesNotContain("by then");
    assertThat(
            run("gate", "waive", "pkg:npm/left@7.0.0", "--reason", "x", "--expires", instant).out())
        .endsWith("the upstream has no such release now: check the name and the version\n")
        .doesNotContain("by then");
  }

  @Test
  void aWaiverThatLiftsNoClaimOfMaliceSaysSo() {
    house.advisories.malicious(Ecosystem.NPM, "left", "1.0.0");
    String kept = "it stays out: a waiver lifts no claim of malice without --malicious\n";
    String[] waive = {
      "gate", "waive", "pkg:npm/left@1.0.0", "--reason", "x", "--expires", "1d", "--malicious"
    };
    assertThat(run(Arrays.copyOf(waive, waive.length - 1)).out()).endsWith(kept);
    assertThat(run(waive).out()).doesNotContain("stays out");
  }

  @Test
  void whatAWaiverLetsInStandsInItsJsonToo() {
    assertThat(waivedAsJson("pkg:npm/left@1.1.0", "300d"))
        .contains("\"notice\":\"by then the release passes by itself\"");
    assertThat(waivedAsJson("pkg:npm/left@1.0.0", "1d"))
        .contains("\"notice\":\"the release passes already: the waiver changes nothing now\"");
    assertThat(waivedAsJson("pkg:npm/left@7.0.0", "1d")).contains("no such release now");
    assertThat(waivedAsJson("pkg:npm/other", "1d")).doesNotContain("notice");
  }

  private String waivedAsJson(String purl, String expires) {
    CommandRun waived =
        run("gate", "waive", purl, "--reason", "x", "--expires", expires, "--format", "json");
    assertThat(waived.err()).isEmpty();
    return waived.out();
  }

  @Test
  void blockKeepsOutWhatIsCached() throws Exception {
    assertThat(house.get("/npm/left/-/left-1.0.0.tgz").status()).isEqualTo(200);
    CommandRun blocked =
        run("gate", "block", "pkg:npm/left", "--reason", "waiting", "--range", "<2");
    assertThat(blocked.out()).startsWith("blocked pkg:npm/left vers:npm/<2.0.0\n");
    assertThat(house.get("/npm/left/-/left-1.0.0.tgz").status()).isEqualTo(403);
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThat(run("gate", "waive", "pkg:npm/left", "--reason", "x").err()).contains("--expires");
    assertThat(run("gate", "block", "pkg:npm/left").err()).contains("--reason");
    CommandRun far = run("gate", "waive", "pkg:npm/left", "--reason", "x", "--expires", "400d");
    assertThat(far.code()).isEqualTo(2);
    assertThat(far.err()).contains("within a year");
    CommandRun none =
        CommandRun.of(
            directory,
            Map.of("CORDON_URL", "http://127.0.0.1:" + FreePort.find()),
            "gate",
            "status");
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).contains("no server answers").contains("cordon serve");
  }

  @Test
  void everyHelpHasExamples() {
    for (String name : List.of("status", "log", "overrides", "waive", "block", "end")) {
      assertThat(run("gate", name, "--help").out())
          .as(name)
          .contains("Examples:", "cordon gate " + name);
    }
    assertThat(run("check", "--help").out()).contains("Examples:", "cordon check pkg:");
  }

  @Test
  void timesAsPeopleTypeThem() {
    Instant now = Instant.parse("2026-06-01T12:00:00Z");
    assertThat(TimeArgument.since("24h", now)).isEqualTo("2026-05-31T12:00:00Z");
    assertThat(TimeArgument.since("2026-05-30", now)).isEqualTo("2026-05-30T00:00:00Z");
    assertThat(TimeArgument.till("2026-05-30", now)).isEqualTo("2026-05-31T00:00:00Z");
    assertThat(TimeArgument.expiry("2w", now)).isEqualTo("2026-06-15T12:00:00Z");
    assertThat(TimeArgument.expiry("2026-06-02T08:00:00Z", now)).isEqualTo("2026-06-02T08:00:00Z");
  }
}
