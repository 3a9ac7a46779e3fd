package cordon.exposure.api;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.exposure.HouseTest;
import cordon.exposure.Provenance;
import cordon.exposure.Upload;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is bound to units acts for none but these (decision 0107), whatever the role. */
class BoundTokenTest extends HouseTest {
  private static final String TARGET = "pkg:pypi/litellm@1.82.7";

  private final HttpClient client = HttpClient.newHttpClient();
  private String bound;

  @BeforeEach
  void open() {
    bound = house.token("bound", "analyst", "ci/one");
    house.exposure.record(
        Upload.of("estate.toml", "", Provenance.ANALYST),
        new ByteArrayInputStream(
            "[[credential]]\nname = \"aws\"\n".getBytes(StandardCharsets.UTF_8)),
        "token:test");
    house.standing.open("stands", TARGET, Optional.empty(), Optional.empty(), "", "user:a");
    house.inquiries.ask(
        "Acme", TARGET, Optional.empty(), Optional.empty(), Duration.ofDays(1), "user:a");
  }

  @AfterEach
  void close() {
    client.close();
  }

  private HttpResponse<String> post(String path, String token, String type, String body)
      throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(house.url() + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private void refusedOnlyToTheBound(String path, String body) throws Exception {
    HttpResponse<String> refused = post(path, bound, "application/json", body);
    assertThat(refused.statusCode()).as(path).isEqualTo(403);
    assertThat(refused.body()).contains("access/unit-not-theirs", "the organisation");
    String free = house.token("free-" + path.hashCode(), "analyst");
    assertThat(post(path, free, "application/json", body).statusCode()).as(path).isLessThan(300);
  }

  @Test
  void nothingIsDoneForTheOrganisationByTheApi() throws Exception {
    refusedOnlyToTheBound(
        "/api/v1/credentials/proofs", "{\"credential\":\"aws\",\"proof\":\"refused\"}");
    refusedOnlyToTheBound("/api/v1/exposures", "{\"target\":\"" + TARGET + "\"}");
    refusedOnlyToTheBound("/api/v1/exposures/stands/close", "{\"reason\":\"done\"}");
    refusedOnlyToTheBound(
        "/api/v1/exposure/inquiries", "{\"vendor\":\"B\",\"target\":\"" + TARGET + "\"}");
    refusedOnlyToTheBound(
        "/api/v1/exposure/inquiries/" + house.inquiries.all().getLast().id() + "/revoke", "");
  }

  @Test
  void norByTheFormsOfPages() throws Exception {
    long id = house.inquiries.all().getLast().id();
    Map<String, String> forms =
        Map.of(
            "/exposure/proofs",
            "credential=aws&proof=refused",
            "/exposure/inquiries",
            "vendor=B&target=" + TARGET,
            "/exposure/inquiries/" + id + "/revoke",
            "");
    for (Map.Entry<String, String> form : forms.entrySet()) {
      HttpResponse<String> refused =
          post(form.getKey(), bound, "application/x-www-form-urlencoded", form.getValue());
      assertThat(refused.statusCode()).as(form.getKey()).isEqualTo(403);
      assertThat(refused.body()).contains("do not speak for the organisation");
    }
    assertThat(house.inquiries.all()).hasSize(1);
    assertThat(house.inquiries.all().getFirst().revoked()).isEmpty();
  }
}
