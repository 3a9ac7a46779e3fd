package cordon.exposure.api;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.exposure.Build;
import cordon.exposure.ExposureHouse;
import cordon.exposure.HouseTest;
import cordon.exposure.Provenance;
import cordon.exposure.Upload;
import cordon.ledger.Fact;
import cordon.ledger.FactQuery;
import cordon.terminal.ApiAnswer;
import cordon.terminal.ApiClient;
import cordon.terminal.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Questions through a real server. */
class AnswerApiTest extends HouseTest {
  private static final String LOCK =
      """
      version = 1
      [[package]]
      name = "train"
      version = "0.1.0"
      source = { editable = "." }
      dependencies = [{ name = "agents" }]
      [[package]]
      name = "agents"
      version = "2.0"
      source = { registry = "https://registry.example/simple" }
      dependencies = [{ name = "litellm" }]
      [[package]]
      name = "litellm"
      version = "1.82.7"
      source = { registry = "https://registry.example/simple" }
      """;

  private ApiClient api;

  @BeforeEach
  void open() {
    api = new ApiClient(URI.create(house.url()), Optional.of(house.token()));
  }

  private void observe(String unit, String name, String text, String observed) {
    observe(unit, name, text, Optional.of(Instant.parse(observed)));
  }

  private void observe(String unit, String name, String text) {
    observe(unit, name, text, Optional.empty());
  }

  private void observe(String unit, String name, String text, Optional<Instant> observed) {
    house.exposure.record(
        new Upload(
            name,
            unit,
            Optional.empty(),
            observed,
            Optional.empty(),
            Provenance.ANALYST,
            Build.NONE),
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        "token:test");
  }

  private static final String ESTATE =
      """
      [[unit]]
      name = "ci/train"
      reaches = ["aws-train"]
      [[credential]]
      name = "aws-train"
      kind = "cloud"
      rotated = 2026-03-24T09:00:00Z
      """;

  private ApiAnswer prove(String credential, String proof) {
    return api.post(
        "/api/v1/credentials/proofs",
        json -> {
          json.writeStartObject();
          json.writeStringProperty("credential", credential);
          json.writeStringProperty("proof", proof);
          json.writeEndObject();
        });
  }

  private Json credential() {
    return api.get("/api/v1/exposure", Map.of("target", "pkg:pypi/litellm@1.82.7"))
        .orThrow()
        .list("credentials")
        .getFirst();
  }

  @Test
  void onlyAProofTicksACredentialOffAndCounterEvidenceOpensItAgain() {
    observe("", "estate.toml", ESTATE);
    observe("ci/train", "uv.lock", LOCK);
    assertThat(credential().string("closed")).isEmpty();
    house.now = house.now.plusSeconds(60);
    Json kept = prove("aws-train", "refused").orThrow();
    assertThat(kept.flag("dead")).isTrue();
    assertThat(credential().string("closed")).isEqualTo(house.now.toString());
    house.now = house.now.plusSeconds(60);
    prove("aws-train", "accepted").orThrow();
    assertThat(credential().string("closed")).isEmpty();
    assertThat(house.ledger.read(FactQuery.all(100)))
        .extracting(Fact::type)
        .containsSubsequence("exposure.stated");
    ApiAnswer.Refused unknown = (ApiAnswer.Refused) prove("aws-trian", "refused");
    assertThat(unknown.problem().detail()).contains("`aws-train`");
    assertThat(((ApiAnswer.Refused) prove("aws-train", "hoped")).problem().remedy())
        .contains("refused");
  }

  @Test
  void windowsStandSideBySideWithWhatDiffers() {
    String good = LOCK.replace("1.82.7", "1.82.6");
    observe("early", "uv.lock", good, "2026-03-24T09:00:00Z");
    observe("early", "uv.lock", LOCK, "2026-03-24T09:10:00Z");
    observe("late", "uv.lock", good, "2026-03-24T09:20:00Z");
    observe("late", "uv.lock", LOCK, "2026-03-24T09:30:00Z");
    Json both =
        api.get(
                "/api/v1/exposure/windows",
                Map.of(
                    "target",
                    "pkg:pypi/litellm@1.82.7",
                    "window",
                    "2026-03-24T09:00:00Z..2026-03-24T09:15:00Z"
                        + " 2026-03-24T09:00:00Z..2026-03-24T09:45:00Z"))
            .orThrow();
    assertThat(both.list("windows")).extracting(w -> w.number("units", -1)).containsExactly(1L, 2L);
    assertThat(both.at("notes")).isPresent();
    Json difference = both.list("differences").getFirst();
    assertThat(difference.string("name")).isEqualTo("late");
    assertThat(difference.strings("states"))
        .containsExactly("had it, came by it outside", "locked");
    assertThat(both.number("alike", -1)).isEqualTo(1);
    Map<String, String> one =
        Map.of("target", "pkg:pypi/litellm@1.82.7", "window", "2026-03-24T09:00:00Z..");
    assertThat(api.get("/api/v1/exposure/windows", one)).isInstanceOf(ApiAnswer.Refused.class);
  }

