package cordon.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import cordon.app.RunningServer;
import cordon.app.ServerCalls;
import cordon.terminal.Json;
import cordon.testkit.registry.NpmRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the requests of clients to the lines of the file that other tools read. */
class OcsfExportTest {
  /** What every class of version 1.6.0 wants, without profiles of no use here. */
  private static final Set<String> ALWAYS =
      Set.of(
          "activity_id",
          "category_uid",
          "class_uid",
          "metadata",
          "severity_id",
          "time",
          "type_uid");

  private static final Map<Long, Set<String>> REQUIRED =
      Map.of(
          2004L, Set.of("finding_info"),
          3004L, Set.of("entity"),
          6006L, Set.of("actor", "file", "src_endpoint"));

  /** What that version names of what is written; the rest has to stand under unmapped. */
  private static final Map<String, Set<String>> OBJECTS =
      Map.of(
          "actor", Set.of("user"),
          "entity", Set.of("uid", "name", "type"),
          "file", Set.of("name", "type_id", "type", "size", "hashes"),
          "finding_info",
              Set.of(
                  "uid",
                  "title",
                  "created_time",
                  "first_seen_time",
                  "last_seen_time",
                  "related_events_count"),
          "http_request", Set.of("http_method", "user_agent"),
          "http_response", Set.of("code"),
          "metadata", Set.of("version", "profiles", "uid", "sequence", "logged_time", "product"),
          "src_endpoint", Set.of("ip", "name"));

  private static final Set<String> SIMPLE =
      Set.of(
          "activity_id",
          "activity_name",
          "category_uid",
          "category_name",
          "class_uid",
          "class_name",
          "type_uid",
          "severity_id",
          "severity",
          "time",
          "status_id",
          "status",
          "message",
          "unmapped");

  /** Of the profile Security Control, and what single classes have. */
  private static final Map<Long, Set<String>> OWN =
      Map.of(
          2004L, Set.of("is_alert", "resources"),
          3004L, Set.of("comment", "status_detail"),
          6006L,
              Set.of(
                  "status_detail",
                  "action_id",
                  "action",
                  "disposition_id",
                  "disposition",
                  "is_alert"));

  @TempDir Path home;

  private static Set<String> names(Json object) {
    return ((Json.Obj) object).members().keySet();
  }

  private static void conforms(Json event) {
    long type = event.number("class_uid", 0);
    Set<String> known = new HashSet<>(SIMPLE);
    known.addAll(OBJECTS.keySet());
    known.addAll(OWN.get(type));
    assertThat(names(event)).containsAll(ALWAYS).containsAll(REQUIRED.get(type)).isSubsetOf(known);
    OBJECTS.forEach((name, attributes) ->
        event
            .at(name)
            .ifPresent(object -> assertThat(names(object)).isNotEmpty().isSubsetOf(attributes)));
    Json metadata = event.at("metadata").orElseThrow();
    assertThat(metadata.string("version")).isEqualTo("1.6.0");
    assertThat(metadata.at("product").orElseThrow().string("vendor_name")).isNotEmpty();
    assertThat(event.number("type_uid", 0)).isEqualTo(type * 100 + event.number("activity_id", 0));
    event.at("file").ifPresent(OcsfExportTest::isFile);
    event
        .at("actor")
        .ifPresent(actor -> assertThat(actor.at("user").orElseThrow().string("name")).isNotEmpty());
  }

  private static void isFile(Json file) {
    assertThat(file.string("name")).isNotEmpty();
    assertThat(file.number("type_id", 0)).isEqualTo(1);
    assertThat(file.list("hashes"))
        .allSatisfy(hash -> assertThat(names(hash)).contains("algorithm_id", "value"));
  }

