package cordon.gate.api;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.MovableClock;
import cordon.gate.Upstream;
import cordon.terminal.ApiAnswer;
import cordon.terminal.ApiClient;
import cordon.terminal.Json;
import cordon.testkit.registry.NpmRegistry;
import cordon.testkit.registry.NpmRelease;
import cordon.web.Access;
import cordon.web.Role;
import cordon.web.Route;
import cordon.web.api.Idempotency;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API through a real server, in front of a registry of our own. */
class GateApiTest {
  private static final String BASE = "/api/v1/gate";

  @TempDir Path directory;
  private final NpmRegistry registry = NpmRegistry.start();
  private GateHouse house;
  private ApiClient api;

  @BeforeEach
  void open() {
    house =
        GateHouse.open(
            directory, GateConfig.of(List.of(Upstream.open(Ecosystem.NPM, registry.url()))));
    api = new ApiClient(URI.create(house.url()), Optional.empty());
    registry.publish("left", "1.0.0");
    registry.publish(
        NpmRelease.of("left", "1.1.0").at(MovableClock.START.minus(Duration.ofDays(2))));
    registry.publish("evil", "6.6.6");
    house.advisories.malicious(Ecosystem.NPM, "evil", "6.6.6");
    house.advisories.malicious(Ecosystem.NPM, "gone", "1.0.0");
  }

  @AfterEach
  void close() {
    house.close();
    registry.close();
  }

  @Test
  void statusListsWhatIsOnAndHowToTurnOnTheRest() throws Exception {
    house.get("/npm/left/-/left-1.0.0.tgz");
    house.get("/npm/left/-/left-1.1.0.tgz");
    Json status = get("/status", Map.of());
    assertThat(status.list("ecosystems").stream().map(e -> e.string("ecosystem")))
        .containsExactly("npm", "pypi", "maven");
    Json npm = status.list("ecosystems").getFirst();
    assertThat(npm.flag("on")).isTrue();
    assertThat(npm.number("pulls", -1)).isEqualTo(1);
    assertThat(npm.number("refused", -1)).isEqualTo(1);
    assertThat(npm.list("upstreams").getFirst().string("path")).isEqualTo("/npm/");
    Json pypi = status.list("ecosystems").get(1);
    assertThat(pypi.flag("on")).isFalse();
    assertThat(pypi.string("remedy")).contains("upstream.pypi.default.url");
    assertThat(status.at("cache").orElseThrow().number("bytes", -1)).isPositive();
  }

  @Test
  void theLogPagesWithoutLossAndFilters() throws Exception {
    for (int i = 0; i < 5; i++) {
      house.get("/npm/left/-/left-1.0.0.tgz", "User-Agent: npm/11");
    }
    house.get("/npm/left/-/left-1.1.0.tgz", "User-Agent: pip/25");
    Json first = get("/log", Map.of("limit", "4"));
    Json second = get("/log", Map.of("limit", "4", "cursor", first.string("next")));
    assertThat(first.list("items")).hasSize(4);
    assertThat(second.list("items")).hasSize(2);
    assertThat(second.string("next")).isEmpty();
    assertThat(first.list("items").stream().map(i -> i.number("sequence", -1)))
        .doesNotContainAnyElementsOf(
            second.list("items").stream().map(i -> i.number("sequence", -1)).toList());
    Json held = get("/log", Map.of("verdict", "hold", "package", "pkg:npm/left@1.1.0"));
    assertThat(held.list("items")).hasSize(1);
    Json one = held.list("items").getFirst();
    assertThat(one.string("type")).isEqualTo("gate.refused");
    assertThat(one.at("body").orElseThrow().string("client")).isEqualTo("pip/25");
    assertThat(get("/log", Map.of("client", "PIP")).list("items")).hasSize(1);
    assertThat(get("/log", Map.of("actor", "user:nobody")).list("items")).isEmpty();
    assertThat(get("/log", Map.of("from", "2026-06-01T12:00:01Z")).list("items")).isEmpty();
    assertThat(refused(api.get(BASE + "/log", Map.of("verdict", "maybe"))).status()).isEqualTo(400);
    assertThat(refused(api.get(BASE + "/log", Map.of("from", "tuesday"))).problem().detail())
        .contains("tuesday");
    assertThat(get("/log", Map.of("type", "pull")).list("items")).hasSize(5);
    assertThat(get("/log", Map.of("type", "gate.pull")).list("items")).hasSize(5);
    assertThat(refused(api.get(BASE + "/log", Map.of("type", "pulls"))).problem().remedy())
        .contains("gate.pull, gate.pull.aborted, gate.refused");
    assertThat(refused(api.get(BASE + "/log", Map.of("limit", "1001"))).status()).isEqualTo(400);
  }