  private String export(String version, String at, String asOf) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    api.download(
            "/api/v1/units/inventory",
            Map.of("unit", "ci", "at", at, "as_of", asOf, "version", version),
            bytes)
        .orThrow();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void anInventoryIsExportedAsOfBothClocksAndReadAgain() {
    observe("ci", "uv.lock", LOCK, "2026-03-24T09:00:00Z");
    house.now = house.now.plusSeconds(3600);
    observe("ci", "uv.lock", LOCK.replace("1.82.7", "1.82.6"), "2026-03-24T09:30:00Z");
    String now = house.now.toString();
    String then = ExposureHouse.START.plusSeconds(60).toString();
    assertThat(export("1.6", "2026-03-24T09:15:00Z", now)).contains("1.82.7").contains("agents");
    assertThat(export("1.6", "2026-03-24T09:45:00Z", now)).doesNotContain("1.82.7");
    assertThat(export("1.7", "2026-03-24T09:45:00Z", then)).contains("1.82.7", "\"1.7\"");
    assertThat(export("1.6", "2026-03-24T09:45:00Z", then))
        .isEqualTo(export("1.6", "2026-03-24T09:45:00Z", then));

    observe("copy", "bom.json", export("1.6", "2026-03-24T09:15:00Z", now));
    List<Json> items =
        api.get("/api/v1/observations", Map.of("unit", "copy")).orThrow().list("items");
    assertThat(items.getFirst().number("releases", 0)).isEqualTo(2);
    assertThat(items.getFirst().flag("complete")).isTrue();
    assertThat(api.get("/api/v1/units/inventory", Map.of("unit", "nobody")))
        .isInstanceOf(ApiAnswer.Refused.class);
  }

  @Test
  void theAnswerTellsWhichReleaseBroughtItIn() {
    observe("ci/train", "uv.lock", LOCK);
    Json unit =
        api.get("/api/v1/exposure", Map.of("target", "pkg:pypi/litellm@1.82.7"))
            .orThrow()
            .list("units")
            .getFirst();
    Json path = unit.list("paths").getFirst();
    assertThat(path.string("file")).isEqualTo("uv.lock");
    assertThat(path.list("releases"))
        .extracting(link -> link.string("name") + " " + link.string("version"))
        .isEqualTo(List.of("agents 2.0", "litellm 1.82.7"));
  }

  @Test
  void aMomentIsAnsweredAndDrawnAsJson() {
    observe("", "estate.toml", ESTATE);
    observe("ci/train", "uv.lock", LOCK, "2026-03-24T09:00:00Z");
    String target = "pkg:pypi/litellm@1.82.7";
    String to = "2026-03-24T09:30:00Z";
    Map<String, String> before =
        Map.of(
            "target",
            target,
            "from",
            "2026-03-24T08:00:00Z",
            "to",
            to,
            "at",
            "2026-03-24T07:00:00Z");
    assertThat(api.get("/api/v1/exposure", before).orThrow().list("units")).isEmpty();
    Map<String, String> drawn = new HashMap<>(before);
    drawn.put("format", "json");
    Json pale = api.get("/api/v1/exposure/picture", drawn).orThrow();
    assertThat(pale.list("nodes"))
        .extracting(node -> node.string("label") + " " + node.string("phase"))
        .containsExactly("litellm 1.82.7 now", "ci/train not-yet", "aws-train not-yet");
    drawn.put("at", to);
    Json lit = api.get("/api/v1/exposure/picture", drawn).orThrow();
    assertThat(lit.list("nodes")).extracting(node -> node.string("phase")).containsOnly("now");
    assertThat(lit.list("links"))
        .extracting(link -> link.string("by"))
        .containsExactly("locked", "reaches");
  }

  @Test
  void aRangeIsRefusedForNoReleaseIsNamedLikeOne() {
    for (String range : List.of(">=1", "^1.2", "~=1.82", "*", "<2")) {
      Map<String, String> asked = Map.of("target", "pkg:pypi/litellm@" + range);
      assertThat(api.get("/api/v1/exposure", asked))
          .isInstanceOfSatisfying(
              ApiAnswer.Refused.class,
              refused -> {
                assertThat(refused.status()).isEqualTo(400);
                assertThat(refused.problem().detail()).contains("range");
              });
    }
  }

  @Test
  void aTimeBeyondTheYear9999IsRefused() {
    Map<String, String> asked =
        Map.of("target", "pkg:pypi/litellm@1.82.7", "to", "+1000000000-12-31T23:59:59Z");
    assertThat(api.get("/api/v1/exposure", asked))
        .isInstanceOfSatisfying(
            ApiAnswer.Refused.class, refused -> assertThat(refused.status()).isEqualTo(400));
  }
}
