package cordon.exposure.pages;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.exposure.Entity;
import cordon.exposure.EntityKind;
import cordon.exposure.ExposureAnswer;
import cordon.exposure.ExposureHouse;
import cordon.exposure.ExposureQuestion.Target;
import cordon.exposure.ExposureQuestion.Versions;
import cordon.exposure.HouseTest;
import cordon.exposure.Inquiries;
import cordon.exposure.Inquiry;
import cordon.exposure.answer.Attestations;
import cordon.exposure.answer.Contradictions;
import cordon.exposure.observation.Description;
import cordon.ledger.Fact;
import cordon.ledger.FactQuery;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A vendor with a link, and others without. */
class VendorPageTest extends HouseTest {
  private static final Pattern FORM = Pattern.compile("\\?form=([\\w-]+)");
  private static final String FORM_TYPE = "application/x-www-form-urlencoded";
  private static final String BOM =
      """
      {"bomFormat":"CycloneDX","specVersion":"1.6","version":1,
       "components":[{"type":"library","name":"litellm","version":"1.82.7",
                      "purl":"pkg:pypi/litellm@1.82.7"}]}
      """;

  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    client.close();
  }

  private Inquiries.Asked ask() {
    return house.inquiries.ask(
        "Labels Ltd",
        "pkg:pypi/litellm@1.82.7",
        Optional.of(ExposureHouse.START),
        Optional.empty(),
        Duration.ofDays(7),
        "user:a");
  }

  private HttpResponse<String> get(String secret) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(house.url() + "/answer/" + secret)).GET());
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.header("Accept", "text/html").build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String type, String body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(house.url() + path))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  private String form(String secret) throws Exception {
    Matcher form = FORM.matcher(get(secret).body());
    assertThat(form.find()).isTrue();
    return "?form=" + form.group(1);
  }

  private Inquiry inquiry() {
    return house.inquiries.all().getFirst();
  }

  private ExposureAnswer exposure() {
    return house.exposure.answer(
        List.of(new Target("pypi", "litellm", new Versions.Listed(List.of("1.82.7")))),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void anAnswerIsAClaimOnceAndEvidenceContradictsIt() throws Exception {
    Inquiries.Asked asked = ask();
    HttpResponse<String> page = get(asked.secret());
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("Labels Ltd", "pkg:pypi/litellm@1.82.7", "width=device-width")
        .doesNotContain("<nav", "/gate", "href=\"/exposure");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
    assertThat(inquiry().state(house.now)).isEqualTo("no-answer");

    String to = "/answer/" + asked.secret() + form(asked.secret());
    assertThat(post(to, FORM_TYPE, "answer=investigating").statusCode()).isEqualTo(200);
    house.now = house.now.plusSeconds(1);
    String file = "/answer/" + asked.secret() + "/file" + form(asked.secret(), to);
    assertThat(upload(file, "uv.lock", "version = 1").body())
        .as("it would be a unit of the vendor's that nobody has")
        .contains("no bill of materials");
    assertThat(upload(file, "bom.json", BOM).body()).contains("was read and recorded");
    house.now = house.now.plusSeconds(1);
    assertThat(post(to, FORM_TYPE, "answer=not-affected&note=checked+all").body())
        .contains("Thank you", "Nothing else is needed");
    assertThat(inquiry().note()).isEqualTo("checked all");
    assertThat(post(to, FORM_TYPE, "answer=affected").statusCode()).isEqualTo(410);
    assertThat(inquiry().state(house.now)).isEqualTo("not-affected");
    assertThat(facts())
        .containsSubsequence("exposure.asked", "exposure.replied", "exposure.replied");

    assertThat(upload(file, "bom.json", BOM).statusCode())
        .as("a final answer closes the form, and so the link")
        .isEqualTo(410);
    assertThat(inquiry().documents()).isEqualTo(1);
    ExposureAnswer answer = exposure();
    assertThat(answer.units()).singleElement().extracting("name").isEqualTo("vendor/Labels Ltd");
    assertThat(answer.reach().vendors().getFirst().entity())
        .isEqualTo(new Entity(EntityKind.VENDOR, "Labels Ltd"));
    assertThat(Attestations.attributes(answer.reach().vendors().getFirst(), answer.question()))
        .containsEntry(Description.ATTESTATION, "not-affected");
    assertThat(Contradictions.of(answer)).containsExactly("Labels Ltd");
  }

  @Test
  void aFileThatCannotBeReadUsesUpNoneOfThoseThatAreTaken() throws Exception {
    Inquiries.Asked asked = ask();
    String file = "/answer/" + asked.secret() + "/file" + form(asked.secret());
    for (int i = 0; i < 6; i++) {
      assertThat(upload(file, "bom.json", "no json").statusCode()).isEqualTo(400);
    }
    assertThat(inquiry().documents()).isZero();
    assertThat(upload(file, "bom.json", BOM).statusCode()).isEqualTo(200);
    assertThat(inquiry().documents()).isEqualTo(1);
  }

  /** The token of a form is of the link, not of the page. */
  private static String form(String secret, String to) {
    return to.substring(to.indexOf('?'));
  }

  private HttpResponse<String> upload(String path, String name, String content) throws Exception {
    String body =
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../x/"
            + name
            + "\"\r\nContent-Type: application/json\r\n\r\n"
            + content
            + "\r\n--b--\r\n";
    return post(path, "multipart/form-data; boundary=b", body);
  }

  private List<String> facts() {
    return house.ledger.read(FactQuery.all(100)).stream().map(Fact::type).toList();
  }

  @Test
  void whatIsForgedExpiredRevokedOrFromElsewhereIsRefused() throws Exception {
    Inquiries.Asked asked = ask();
    String secret = asked.secret();
    String form = form(secret);
    assertThat(get(secret + "x").statusCode()).isEqualTo(410);
    assertThat(get("zzzz" + secret.substring(secret.indexOf('.'))).statusCode()).isEqualTo(410);
    assertThat(get("no").statusCode()).isEqualTo(410);
    String to = "/answer/" + secret;
    assertThat(post(to, FORM_TYPE, "answer=affected").statusCode()).isEqualTo(403);
    assertThat(post(to + "?form=x", FORM_TYPE, "answer=affected").statusCode()).isEqualTo(403);
    assertThat(
            post(to + form, FORM_TYPE, "answer=affected", "Sec-Fetch-Site", "cross-site")
                .statusCode())
        .isEqualTo(403);
    assertThat(inquiry().answer()).isEmpty();
    assertThat(upload(to + "/file" + form, "bom.json", "no json").statusCode()).isBetween(400, 499);

    house.now = house.now.plus(Duration.ofDays(8));
    assertThat(get(secret).statusCode()).isEqualTo(410);
    assertThat(inquiry().state(house.now)).isEqualTo("no-answer, expired");

    Inquiries.Asked second = ask();
    assertThat(get(second.secret()).statusCode()).isEqualTo(200);
    house.inquiries.revoke(second.inquiry().id(), "user:a");
    assertThat(get(second.secret()).statusCode()).isEqualTo(410);
  }

  @Test
  void theSecretIsNowhereInTheDatabaseAndWhoTriesManyIsSlowedDown() throws Exception {
    String secret = ask().secret();
    String random = secret.split("\\.")[1];
    assertThat(
            house.database.<String>read(
                h -> h.createQuery("select * from exposure_inquiry").mapToMap().list().toString()))
        .doesNotContain(random);
    int status = 0;
    for (int i = 0; i < 62 && status != 429; i++) {
      status = get("guess" + i).statusCode();
    }
    assertThat(status).isEqualTo(429);
    assertThat(get(secret).statusCode()).isEqualTo(429);
    house.now = house.now.plus(Duration.ofMinutes(16));
    assertThat(get(secret).statusCode()).isEqualTo(200);
  }
}
