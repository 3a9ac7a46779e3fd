package cordon.gate.api;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.MovableClock;
import cordon.gate.Upstream;
import cordon.ledger.Fact;
import cordon.terminal.Json;
import cordon.testkit.http.RawClient;
import cordon.testkit.registry.NpmRegistry;
import cordon.testkit.registry.NpmRelease;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests, second persons and break-glass over HTTP, with the two-person option on. */
class ExceptionApiTest {
  private static final String BASE = "/api/v1/gate";
  private static final String HELD = "/npm/left/-/left-1.1.0.tgz";
  private static final String ASKED =
      "{\"purl\":\"pkg:npm/left@1.1.0\",\"reason\":\"outage\","
          + "\"expires\":\"2026-06-03T00:00:00Z\"}";

  @TempDir Path directory;
  private final NpmRegistry registry = NpmRegistry.start();
  private GateHouse house;

  @BeforeEach
  void open() {
    registry.publish(
        NpmRelease.of("left", "1.1.0").at(MovableClock.START.minus(Duration.ofDays(2))));
    registry.publish("evil", "6.6.6");
    house =
        GateHouse.open(
            directory,
            GateConfig.of(List.of(Upstream.open(Ecosystem.NPM, registry.url()))).withTwoPersons());
    house.advisories.malicious(Ecosystem.NPM, "evil", "6.6.6");
  }

  @AfterEach
  void close() {
    house.close();
    registry.close();
  }

  @Test
  void aRequestIsGrantedBySomebodyElseAndNarrower() throws Exception {
    Json request = post("user:dev", "/requests", ASKED, 201);
    String id = request.string("id");
    assertThat(request.string("state")).isEqualTo("open");
    assertThat(request.string("page"))
        .isEqualTo(house.url() + "/gate/releases/pkg%3Anpm%2Fleft%401.1.0");
    assertThat(post("user:dev", "/requests", ASKED, 409).string("type"))
        .endsWith("already-decided");
    post("user:dev", "/requests/" + id + "/grant", "{}", 403);
    post("token:ci", "/requests/" + id + "/grant", "{}", 403);
    post("user:boss", "/requests/" + id + "/grant", "{\"expires\":\"2026-06-04T00:00:00Z\"}", 400);
    post("user:boss", "/requests/" + id + "/grant", "{\"malicious\":true}", 400);
    assertThat(house.get(HELD).status()).isEqualTo(403);
    Json waiver =
        post(
            "user:boss",
            "/requests/" + id + "/grant",
            "{\"expires\":\"2026-06-02T00:00:00Z\",\"note\":\"one day\"}",
            201);
    assertThat(waiver.string("expires")).isEqualTo("2026-06-02T00:00:00Z");
    assertThat(waiver.string("request")).isEqualTo(id);
    assertThat(house.get(HELD).status()).isEqualTo(200);
    post("user:boss", "/requests/" + id + "/grant", "{}", 409);
    post("user:boss", "/requests/" + id + "/decline", "{\"reason\":\"late\"}", 409);
    Json decided = list("/requests?all=true").getFirst();
    assertThat(decided.string("waiver")).isEqualTo(waiver.string("id"));
    assertThat(decided.at("decision").orElseThrow().string("by")).isEqualTo("user:boss");
    assertThat(house.fact("gate.request.created").actor()).isEqualTo("user:dev");
    Fact granted = house.fact("gate.request.granted");
    assertThat(granted.subject()).isEqualTo("pkg:npm/left@1.1.0");
    assertThat(granted.body()).contains(waiver.string("id"), "one day").doesNotContain("user:dev");
  }

  @Test
  void aGrantOfOneFileHoldsForTheseBytes() throws Exception {
    String id = post("user:dev", "/requests", ASKED, 201).string("id");
    String other = "{\"digest\":\"sha512:" + "0".repeat(128) + "\"}";
    Json waiver = post("user:boss", "/requests/" + id + "/grant", other, 201);
    assertThat(waiver.string("digest")).startsWith("sha512:000");
    assertThat(house.get(HELD).status()).isEqualTo(403);
  }

  @Test
  void aDeclinedRequestSaysWhyAndLetsNothingIn() throws Exception {
    String id = post("user:dev", "/requests", ASKED, 201).string("id");
    post("user:boss", "/requests/" + id + "/decline", "{}", 400);
    Json declined =
        post("user:boss", "/requests/" + id + "/decline", "{\"reason\":\"take 1.2\"}", 200);
    assertThat(declined.string("state")).isEqualTo("declined");
    assertThat(house.get(HELD).status()).isEqualTo(403);
    assertThat(house.fact("gate.request.declined").body()).contains("take 1.2");
    assertThat(post("user:dev", "/requests", ASKED, 201).string("id")).isNotEqualTo(id);
    post("user:boss", "/requests/Q-0/decline", "{\"reason\":\"x\"}", 404);
  }

  @Test
  void whatARequestMustSayIsAskedFor() throws Exception {
    String end = ",\"expires\":\"2026-06-03T00:00:00Z\"}";
    String release = "{\"purl\":\"pkg:npm/left@1.1.0\"";
    post("user:dev", "/requests", release + ",\"reason\":\" \"" + end, 400);
    post("user:dev", "/requests", release + ",\"reason\":\"x\"}", 400);
    post("user:dev", "/requests", "{\"purl\":\"pkg:npm/left\",\"reason\":\"x\"" + end, 400);
    post("user:dev", "/requests", "{\"purl\":\"pkg:npm/l*@1\",\"reason\":\"x\"" + end, 400);
    String past = ",\"reason\":\"x\",\"expires\":\"2026-05-03T00:00:00Z\"}";
    post("user:dev", "/requests", release + past, 400);
    assertThat(list("/requests?all=true")).isEmpty();
  }