  @Test
  void aWaiverOpensAtOnceAndItsEndCloses() throws Exception {
    String tarball = "/npm/left/-/left-1.1.0.tgz";
    assertThat(house.get(tarball).status()).isEqualTo(403);
    Json waiver =
        post(
            "/waivers",
            "{\"purl\":\"pkg:npm/left@1.1.0\",\"reason\":\"outage\","
                + "\"expires\":\"2026-06-03T00:00:00Z\"}");
    assertThat(waiver.string("id")).startsWith("W-");
    assertThat(waiver.string("owner")).isEqualTo("address:127.0.0.1");
    assertThat(house.get(tarball).status()).isEqualTo(200);
    assertThat(get("/overrides", Map.of()).list("items")).hasSize(1);
    String path = BASE + "/overrides/" + waiver.string("id");
    assertThat(api.delete(path)).isInstanceOf(ApiAnswer.Done.class);
    assertThat(house.get(tarball).status()).isEqualTo(403);
    assertThat(get("/overrides", Map.of()).list("items")).isEmpty();
    assertThat(get("/overrides", Map.of("all", "true")).list("items")).hasSize(1);
    assertThat(refused(api.delete(path)).status()).isEqualTo(404);
  }

  @Test
  void aBlockByRangeOrPatternCoversWhatItNames() throws Exception {
    post("/blocks", "{\"purl\":\"pkg:npm/left\",\"range\":\"<1.1\",\"reason\":\"broken\"}");
    assertThat(house.get("/npm/left/-/left-1.0.0.tgz").status()).isEqualTo(403);
    Json override = get("/overrides", Map.of()).list("items").getFirst();
    assertThat(override.string("range")).isEqualTo("vers:npm/<1.1.0");
    post("/blocks", "{\"purl\":\"pkg:npm/ev*\",\"reason\":\"all of these\"}");
    Json page = get("/overrides", Map.of("limit", "1"));
    Json last = get("/overrides", Map.of("limit", "1", "cursor", page.string("next")));
    assertThat(page.list("items")).hasSize(1);
    assertThat(last.list("items")).hasSize(1).doesNotContainAnyElementsOf(page.list("items"));
    assertThat(last.string("next")).isEmpty();
    assertThat(
            get("/decision", Map.of("purl", "pkg:npm/evil@6.6.6"))
                .list("reasons")
                .getFirst()
                .string("code"))
        .isEqualTo("blocked");
  }

  @Test
  void whatAnOverrideMustSayIsAskedFor() {
    String head = "{\"purl\":\"pkg:npm/left\",\"reason\":\"x\"";
    assertBad("/waivers", head + "}", "expiry");
    assertBad("/waivers", head + ",\"expires\":\"soon\"}", "soon");
    assertBad("/waivers", "{\"reason\":\"x\"}", "`purl` is missing");
    assertBad("/waivers", "{\"purl\":\"pkg:npm/left\"}", "`reason` is missing");
    assertBad("/blocks", head + ",\"unknown\":1}", "unknown");
    assertBad("/blocks", head + ",\"digest\":\"sha256:12\"}", "digest");
    assertBad("/blocks", head + ",\"range\":\"vers:pypi/<1\"}", "pypi");
    assertBad(
        "/blocks",
        "{\"purl\":\"pkg:npm/left@1\",\"range\":\"<2\",\"reason\":\"x\"}",
        "more than one");
    assertBad(
        "/waivers",
        head + ",\"malicious\":true,\"expires\":\"2026-06-03T00:00:00Z\"}",
        "exact name and version");
  }

  @Test
  void aDecisionTellsEveryReasonAndWhatToTakeInstead() {
    Json held = get("/decision", Map.of("purl", "pkg:npm/left@1.1.0"));
    assertThat(held.string("verdict")).isEqualTo("hold");
    assertThat(held.string("until")).isEqualTo("2026-06-06T12:00:00Z");
    assertThat(held.string("nearest")).isEqualTo("1.0.0");
    assertThat(held.string("basis")).isEqualTo("upstream");
    assertThat(held.string("page"))
        .isEqualTo(house.url() + "/gate/releases/pkg%3Anpm%2Fleft%401.1.0");
    assertThat(held.list("files")).hasSize(1);
    assertThat(refused(api.get(BASE + "/decision", Map.of("purl", "pkg:npm/left@9.9.9"))).status())
        .isEqualTo(404);
    assertThat(refused(api.get(BASE + "/decision", Map.of("purl", "pkg:pypi/x@1"))).status())
        .isEqualTo(404);
    assertThat(
            refused(api.get(BASE + "/decision", Map.of("purl", "pkg:npm/left"))).problem().detail())
        .contains("no version");
  }

