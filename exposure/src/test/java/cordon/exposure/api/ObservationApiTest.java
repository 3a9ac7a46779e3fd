package cordon.exposure.api;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.advisories.StarterFeed;
import cordon.exposure.HouseTest;
import cordon.terminal.ApiAnswer;
import cordon.terminal.ApiClient;
import cordon.terminal.Json;
import cordon.web.Access;
import cordon.web.Role;
import cordon.web.Route;
import cordon.web.api.Idempotency;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The API through a real server. */
class ObservationApiTest extends HouseTest {
  private static final String PATH = "/api/v1/observations";
  private static final String PINS = "litellm==1.82.7\n";

  private ApiClient api;

  @BeforeEach
  void open() {
    api = new ApiClient(URI.create(house.url()), Optional.of(house.token()));
  }

  @Test
  void aDocumentIsTakenInOnceAndFoundByItsUnit() {
    Map<String, String> query =
        Map.of("unit", "ci", "name", "requirements.txt", "observed", "2026-03-24T09:00:00Z");
    ApiAnswer.Done first = (ApiAnswer.Done) send(query, PINS, "");
    assertThat(first.status()).isEqualTo(201);
    assertThat(first.body().flag("new")).isTrue();
    assertThat(first.body().string("kind")).isEqualTo("requirements.txt");
    assertThat(first.body().number("releases", -1)).isEqualTo(1);
    ApiAnswer.Done second = (ApiAnswer.Done) send(query, PINS, "");
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.body().flag("new")).isFalse();
    Json list = get(PATH, Map.of("unit", "ci"));
    assertThat(list.list("items")).hasSize(1);
    assertThat(list.list("items").getFirst().string("observed")).isEqualTo("2026-03-24T09:00:00Z");
    assertThat(get(PATH, Map.of("unit", "other")).list("items")).isEmpty();
    Json unit = get("/api/v1/units", Map.of()).list("items").getFirst();
    assertThat(unit.string("name")).isEqualTo("ci");
    assertThat(unit.string("last_heard")).isEqualTo("2026-03-24T09:00:00Z");
    assertThat(unit.number("silent_days", -1)).isZero();
  }

  @Test
  void listsGoOnWhereTheyStopped() {
    for (int i = 0; i < 5; i++) {
      send(Map.of("unit", "u" + i, "name", "requirements.txt"), PINS, "");
    }
    for (String path : new String[] {PATH, "/api/v1/units"}) {
      Map<String, String> query = new HashMap<>(Map.of("limit", "2"));
      int seen = 0;
      String next;
      do {
        Json page = get(path, query);
        seen += page.list("items").size();
        next = page.string("next");
        query.put("cursor", next);
      } while (!next.isEmpty());
      assertThat(seen).as(path).isEqualTo(5);
    }
  }

  @Test
  void whatCannotBeReadIsRefusedWithItsPlaceAndLeavesNothing() {
    ApiAnswer.Refused refused =
        (ApiAnswer.Refused) send(Map.of("unit", "ci", "name", "uv.lock"), "version = 1\n[[p\n", "");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.problem().detail()).contains("line 2");
    assertThat(refused(Map.of("name", "uv.lock"))).contains("`unit`");
    assertThat(refused(Map.of("unit", "ci"))).contains("`name`");
    assertThat(refused(Map.of("unit", "ci", "name", "uv.lock", "observed", "tuesday")))
        .contains("`observed`");
    assertThat(refused(Map.of("unit", "ci", "name", "uv.lock", "complete", "perhaps")))
        .contains("`complete`");
    assertThat(get(PATH, Map.of()).list("items")).isEmpty();
  }

  private String refused(Map<String, String> query) {
    return ((ApiAnswer.Refused) send(query, PINS, "")).problem().line();
  }

  @Test
  void whatTheOrganisationSaysOfItselfHasARouteOfItsOwn() {
    String estate = "[[unit]]\nname = \"ci\"\nreaches = [\"key\"]\n";
    assertThat(refused(Map.of("unit", "ci", "name", "estate.toml"))).contains("estate.toml");
    ApiAnswer.Done done =
        (ApiAnswer.Done)
            api.upload(
                "/api/v1/estate",
                Map.of("name", "estate.toml"),
                "",
                estate.getBytes(StandardCharsets.UTF_8));
    assertThat(done.status()).isEqualTo(201);
    assertThat(done.body().string("kind")).isEqualTo("estate");
  }

  @Test
  void anAnswerTellsWhoHadItAndWhatTheyReach() {
    String estate =
        "[[unit]]\nname = \"ci\"\nreaches = [\"key\"]\n[[credential]]\nname = \"key\"\n"
            + "opens = [\"labels\"]\n[[dataset]]\nname = \"labels\"\ncrown-jewel = true\n";
    api.upload(
        "/api/v1/estate",
        Map.of("name", "estate.toml"),
        "",
        estate.getBytes(StandardCharsets.UTF_8));
    String before = exposed("pkg:pypi/litellm@1.82.7", "").string("as_of");
    send(Map.of("unit", "ci", "name", "requirements.txt"), PINS, "");
    Json now = exposed("pkg:pypi/litellm@1.82.7", "");
    assertThat(now.flag("exposed")).isTrue();
    assertThat(now.list("units").getFirst().string("name")).isEqualTo("ci");
    assertThat(now.list("units").getFirst().string("grade")).isEqualTo("locked");
    assertThat(now.list("credentials").getFirst().string("name")).isEqualTo("key");
    assertThat(now.at("plan").orElseThrow().strings("jewels")).containsExactly("dataset:labels");
    assertThat(exposed("pkg:pypi/litellm", "").flag("exposed")).isTrue();
    assertThat(exposed("pkg:pypi/litellm@1.82.8", "").flag("exposed")).isFalse();
    Json then = exposed("pkg:pypi/litellm@1.82.7", before);
    assertThat(then.flag("exposed")).isFalse();
    assertThat(then.string("as_of")).isEqualTo(before);
    assertThat(((ApiAnswer.Refused) api.get("/api/v1/exposure")).problem().line())
        .contains("`target`");
  }

  private Json exposed(String purl, String asOf) {
    return get("/api/v1/exposure", Map.of("target", purl, "as_of", asOf));
  }

  @Test
  void aRepeatedKeyGetsTheFirstAnswerAndAnotherRequestNone() {
    Map<String, String> query = Map.of("unit", "ci", "name", "requirements.txt");
    Json first = ((ApiAnswer.Done) send(query, PINS, "k1")).body();
    house.now = house.now.plusSeconds(60);
    Json again = ((ApiAnswer.Done) send(query, PINS, "k1")).body();
    assertThat(again.number("id", -1)).isEqualTo(first.number("id", -2));
    assertThat(again.flag("new")).isTrue();
    ApiAnswer other = send(Map.of("unit", "other", "name", "requirements.txt"), PINS, "k1");
    assertThat(((ApiAnswer.Refused) other).status()).isEqualTo(422);
  }

  @Test
  void anAdvisoryAsksForWhatItCoversInTheWindowThatItsSourcesClaim() {
    house.now = Instant.parse("2026-03-25T00:00:00Z");
    send(
        Map.of("unit", "ci", "name", "requirements.txt", "observed", "2026-03-24T10:50:00Z"),
        PINS,
        "");
    send(
        Map.of("unit", "other", "name", "requirements.txt", "observed", "2026-03-24T10:50:00Z"),
        "litellm==1.82.6\n",
        "");

    Json answer = get("/api/v1/exposure", Map.of("target", "MAL-2026-2144"));

    assertThat(answer.list("units")).extracting(u -> u.string("name")).containsExactly("ci");
    assertThat(answer.string("from")).startsWith("2026-03-24T");
    ApiAnswer unknown = api.get("/api/v1/exposure", Map.of("target", "MAL-0000-1"));
    assertThat(((ApiAnswer.Refused) unknown).problem().detail()).contains("MAL-0000-1");
  }

  @Test
  void theAnswerIsAlsoAPicture() {
    send(Map.of("unit", "ci", "name", "requirements.txt"), PINS, "");
    String purl = "pkg:pypi/LiteLLM@1.82.7";

    assertThat(picture(Map.of("target", purl))).startsWith("<svg").contains(">ci<");
    assertThat(picture(Map.of("target", purl, "format", "dot")))
        .startsWith("digraph")
        .contains("\"unit:ci\"");
    assertThat(picture("/exposure", Map.of("target", purl))).contains("1 unit had it", "<svg");
    assertThat(picture("/exposure", Map.of())).contains("name=\"target\"").doesNotContain("<svg");
    assertThat(api.get("/api/v1/exposure/picture", Map.of("target", purl, "format", "gif")))
        .isInstanceOf(ApiAnswer.Refused.class);
  }

  private String picture(Map<String, String> query) {
    return picture("/api/v1/exposure/picture", query);
  }

  private String picture(String path, Map<String, String> query) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    api.download(path, query, bytes).orThrow();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void everyRouteNamesWhoMay() {
    Idempotency idempotency = new Idempotency(house.database, () -> house.now);
    Map<String, Access> access =
        Stream.concat(
                new ObservationApi(house.exposure).routes().stream(),
                new UploadApi(house.exposure, idempotency, 1).routes().stream())
            .collect(Collectors.toMap(r -> r.method() + " " + r.path(), Route::access));
    assertThat(access)
        .isEqualTo(
            Map.of(
                "GET /api/v1/observations", Access.needs(Role.VIEWER),
                "POST /api/v1/observations", Access.needs(Role.DEVELOPER),
                "POST /api/v1/observations/bundle", Access.needs(Role.DEVELOPER),
                "POST /api/v1/observations/end", Access.needs(Role.DEVELOPER),
                "POST /api/v1/estate", Access.needs(Role.ANALYST),
                "GET /api/v1/units", Access.needs(Role.VIEWER)));
    assertThat(new AnswerApi(house.exposure, StarterFeed::find).routes())
        .extracting(Route::access)
        .containsOnly(Access.needs(Role.VIEWER));
    ApiClient stranger = new ApiClient(URI.create(house.url()), Optional.empty());
    assertThat(((ApiAnswer.Refused) stranger.get(PATH)).status()).isEqualTo(401);
  }

  private ApiAnswer send(Map<String, String> query, String text, String key) {
    return api.upload(PATH, query, key, text.getBytes(StandardCharsets.UTF_8));
  }

  private Json get(String path, Map<String, String> query) {
    return ((ApiAnswer.Done) api.get(path, query)).body();
  }
}