  @Test
  void aRequestWhoseTimeIsOverIsNotGranted() throws Exception {
    String id = post("user:dev", "/requests", ASKED, 201).string("id");
    house.clock.advance(Duration.ofDays(3));
    post("user:boss", "/requests/" + id + "/grant", "{}", 409);
  }

  @Test
  void aWaiverWaitsForTheSecondApprover() throws Exception {
    Json waiver = post("user:boss", "/waivers", ASKED, 201);
    assertThat(waiver.string("state")).isEqualTo("waiting");
    String confirm = "/overrides/" + waiver.string("id") + "/confirm";
    post("user:boss", confirm, "{}", 403);
    post("token:ci", confirm, "{}", 403);
    assertThat(house.get(HELD).status()).isEqualTo(403);
    assertThat(post("user:other", confirm, "{\"note\":\"read\"}", 200).flag("active")).isTrue();
    assertThat(house.get(HELD).status()).isEqualTo(200);
    post("user:other", confirm, "{}", 404);
  }

  @Test
  void theSameKeyDoesNotSayTheSecondYes() throws Exception {
    Json waiver = post("user:boss", "/waivers", ASKED, 201, "Idempotency-Key: k");
    Json again = post("user:boss", "/waivers", ASKED, 201, "Idempotency-Key: k");
    assertThat(again.string("id")).isEqualTo(waiver.string("id"));
    assertThat(house.get(HELD).status()).isEqualTo(403);
  }

  @Test
  void aBlockEndsWithTheSecondDelete() throws Exception {
    String block = "{\"purl\":\"pkg:npm/left\",\"reason\":\"waiting\"}";
    String path = BASE + "/overrides/" + post("user:boss", "/blocks", block, 201).string("id");
    assertThat(send("user:boss", "DELETE", path, "").status()).isEqualTo(202);
    assertThat(send("user:boss", "DELETE", path, "").status()).isEqualTo(403);
    assertThat(list("/overrides").getFirst().at("end_proposed")).isPresent();
    assertThat(send("user:other", "DELETE", path, "").status()).isEqualTo(204);
  }

  @Test
  void breakGlassLiftsTheHoldAndNeitherMaliceNorBlocks() throws Exception {
    String open =
        "{\"purl\":\"pkg:npm/%s\",\"reason\":\"down\",\"expires\":\"2026-06-01T14:00:00Z\"}";
    post("user:boss", "/emergencies", open.formatted("*"), 400);
    post("user:boss", "/emergencies", open.formatted("left").replace("14:00", "16:00:01"), 400);
    String malicious = open.formatted("evil@6.6.6").replace("}", ",\"malicious\":true}");
    post("user:boss", "/emergencies", malicious, 400);
    Json left = post("user:boss", "/emergencies", open.formatted("left"), 201);
    assertThat(left.flag("emergency")).isTrue();
    assertThat(house.get(HELD).status()).isEqualTo(200);
    assertThat(house.fact("gate.emergency.opened").actor()).isEqualTo("user:boss");
    post("user:other", "/emergencies", open.formatted("evil@6.6.6"), 201);
    assertThat(house.get("/npm/evil/-/evil-6.6.6.tgz").status()).isEqualTo(403);
    post("user:boss", "/blocks", "{\"purl\":\"pkg:npm/left\",\"reason\":\"stop\"}", 201);
    assertThat(house.get(HELD).status()).isEqualTo(403);
  }

  @Test
  void breakGlassEndsByItselfAndStaysListedUntilReviewed() throws Exception {
    String open =
        "{\"purl\":\"pkg:npm/left@1.1.0\",\"reason\":\"down\","
            + "\"expires\":\"2026-06-01T14:00:00Z\"}";
    String id = post("user:boss", "/emergencies", open, 201).string("id");
    house.clock.advance(Duration.ofHours(2));
    assertThat(house.get(HELD).status()).isEqualTo(403);
    assertThat(list("/overrides"))
        .singleElement()
        .extracting(o -> o.string("state"))
        .isEqualTo("expired");
    post("user:boss", "/emergencies", open.replace("14:00", "15:00"), 409);
    String review = "/emergencies/" + id + "/review";
    post("user:boss", review, "{\"note\":\"fine\"}", 403);
    post("user:other", review, "{}", 400);
    post("user:other", review, "{\"note\":\"needed, nothing else came in\"}", 200);
    assertThat(list("/overrides")).isEmpty();
    assertThat(house.fact("gate.emergency.reviewed").body()).contains("nothing else came in");
  }

  private List<Json> list(String path) throws IOException {
    return Json.read(house.get(BASE + path).text()).list("items");
  }

  private Json post(String actor, String path, String body, int status, String... headers)
      throws IOException {
    RawClient.Answer answer = send(actor, "POST", BASE + path, body, headers);
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    return Json.read(answer.text());
  }

  private RawClient.Answer send(
      String actor, String method, String path, String body, String... headers) throws IOException {
    StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
    request.append("Host: 127.0.0.1:").append(house.port()).append("\r\nConnection: close\r\n");
    request.append(GateHouse.ACTOR).append(": ").append(actor).append("\r\n");
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    request.append("Content-Type: application/json\r\nContent-Length: ").append(bytes.length);
    request.append("\r\n\r\n").append(body);
    return RawClient.send(house.port(), request.toString().getBytes(StandardCharsets.UTF_8));
  }
}
