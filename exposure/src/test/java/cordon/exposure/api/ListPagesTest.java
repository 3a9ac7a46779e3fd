package cordon.exposure.api;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.exposure.HouseTest;
import cordon.exposure.Provenance;
import cordon.exposure.Upload;
import cordon.terminal.ApiAnswer;
import cordon.terminal.ApiClient;
import cordon.terminal.Json;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists have pages, and what costs much is not for everybody. */
class ListPagesTest extends HouseTest {
  private static final String TARGET = "pkg:pypi/litellm@1.82.7";

  @BeforeEach
  void open() {
    for (String name : List.of("a", "b", "c", "d", "e")) {
      house.now = house.now.plusSeconds(1);
      house.standing.open(name, TARGET, Optional.empty(), Optional.empty(), "", "user:a");
      house.inquiries.ask(
          name, TARGET, Optional.empty(), Optional.empty(), Duration.ofDays(1), "user:a");
    }
  }

  private ApiClient as(String token) {
    return new ApiClient(URI.create(house.url()), Optional.of(token));
  }

  private List<List<String>> pages(String path, String member) {
    List<List<String>> pages = new ArrayList<>();
    Map<String, String> query = new HashMap<>(Map.of("limit", "2"));
    String next;
    do {
      Json page = as(house.token()).get(path, query).orThrow();
      pages.add(page.list("items").stream().map(item -> item.string(member)).toList());
      next = page.string("next");
      query.put("cursor", next);
    } while (!next.isEmpty());
    return pages;
  }

  @Test
  void theListsAreCutIntoPages() {
    List<List<String>> lastFirst = List.of(List.of("e", "d"), List.of("c", "b"), List.of("a"));
    assertThat(pages("/api/v1/exposures", "name")).isEqualTo(lastFirst);
    assertThat(pages("/api/v1/exposure/inquiries", "vendor")).isEqualTo(lastFirst);
  }

  @Test
  void listsOfEveryDayAreCutIntoPages() {
    house.exposure.record(
        Upload.of("requirements.txt", "ci", Provenance.ANALYST),
        new ByteArrayInputStream(
            "a==1\nb==1\nc==1\nd>=1\ne>=1\nf>=1\n".getBytes(StandardCharsets.UTF_8)),
        "token:test");
    assertThat(pages("/api/v1/exposure/concentration", "name"))
        .isEqualTo(List.of(List.of("a", "b"), List.of("c")));
    assertThat(pages("/api/v1/exposure/new", "name"))
        .isEqualTo(List.of(List.of("a", "b"), List.of("c")));
    assertThat(pages("/api/v1/exposure/unpinned", "name"))
        .isEqualTo(List.of(List.of("d", "e"), List.of("f")));
    Json first =
        as(house.token()).get("/api/v1/exposure/concentration", Map.of("limit", "1")).orThrow();
    assertThat(first.number("jewels", -1)).isZero();
  }

  @Test
  void onlyAnAnalystHasAllEvidenceRead() {
    String path = "/api/v1/observations/verification";
    Map<String, String> bytes = Map.of("bytes", "true");
    ApiClient viewer = as(house.token("viewer", "viewer"));
    assertThat(viewer.get(path, bytes))
        .isInstanceOfSatisfying(
            ApiAnswer.Refused.class, refused -> assertThat(refused.status()).isEqualTo(403));
    assertThat(viewer.get(path, Map.of())).isInstanceOf(ApiAnswer.Done.class);
    assertThat(as(house.token("analyst", "analyst")).get(path, bytes))
        .isInstanceOf(ApiAnswer.Done.class);
  }
}
