package cordon.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.advisories.AdvisoryMatch;
import cordon.base.Ecosystem;
import cordon.base.ProblemException;
import cordon.ledger.FactDraft;
import cordon.terminal.ApiClient;
import cordon.terminal.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What advisories say of what units have now. */
class FindingsTest extends HouseTest {
  private static final String PATH = "/api/v1/exposure/findings";

  private ApiClient api;
  private final List<AdvisoryMatch> claims = new ArrayList<>();
  private long generation = 1;
  private int asked;

  @BeforeEach
  void open() {
    house.advisories =
        new AdvisorySource(id -> List.of(), (e, name) -> List.of(), this::about, () -> generation);
    api = new ApiClient(URI.create(house.url()), Optional.of(house.token()));
  }

  /** The source of a claim names the release that it is about. */
  private List<AdvisoryMatch> about(Ecosystem ecosystem, String name, String version) {
    asked++;
    return claims.stream()
        .filter(c -> c.source().equals(ecosystem.purlType() + "/" + name + "@" + version))
        .toList();
  }

  private void claim(String id, boolean malicious, String release) {
    generation++;
    claims.add(
        new AdvisoryMatch(
            id,
            List.of(),
            malicious,
            true,
            "what " + id + " says",
            release,
            Optional.empty(),
            Instant.EPOCH,
            List.of()));
  }

  private void pins(String unit, String requirements) {
    brings(unit, "requirements.txt", requirements);
  }

  private void brings(String unit, String name, String text) {
    house.now = house.now.plusSeconds(60);
    house.exposure.record(
        Upload.of(name, unit, Provenance.ANALYST).complete(true),
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        "token:test");
  }

  private Json get(String... query) {
    Map<String, String> map =
        query.length == 0 ? Map.of() : Map.of(query[0], query[1], "limit", "1");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    api.download(PATH, map, bytes).orThrow();
    return Json.read(bytes.toString(StandardCharsets.UTF_8));
  }

  private List<String> ids(Json found) {
    return found.list("items").stream().map(item -> item.string("advisory")).toList();
  }

