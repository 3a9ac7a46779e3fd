package cordon.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import cordon.app.RunningServer;
import cordon.app.ServerCalls;
import cordon.terminal.Json;
import cordon.testkit.registry.NpmRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the requests of clients to the lines of the file that other tools read. */
class OcsfExportTest {
  /** Of File Hosting Activity in version 1.6.0 of the schema, without profiles of no use here. */
  private static final List<String> REQUIRED =
      List.of(
          "activity_id",
          "actor",
          "category_uid",
          "class_uid",
          "file",
          "metadata",
          "severity_id",
          "src_endpoint",
          "time",
          "type_uid");

  /** What that version names of what is written; the rest has to stand under unmapped. */
  private static final Map<String, Set<String>> OBJECTS =
      Map.of(
          "actor", Set.of("user"),
          "file", Set.of("name", "type_id", "type", "size", "hashes"),
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
          "status_detail",
          "action_id",
          "action",
          "disposition_id",
          "disposition",
          "is_alert",
          "message",
          "unmapped");

  @TempDir Path home;

  private static Set<String> names(Json object) {
    return ((Json.Obj) object).members().keySet();
  }

  private static void conforms(Json event) {
    Set<String> known = new HashSet<>(SIMPLE);
    known.addAll(OBJECTS.keySet());
    assertThat(names(event)).containsAll(REQUIRED).isSubsetOf(known);
    OBJECTS.forEach((name, attributes) ->
        event.at(name).ifPresent(object -> assertThat(names(object)).isSubsetOf(attributes)));
    Json metadata = event.at("metadata").orElseThrow();
    assertThat(metadata.string("version")).isEqualTo("1.6.0");
    assertThat(metadata.at("product").orElseThrow().string("vendor_name")).isNotEmpty();
    assertThat(event.number("type_uid", 0))
        .isEqualTo(event.number("class_uid", 0) * 100 + event.number("activity_id", 0));
    assertThat(names(event.at("src_endpoint").orElseThrow())).isNotEmpty();
    Json file = event.at("file").orElseThrow();
    assertThat(file.string("name")).isNotEmpty();
    assertThat(file.number("type_id", 0)).isEqualTo(1);
    assertThat(file.list("hashes"))
        .allSatisfy(hash -> assertThat(names(hash)).contains("algorithm_id", "value"));
    Json user = event.at("actor").orElseThrow().at("user").orElseThrow();
    assertThat(user.string("name")).isNotEmpty();
  }

  private static List<Json> events(Path file) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines.map(Json::read).toList();
    }
  }

  private static void act(ServerCalls calls, NpmRegistry registry) throws IOException {
    String good = "/npm" + NpmRegistry.tarballPath("left", "1.0.0");
    String bad = "/npm" + NpmRegistry.tarballPath("left", "1.1.0");
    String spoilt = NpmRegistry.tarballPath("spoilt", "1.0.0");
    registry.publish("left", "1.0.0").publish("left", "1.1.0").publish("spoilt", "1.0.0");
    registry.faults().on(spoilt).corrupt();
    assertThat(calls.get(good).status()).isEqualTo(200);
    calls.importMalware("MAL-2026-9001", "left", "1.1.0");
    assertThat(calls.get(bad).status()).isEqualTo(403);
    assertThat(calls.get("/npm/left").status()).isEqualTo(200);
    assertThat(calls.get("/npm" + spoilt).status()).isEqualTo(502);
  }

  @Test
  void whatClientsDoIsReadAsEventsOfTheSchema() throws Exception {
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
        act(ServerCalls.to(house, data), registry);
        await().until(() -> events(file).size() == 4);
      }
    }
    assertThat(events(file)).allSatisfy(OcsfExportTest::conforms);
    assertThat(events(file))
        .extracting(
            event -> event.at("unmapped").orElseThrow().string("fact_type"),
            event -> event.at("file").orElseThrow().string("name"),
            event -> event.string("action"),
            event -> event.string("severity"),
            event -> event.flag("is_alert"))
        .containsExactly(
            tuple("gate.pull", "left-1.0.0.tgz", "Allowed", "Informational", false),
            tuple("gate.refused", "left-1.1.0.tgz", "Denied", "High", true),
            tuple("gate.withheld", "pkg:npm/left", "Denied", "Informational", false),
            tuple("gate.mismatch", "spoilt-1.0.0.tgz", "Denied", "High", true));
    assertThat(events(file).get(1).string("status_detail"))
        .contains("known malicious, MAL-2026-9001");
  }
}
