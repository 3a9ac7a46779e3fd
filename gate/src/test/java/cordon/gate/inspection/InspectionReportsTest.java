package cordon.gate.inspection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.gate.Coordinate;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.InspectionSettings;
import cordon.gate.Upstream;
import cordon.inspect.rules.Rules;
import cordon.store.BlobStore;
import cordon.terminal.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the inspector found is kept, and the API hands it out. */
class InspectionReportsTest {
  private static final String WHEEL = "demo-1.0-py3-none-any.whl";
  private static final String LIST = "/api/v1/gate/inspections";

  @TempDir Path directory;
  private GateHouse house;
  private Digest hooked;

  @BeforeEach
  void inspect() throws Exception {
    URI nobody = URI.create("http://127.0.0.1:9/");
    house =
        GateHouse.open(directory, GateConfig.of(List.of(Upstream.open(Ecosystem.PYPI, nobody))));
    hooked =
        inspected(
            "1.0",
            Map.of(
                "demo_init.pth",
                "import base64; exec(base64.b64decode('cHJpbnQoJ2luZXJ0Jyk='))\n"));
    house.clock.advance(java.time.Duration.ofSeconds(1));
    inspected("0.9", Map.of("demo/__init__.py", "answer = 42\n"));
  }

  @AfterEach
  void close() {
    house.close();
  }

  private Digest inspected(String version, Map<String, String> files) throws Exception {
    Path wheel = wheel(version, files);
    Digest sha256 =
        Digest.sha256(
            HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(wheel))));
    InspectionSettings settings =
        new InspectionSettings(Rules.own(true).build(), InspectionSettings.DEFAULT_BUDGET);
    try (Inspections inspections =
        Inspections.open(
            Optional.of(
                new StaticInspection(
                    settings,
                    house.database,
                    new BlobStore(house.directory.resolve("blobs")),
                    house.clock)),
            house.database,
            house.ledger,
            house.clock)) {
      Coordinate release =
          Coordinate.release(Ecosystem.PYPI, Upstream.DEFAULT, "demo", version)
              .withFile(wheel.getFileName().toString());
      inspections.require(release, sha256, List.of(), wheel);
    }
    return sha256;
  }

  private Path wheel(String version, Map<String, String> files) throws IOException {
    Path wheel = directory.resolve(WHEEL.replace("1.0", version));
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(wheel))) {
      String about = "demo-" + version + ".dist-info/";
      entry(zip, about + "METADATA", "Metadata-Version: 2.1\nName: demo\nVersion: " + version);
      entry(zip, about + "WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n");
      for (Map.Entry<String, String> file : files.entrySet()) {
        entry(zip, file.getKey(), file.getValue());
      }
    }
    return wheel;
  }

  private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(UTF_8));
    zip.closeEntry();
  }

  private Json json(String query) throws IOException {
    return Json.read(house.get(LIST + query).text());
  }

  @Test
  void theEvidenceOfAReleaseIsKept() throws Exception {
    Json found = json("?purl=pkg:pypi/demo@1.0").list("inspections").getFirst();
    assertThat(found.string("verdict")).isEqualTo("malicious");
    assertThat(found.string("sha256")).isEqualTo(hooked.hex());
    assertThat(found.string("page")).endsWith("/gate/inspections/pkg%3Apypi%2Fdemo%401.0");
    Json report = found.at("report").orElseThrow();
    assertThat(report.list("findings").getFirst().list("steps"))
        .anySatisfy(step -> assertThat(step.string("path")).isEqualTo("demo_init.pth"));
    assertThat(report.list("files")).hasSize(3);
    assertThat(json("?sha256=" + hooked.hex())).isEqualTo(json("?purl=pkg:pypi/demo@1.0"));
  }

  @Test
  void theListIsNewestFirstAndGoesOn() throws Exception {
    Json first = json("?limit=1");
    assertThat(first.list("inspections").getFirst().string("purl")).endsWith("@0.9");
    Json second = json("?limit=1&cursor=" + first.string("next"));
    assertThat(second.list("inspections").getFirst().string("purl")).endsWith("@1.0");
    assertThat(second.string("next")).isEmpty();
    assertThat(json("?verdict=clean").list("inspections")).hasSize(1);
    assertThat(house.get(LIST + "?verdict=odd").status()).isEqualTo(400);
    assertThat(house.get(LIST + "?sha256=xyz").status()).isEqualTo(400);
  }

  @Test
  void whatWasFoundIsCounted() {
    InspectionReports reports = house.gate.inspections().reports();
    String rules = Rules.own(true).build().version();
    assertThat(reports.count(cordon.gate.Inspection.Result.MALICIOUS, rules)).isEqualTo(1);
    assertThat(reports.count(cordon.gate.Inspection.Result.SUSPICIOUS, rules)).isZero();
  }
}