  @Test
  void aCheckAnswersForEachInOrderAndAgreesWithTheGate() {
    Json answer =
        post(
            "/check",
            "{\"purls\":[\"pkg:npm/left@1.0.0\",\"pkg:npm/left@1.1.0\",\"pkg:npm/evil@6.6.6\","
                + "\"pkg:npm/left@9.9.9\",\"pkg:npm/gone@1.0.0\",\"pkg:pypi/x@1\"]}");
    List<Json> answers = answer.list("answers");
    assertThat(answers.stream().map(a -> a.string("verdict")))
        .containsExactly("allow", "hold", "block", "absent", "block", "unchecked");
    assertThat(answers.get(1).string("nearest")).isEqualTo("1.0.0");
    assertThat(answers.get(1).string("until")).isEqualTo("2026-06-06T12:00:00Z");
    assertThat(answers.get(2).flag("malicious")).isTrue();
    assertThat(answers.get(4).flag("malicious")).isTrue();
    assertThat(answers.get(4).list("claims").getFirst().string("id")).isEqualTo("MAL-2026-1");
    assertThat(answer.strings("npm_hosts"))
        .containsExactly("127.0.0.1:" + registry.url().getPort());
  }

  @Test
  void anUpstreamThatIsDownIsNoPassAndNoVerdict() {
    registry.close();
    Json answer = post("/check", "{\"purls\":[\"pkg:npm/left@1.0.0\",\"pkg:npm/gone@1.0.0\"]}");
    assertThat(answer.list("answers").stream().map(a -> a.string("verdict")))
        .containsExactly("failed", "block");
  }

  @Test
  void whereNobodyInspectsNoRulesAreInForce() {
    Json answer = get("/rules", Map.of());
    assertThat(answer.list("rules")).isEmpty();
    assertThat(answer.string("rule_set")).isEmpty();
  }

  @Test
  void everyRouteAsksForTheRoleThatItsGuideNames() {
    Map<String, Access> access = new TreeMap<>();
    for (Route route : GateApi.routes(house.gate, new Idempotency(house.database, house.clock))) {
      access.put(route.method() + " " + route.path().substring(BASE.length()), route.access());
    }
    assertThat(access)
        .isEqualTo(
            Map.ofEntries(
                Map.entry("GET /status", Access.needs(Role.VIEWER)),
                Map.entry("GET /log", Access.needs(Role.VIEWER)),
                Map.entry("GET /inspections", Access.needs(Role.VIEWER)),
                Map.entry("GET /rules", Access.needs(Role.VIEWER)),
                Map.entry("GET /overrides", Access.needs(Role.VIEWER)),
                Map.entry("POST /waivers", Access.needs(Role.APPROVER)),
                Map.entry("POST /blocks", Access.needs(Role.APPROVER)),
                Map.entry("POST /emergencies", Access.needs(Role.APPROVER)),
                Map.entry("POST /emergencies/{id}/review", Access.needs(Role.APPROVER)),
                Map.entry("POST /overrides/{id}/confirm", Access.needs(Role.APPROVER)),
                Map.entry("DELETE /overrides/{id}", Access.needs(Role.APPROVER)),
                Map.entry("GET /requests", Access.needs(Role.VIEWER)),
                Map.entry("POST /requests", Access.needs(Role.DEVELOPER)),
                Map.entry("POST /requests/{id}/grant", Access.needs(Role.APPROVER)),
                Map.entry("POST /requests/{id}/decline", Access.needs(Role.APPROVER)),
                Map.entry("GET /decision", Access.client()),
                Map.entry("POST /check", Access.client())));
  }

  private Json get(String path, Map<String, String> query) {
    return api.get(BASE + path, query).orThrow();
  }

  private Json post(String path, String body) {
    return api.post(BASE + path, json -> json.writeRawValue(body)).orThrow();
  }

  private static ApiAnswer.Refused refused(ApiAnswer answer) {
    assertThat(answer).isInstanceOf(ApiAnswer.Refused.class);
    return (ApiAnswer.Refused) answer;
  }

  private void assertBad(String path, String body, String named) {
    ApiAnswer.Refused refused = refused(api.post(BASE + path, json -> json.writeRawValue(body)));
    assertThat(refused.status()).as(body).isEqualTo(400);
    assertThat(refused.problem().line()).as(body).contains(named);
  }
}