  @Test
  void malwareComesFirstThenWhatTheMostUnitsHave() {
    pins("billing", "demo==1.0\nlitellm==1.82.7\nfine==1\n");
    pins("search", "demo==1.0\n");
    claim("CVE-1", false, "pypi/litellm@1.82.7");
    claim("CVE-2", false, "pypi/demo@1.0");
    claim("MAL-1", true, "pypi/litellm@1.82.7");
    claim("CVE-3", false, "npm/demo@1.0");
    Json found = get();
    assertThat(ids(found)).containsExactly("MAL-1", "CVE-2", "CVE-1");
    assertThat(found.number("count", 0)).isEqualTo(3);
    Json first = found.list("items").getFirst();
    assertThat(first.string("purl")).isEqualTo("pkg:pypi/litellm@1.82.7");
    assertThat(first.string("kind")).isEqualTo("malicious");
    assertThat(first.string("grade")).isEqualTo("locked");
    assertThat(first.strings("units")).containsExactly("billing");
    assertThat(found.list("items").get(1).strings("units")).containsExactly("billing", "search");
    assertThat(ids(get("unit", "search"))).containsExactly("CVE-2");
    assertThatThrownBy(() -> get("unit", "nobody"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("unit");
  }

  @Test
  void whatIsClaimedOfItStandsBesideItAndTakesNothingAway() {
    pins("billing", "demo==1.0\n");
    pins("search", "demo==1.0\n");
    claim("CVE-2", false, "pypi/demo@1.0");
    claim("CVE-3", false, "pypi/demo@1.0");
    brings("billing", "a.openvex.json", openVex("CVE-2", "pkg:pypi/demo@1.0"));
    brings("search", "b.openvex.json", openVex("CVE-2", "pkg:pypi/demo@2.0"));
    List<Json> found = get().list("items");
    assertThat(found).extracting(item -> item.string("advisory")).containsExactly("CVE-2", "CVE-3");
    assertThat(found.getFirst().strings("units")).containsExactly("billing", "search");
    Json said = found.getFirst().list("claims").getFirst();
    assertThat(found.getFirst().list("claims")).hasSize(1);
    assertThat(said.string("unit")).isEqualTo("billing");
    assertThat(said.string("status")).isEqualTo("not_affected");
    assertThat(said.string("author")).isEqualTo("Example");
    assertThat(found.getLast().list("claims")).isEmpty();
  }

  private static String openVex(String advisory, String purl) {
    return """
    {"@context":"https://openvex.dev/ns/v0.2.0","@id":"urn:example:1","author":"Example",
     "timestamp":"2026-03-25T00:00:00Z","version":1,"statements":[{"status":"not_affected",
     "justification":"component_not_present",
     "vulnerability":{"name":"%s"},"products":["%s"]}]}
    """
        .formatted(advisory, purl);
  }

  @Test
  void whatAUnitNoLongerHasIsNotFound() {
    pins("billing", "demo==1.0\n");
    claim("CVE-2", false, "pypi/demo@1.0");
    assertThat(ids(get())).containsExactly("CVE-2");
    pins("billing", "demo==1.1\n");
    assertThat(ids(get())).isEmpty();
  }

  private static final String LIBRARY =
      """
      {"bomFormat":"CycloneDX","specVersion":"1.6","components":[
        {"type":"library","name":"z","version":"1","purl":"pkg:maven/org.example/z@1"}]}
      """;

  private void pulled(String unit, String release) {
    house.now = house.now.plusSeconds(60);
    String version = release.substring(release.indexOf('@') + 1);
    String body = "{\"version\":\"" + version + "\"}";
    house
        .ledger
        .append(new FactDraft("gate.pull", house.now, "token:" + unit, "pkg:" + release, body))
        .join();
  }

  @Test
  void aLockThatLeavesOutPluginsEndsNoPullOfOne() {
    String plugin = "maven/org.example/org.example.gradle.plugin@1.0";
    claim("MAL-1", true, "maven/org.example:org.example.gradle.plugin@1.0");
    claim("MAL-2", true, "maven/org.example:library@1.0");
    claim("MAL-3", true, "maven/org.example:of-the-plugin@1.0");
    pulled("app", plugin);
    pulled("other", plugin);
    pulled("app", "maven/org.example/library@1.0");
    pulled("app", "maven/org.example/of-the-plugin@1.0");
    brings("app", "gradle.lockfile", "org.example:library:1.0=runtimeClasspath\n");
    brings("app", "gradle.lockfile", "org.example:library:1.1=runtimeClasspath\n");
    assertThat(ids(get())).containsExactlyInAnyOrder("MAL-1", "MAL-3");
    assertThat(get("unit", "app").list("items").getFirst().strings("units"))
        .containsExactly("app", "other");
    brings("other", "all.cdx.json", LIBRARY);
    assertThat(get("unit", "app").list("items").getFirst().strings("units"))
        .as("by a list that leaves nothing out")
        .containsExactly("app");
  }

  @Test
  void nothingIsMatchedAgainBeforeSomethingChanges() {
    pins("billing", "demo==1.0\n");
    get();
    int once = asked;
    get();
    assertThat(asked).isEqualTo(once);
    claim("CVE-2", false, "pypi/demo@1.0");
    assertThat(ids(get())).containsExactly("CVE-2");
    assertThat(asked).isGreaterThan(once);
  }

  @Test
  void theListGoesOnAndRefusesWhatItDoesNotKnow() {
    pins("billing", "demo==1.0\nlitellm==1.82.7\n");
    claim("CVE-2", false, "pypi/demo@1.0");
    claim("MAL-1", true, "pypi/litellm@1.82.7");
    Json first = get("unit", "billing");
    assertThat(ids(first)).containsExactly("MAL-1");
    Json second = get("cursor", first.string("next"));
    assertThat(ids(second)).containsExactly("CVE-2");
    assertThat(second.string("next")).isEmpty();
    assertThat(ids(get("kind", "malicious"))).containsExactly("MAL-1");
    assertThatThrownBy(() -> get("kind", "odd"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("kind");
    claims.clear();
    generation++;
    assertThatThrownBy(() -> get("cursor", first.string("next")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("cursor");
  }
}
