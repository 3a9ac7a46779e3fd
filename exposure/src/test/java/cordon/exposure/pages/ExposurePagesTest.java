package cordon.exposure.pages;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.exposure.ExposureHouse;
import cordon.exposure.HouseTest;
import cordon.exposure.Provenance;
import cordon.exposure.Upload;
import cordon.ledger.FactDraft;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page of an answer, as somebody without a script sees it. */
class ExposurePagesTest extends HouseTest {
  private static final String TARGET = "/exposure?target=pkg%3Apypi%2Flitellm%401.82.7";
  private static final int UNITS = 120;

  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void open() {
    List<FactDraft> pulls =
        IntStream.range(0, UNITS)
            .mapToObj(i ->
                new FactDraft(
                    "gate.pull",
                    ExposureHouse.START.plusSeconds(i),
                    "token:unit-%03d".formatted(i),
                    "pkg:pypi/litellm@1.82.7",
                    "{\"version\":\"1.82.7\"}"))
            .toList();
    house.database.write(h -> house.ledger.appendAll(h, pulls));
  }

  @AfterEach
  void close() {
    client.close();
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(house.url() + path))
            .header("Authorization", "Bearer " + house.token())
            .header("Accept", "text/html");
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static String at(int second) {
    return "&at=" + ExposureHouse.START.plusSeconds(second).toString().replace(":", "%3A");
  }

  @Test
  void questionsToVendorsAreLeafedThrough() throws Exception {
    for (int i = 0; i < 60; i++) {
      house.inquiries.ask(
          "vendor-%02d".formatted(i),
          "pkg:pypi/litellm@1.82.7",
          Optional.empty(),
          Optional.empty(),
          Duration.ofDays(1),
          "user:a");
    }
    String first = get("/exposure/inquiries").body();
    assertThat(first)
        .contains("vendor-59", "vendor-10", "1 to 50 of 60")
        .doesNotContain("vendor-09");
    assertThat(first).contains("/exposure/inquiries?questions_from=50#questions");
    assertThat(get("/exposure/inquiries?questions_from=50").body())
        .contains("vendor-09", "vendor-00")
        .doesNotContain("vendor-10");
  }

  @Test
  void anAddressNamesTheMomentAndTheLinksLeadToTheChangesBesideIt() throws Exception {
    String page = get(TARGET + at(9)).body();
    assertThat(page).contains("10 of 120 units had it, or may have; 0 no longer, 110 not yet");
    assertThat(page).contains("unit-009").doesNotContain("<td data-label=\"Unit\">unit-010");
    assertThat(link(page, "earlier")).isEqualTo(TARGET + at(8));
    assertThat(link(page, "later")).isEqualTo(TARGET + at(10));
    assertThat(link(page, "all-moments")).isEqualTo(TARGET);
    assertThat(get(link(page, "later")).body()).contains("11 of 120 units had it");
    assertThat(get(TARGET + at(-60)).body()).contains("0 of 120 units had it");
    assertThat(get(TARGET).body()).contains("120 units had it").doesNotContain("id=\"later\"");
  }

  @Test
  void dataSayWhetherTheyAreCrownJewelsAndPeopleHowMany() throws Exception {
    house.exposure.record(
        Upload.of("estate.toml", "", Provenance.ANALYST).observed(ExposureHouse.START),
        new ByteArrayInputStream(ESTATE.getBytes(StandardCharsets.UTF_8)),
        "token:test");
    house.inquiries.ask(
        "Labels",
        "pkg:pypi/litellm@1.82.7",
        Optional.empty(),
        Optional.empty(),
        Duration.ofDays(1),
        "user:a");
    assertThat(get(TARGET).body())
        .containsPattern("raw-labels .{1,80}crown jewel")
        .containsPattern("annotators .{1,40}40,000 records")
        .contains("no answer")
        .doesNotContain("no-answer");
  }

  private static final String ESTATE =
      """
      [[unit]]
      name = "unit-000"
      holds = ["raw-labels"]
      run-by = "Labels"
      [[dataset]]
      name = "raw-labels"
      crown-jewel = true
      contains = ["annotators"]
      [[people]]
      name = "annotators"
      count = 40_000
      [[vendor]]
      name = "Labels"
      """;

  @Test
  void listsOfEveryDayAreLeafedThroughAndLeadToTheirJson() throws Exception {
    StringBuilder pins = new StringBuilder();
    IntStream.range(0, 60).forEach(i -> pins.append("p%02d==1\n".formatted(i)));
    house.now = house.now.plusMillis(123);
    house.exposure.record(
        Upload.of("requirements.txt", "ci", Provenance.ANALYST),
        new ByteArrayInputStream(pins.toString().getBytes(StandardCharsets.UTF_8)),
        "token:test");
    String page = get("/exposure/everyday").body();
    assertThat(page)
        .contains("value=\"2026-03-17T10:00:00Z\"")
        .contains("/api/v1/exposure/new?since=2026-03-17T10:00:00Z")
        .contains("1 to 50 of 61", "concentration_from=50#concentration", "new_from=50#new");
    assertThat(get("/exposure/everyday?new_from=50").body()).contains("51 to 61 of 61");
  }

  private static String link(String page, String id) {
    Matcher anchor = Pattern.compile("<a [^>]*id=\"" + id + "\"[^>]*>").matcher(page);
    assertThat(anchor.find()).as(id).isTrue();
    Matcher href = Pattern.compile(" href=\"([^\"]*)\"").matcher(anchor.group());
    assertThat(href.find()).isTrue();
    return href.group(1).replace("&amp;", "&");
  }

  @Test
  void theSliderIsAFormWhoseAnswerHasTheMomentInItsAddress() throws Exception {
    String page = get(TARGET).body();
    assertThat(page)
        .contains("<label for=\"moment\">", "type=\"range\"", "aria-valuetext=\"all moments\"")
        .contains("max=\"120\"", "value=\"120\"");
    HttpResponse<String> sent = get(TARGET + "&step=10");
    assertThat(sent.statusCode()).isEqualTo(303);
    assertThat(sent.headers().firstValue("Location")).contains(TARGET + at(9));
    HttpResponse<String> live = get(TARGET + "&step=10", "HX-Request", "true");
    assertThat(live.statusCode()).isEqualTo(200);
    assertThat(live.headers().firstValue("HX-Replace-Url")).contains(TARGET + at(9));
    assertThat(live.body()).contains("data-step=\"10\"", "10 of 120 units had it");
    assertThat(get(TARGET + "&at=noon").statusCode()).isEqualTo(400);
  }

  @Test
  void aListIsLeafedThroughAndKeepsTheQuestion() throws Exception {
    String first = get(TARGET + at(200)).body();
    assertThat(first).contains("1 to 50 of 120", "units_from=50#units");
    assertThat(first).doesNotContain("units_from=0");
    String last = get(TARGET + at(200) + "&units_from=100").body();
    assertThat(last).contains("101 to 120 of 120", "units_from=50#units", "at=");
    assertThat(last).doesNotContain("units_from=150");
    assertThat(get(TARGET + "&units_from=99999").body()).contains("101 to 120 of 120");
    assertThat(get(TARGET + "&units_from=x").body()).contains("1 to 50 of 120");
  }
}