  private static List<Json> events(Path file) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines.map(Json::read).toList();
    }
  }

  private static void download(ServerCalls calls, NpmRegistry registry) {
    String good = "/npm" + NpmRegistry.tarballPath("left", "1.0.0");
    String bad = "/npm" + NpmRegistry.tarballPath("left", "1.1.0");
    String spoilt = NpmRegistry.tarballPath("spoilt", "1.0.0");
    registry.publish("left", "1.0.0").publish("left", "1.1.0").publish("spoilt", "1.0.0");
    registry.faults().on(spoilt).corrupt();
    assertThat(status(calls, good)).isEqualTo(200);
    calls.importMalware("MAL-2026-9001", "left", "1.1.0");
    assertThat(status(calls, bad)).isEqualTo(403);
    assertThat(status(calls, "/npm/left")).isEqualTo(200);
    assertThat(status(calls, "/npm" + spoilt)).isEqualTo(502);
  }

  private static int status(ServerCalls calls, String path) {
    try {
      return calls.get(path).status();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void decide(ServerCalls calls, NpmRegistry registry) {
    String expires = Instant.now().plus(Duration.ofDays(5)).toString();
    String block =
        calls.send(
            "POST", "/api/v1/gate/blocks", "{\"purl\":\"pkg:npm/left\",\"reason\":\"typosquat\"}");
    waive(calls, "pkg:npm/right@1.0.0", "we read it", false, expires);
    waive(calls, "pkg:npm/bad@1.0.0", "to study it", true, expires);
    calls.send(
        "DELETE",
        "/api/v1/gate/overrides/" + Json.read(block).string("id") + "?reason=it%20is%20ours",
        "");
  }

  private static void waive(
      ServerCalls calls, String purl, String reason, boolean malicious, String expires) {
    calls.send(
        "POST",
        "/api/v1/gate/waivers",
        "{\"purl\":\"%s\",\"reason\":\"%s\",\"malicious\":%s,\"expires\":\"%s\"}"
            .formatted(purl, reason, malicious, expires));
  }

  private static void learnLate(ServerCalls calls, NpmRegistry registry) {
    registry.publish("left", "1.0.0");
    assertThat(status(calls, "/npm" + NpmRegistry.tarballPath("left", "1.0.0"))).isEqualTo(200);
    calls.importMalware("MAL-2026-9001", "left", "1.0.0");
  }

  /** Runs on a new house until so many events are out. */
  private List<Json> eventsOf(int count, BiConsumer<ServerCalls, NpmRegistry> acts)
      throws Exception {
    Path data = home.resolve("data");
    Path file = home.resolve("out/gate.jsonl");
    try (NpmRegistry registry = NpmRegistry.start()) {
      Map<String, String> settings =
          Map.of(
              "upstream.npm.default.url",
              registry.url().toString(),
              "gate.ocsf.file",
              file.toString());
      try (Wiring house = RunningServer.start(home, data, settings)) {
        acts.accept(ServerCalls.to(house, data), registry);
        await().until(() -> events(file).size() >= count);
      }
    }
    assertThat(events(file)).hasSize(count).allSatisfy(OcsfExportTest::conforms);
    return events(file);
  }

  private static String said(Json event) {
    return event.at("unmapped").orElseThrow().string("fact_type");
  }

  @Test
  void whatClientsDoIsReadAsEventsOfTheSchema() throws Exception {
    List<Json> events = eventsOf(4, OcsfExportTest::download);
    assertThat(events)
        .extracting(
            OcsfExportTest::said,
            event -> event.at("file").orElseThrow().string("name"),
            event -> event.string("action"),
            event -> event.string("severity"),
            event -> event.flag("is_alert"))
        .containsExactly(
            tuple("gate.pull", "left-1.0.0.tgz", "Allowed", "Informational", false),
            tuple("gate.refused", "left-1.1.0.tgz", "Denied", "High", true),
            tuple("gate.withheld", "pkg:npm/left", "Denied", "Informational", false),
            tuple("gate.mismatch", "spoilt-1.0.0.tgz", "Denied", "High", true));
    assertThat(events.get(1).string("status_detail")).contains("known malicious, MAL-2026-9001");
  }

  @Test
  void whatPeopleDecideIsReadAsEventsOfTheSchema() throws Exception {
    List<Json> events = eventsOf(4, OcsfExportTest::decide);
    assertThat(events)
        .extracting(
            OcsfExportTest::said,
            event -> event.string("activity_name"),
            event -> event.at("entity").orElseThrow().string("type"),
            event -> event.at("entity").orElseThrow().string("name"),
            event -> event.string("severity"),
            event -> event.string("comment"))
        .containsExactly(
            tuple(
                "gate.block.created",
                "Create",
                "block",
                "pkg:npm/left",
                "Informational",
                "typosquat"),
            tuple(
                "gate.waiver.created",
                "Create",
                "waiver",
                "pkg:npm/right@1.0.0",
                "Low",
                "we read it"),
            tuple(
                "gate.waiver.created",
                "Create",
                "waiver",
                "pkg:npm/bad@1.0.0",
                "High",
                "to study it"),
            tuple(
                "gate.block.ended",
                "Deactivate",
                "block",
                "pkg:npm/left",
                "Informational",
                "it is ours"));
    assertThat(events)
        .extracting(
            event -> event.at("actor").orElseThrow().at("user").orElseThrow().string("name"))
        .containsOnly("token:local-admin");
  }

  @Test
  void whatTurnsOutLaterIsReadAsAFinding() throws Exception {
    List<Json> events = eventsOf(2, OcsfExportTest::learnLate);
    Json finding = events.getLast();
    assertThat(said(finding)).isEqualTo("gate.exposed");
    assertThat(finding.number("class_uid", 0)).isEqualTo(2004);
    assertThat(finding.string("severity")).isEqualTo("Critical");
    assertThat(finding.flag("is_alert")).isTrue();
    Json info = finding.at("finding_info").orElseThrow();
    assertThat(info.string("title"))
        .isEqualTo("pkg:npm/left@1.0.0 was pulled here before MAL-2026-9001 named it");
    assertThat(info.number("related_events_count", 0)).isEqualTo(1);
    assertThat(info.number("first_seen_time", 0)).isEqualTo(events.getFirst().number("time", -1));
    assertThat(finding.list("resources"))
        .extracting(resource -> resource.string("uid"))
        .containsExactly("pkg:npm/left@1.0.0");
  }
}
