package cordon.exposure.api;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.exposure.ExposureHouse;
import cordon.exposure.Upload;
import cordon.terminal.ApiClient;
import cordon.terminal.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions through a real server. */
class AnswerApiTest {
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

  @TempDir Path folder;
  private ExposureHouse house;
  private ApiClient api;

  @BeforeEach
  void open() {
    house = new ExposureHouse(folder);
    api = new ApiClient(URI.create(house.url()), Optional.of(house.token()));
  }

  @AfterEach
  void close() {
    house.close();
  }

  private void observe(String unit, String name, String text) {
    house.exposure.record(
        new Upload(
            name,
            unit,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            true,
            text.getBytes(StandardCharsets.UTF_8)),
        "token:test");
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
}
