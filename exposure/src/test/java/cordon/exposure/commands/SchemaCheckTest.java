package cordon.exposure.commands;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.exposure.commands.HouseCommands.Run;
import cordon.terminal.ApiAnswer;
import cordon.terminal.ApiClient;
import cordon.terminal.Json;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents and the official schemas, on the command line and in the API. */
class SchemaCheckTest {
  private static final String DEPARTS =
      """
      {"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
       "components": [
         {"type": "library", "name": "left", "purl": "pkg:npm/left@1.0.0", "colour": "red"}]}
      """;

  @TempDir Path data;
  @TempDir Path folder;
  private HouseCommands commands;

  @BeforeEach
  void open() {
    commands = new HouseCommands(data, folder);
  }

  @AfterEach
  void close() {
    commands.close();
  }

  private Run run(String... arguments) {
    List<String> line = new ArrayList<>(List.of("observe"));
    line.addAll(List.of(arguments));
    return commands.run(line.toArray(String[]::new));
  }

  @Test
  void whatDepartsIsPrintedWithItsPlaceAndNothingIsSent() throws Exception {
    Files.writeString(folder.resolve("bom.json"), DEPARTS);
    Files.writeString(folder.resolve("requirements.txt"), "a==1\n");
    Run run = run("--validate", ".");
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines().map(line -> line.replaceAll(" {2,}", "|").strip()))
        .containsExactly(
            "bom.json, CycloneDX JSON 1.6, departs in 1 place from bom-1.6.schema.json",
            "Line|Column|Pointer|What",
            "3|80|/components/0/colour|is not foreseen here");
    assertThat(run.code()).isEqualTo(1);
    assertThat(commands.documents()).isEmpty();
    Json json = Json.read(run("--validate", "--format", "json", "bom.json").out());
    assertThat(json.list("documents").getFirst().list("departures").getFirst().number("line", 0))
        .isEqualTo(3);
  }

  @Test
  void whatIsRightAndWhatCannotBeCheckedEndOtherwise() throws Exception {
    Files.writeString(folder.resolve("bom.json"), DEPARTS.replace(", \"colour\": \"red\"", ""));
    assertThat(run("--validate", "bom.json").code()).isZero();
    Files.writeString(folder.resolve("new.cdx.json"), DEPARTS.replace("1.6", "1.7"));
    Files.writeString(folder.resolve("odd.cdx.json"), "[]");
    Run run = run("--validate", ".");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).contains("bom.json, CycloneDX JSON 1.6, is as bom-1.6.schema.json");
    assertThat(run.err())
        .contains("its schema `bom-1.7.schema.json` is not here")
        .contains("odd.cdx.json was not checked");
    Files.createDirectory(folder.resolve("official"));
    Files.writeString(folder.resolve("official/bom-1.7.schema.json"), "{\"required\": [\"x\"]}");
    Run found = run("--validate", "--schemas", "official", "new.cdx.json");
    assertThat(found.code()).isEqualTo(1);
    assertThat(found.out()).contains("lacks the member \"x\"");
  }

  @Test
  void aKeptDocumentIsHeldToItsSchemaWhenAsked() throws Exception {
    Files.writeString(folder.resolve("bom.json"), DEPARTS);
    assertThat(run("--unit", "ci", "bom.json").code()).isZero();
    long id = commands.documents().getFirst().id();
    String path = "/api/v1/observations/" + id + "/schema";
    ApiClient client =
        new ApiClient(URI.create(commands.house.url()), Optional.of(commands.house.token()));
    Json answer = client.get(path).orThrow();
    assertThat(answer.string("schema")).isEqualTo("bom-1.6.schema.json");
    assertThat(answer.list("departures").getFirst().string("pointer"))
        .isEqualTo("/components/0/colour");
    ApiAnswer none = client.get("/api/v1/observations/999/schema");
    assertThat(((ApiAnswer.Refused) none).status()).isEqualTo(404);
  }
}
