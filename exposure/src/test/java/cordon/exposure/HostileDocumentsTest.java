package cordon.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.ProblemException;
import cordon.ledger.FactQuery;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is broken or made to harm is refused with its place, and leaves nothing. */
class HostileDocumentsTest extends HouseTest {
  private static final String HEAD = "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\n";

  private Recorded record(String name, byte[] bytes) {
    return house.exposure.record(
        Upload.of(name, "ci", Provenance.BUILD), new ByteArrayInputStream(bytes), "token:ci");
  }

  private void refused(String name, byte[] bytes, String... why) throws IOException {
    assertThatThrownBy(() -> record(name, bytes))
        .as(name)
        .isInstanceOf(ProblemException.class)
        .hasMessageContainingAll(why);
    assertThat(house.ledger.read(FactQuery.all(10))).isEmpty();
    assertThat(house.documents.totalSize()).isZero();
    assertThat(house.exposure.lastLearned()).isEmpty();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void nestingIsBounded() throws IOException {
    String deep = "{\"components\":[".repeat(20_000);
    refused("bom.json", utf8(HEAD + deep.substring(1)), "bom.json", "line 2, column");
    assertThatThrownBy(() -> record("bom.json", utf8(HEAD + deep.substring(1))))
        .hasMessageContaining("depth")
        .hasMessageNotContaining("Constraints");
    String xml = "<bom xmlns=\"http://cyclonedx.org/schema/bom/1.6\">\n";
    refused("bom.xml", utf8(xml + "<components><component>".repeat(5_000)), "line 2, column");
    refused("package-lock.json", utf8("{\"dependencies\":{\"a\":".repeat(5_000)), "line 1, column");
  }

  @Test
  void entitiesAreNotFollowed() throws IOException {
    StringBuilder laughs = new StringBuilder("<?xml version=\"1.0\"?>\n<!DOCTYPE bom [\n");
    laughs.append("<!ENTITY l0 \"lol\">\n");
    for (int i = 1; i < 10; i++) {
      String ten = ("&l" + (i - 1) + ";").repeat(10);
      laughs.append("<!ENTITY l%d \"%s\">\n".formatted(i, ten));
    }
    laughs.append("]>\n<bom xmlns=\"http://cyclonedx.org/schema/bom/1.6\">&l9;</bom>");
    refused("bom.xml", utf8(laughs.toString()), "bom.xml");
    String outside =
        "<!DOCTYPE bom [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
            + "<bom xmlns=\"http://cyclonedx.org/schema/bom/1.6\">&x;</bom>";
    refused("bom.xml", utf8(outside), "bom.xml");
    refused("pom.xml", utf8("<!DOCTYPE p [<!ENTITY x \"y\">]><project>&x;</project>"), "pom");
  }

  @Test
  void otherEncodingsAreNoText() throws IOException {
    byte[] latin = (HEAD + "\"serialNumber\":\"\u00e9\"}").getBytes(StandardCharsets.ISO_8859_1);
    refused("bom.json", latin, "line 2, column");
    refused(
        "uv.lock",
        "version = 1\nname = \"\u00e9\"".getBytes(StandardCharsets.ISO_8859_1),
        "line 1");
    refused("requirements.txt", "litellm==1.82.7".getBytes(StandardCharsets.UTF_16), "line 1");
    refused("bom.json", new byte[] {0, 1, 2, 3, 0, 0, 0}, "bom.json");
  }

  @Test
  void whatBreaksOffIsRefusedWhereItDoes() throws IOException {
    String whole = HEAD + "\"components\":[{\"type\":\"library\",\"name\":\"a\"}]}";
    for (int length : new int[] {0, 1, HEAD.length(), whole.length() - 1}) {
      refused("bom.json", utf8(whole.substring(0, length)), "bom.json");
    }
    assertThat(record("bom.json", utf8(whole)).known()).isFalse();
  }

  @Test
  void circlesAreKeptAsTheyAre() {
    String purl =
        "\"purl\":\"pkg:npm/%s@1\",\"bom-ref\":\"%1$s\",\"type\":\"library\",\"name\":\"x\"";
    String circle =
        HEAD
            + "\"components\":[{%s},{%s}],".formatted(purl.formatted("a"), purl.formatted("b"))
            + "\"dependencies\":[{\"ref\":\"a\",\"dependsOn\":[\"b\"]},"
            + "{\"ref\":\"b\",\"dependsOn\":[\"a\",\"b\",\"nobody\"]}]}";
    assertThat(record("bom.json", utf8(circle)).document().releases()).isEqualTo(2);
  }

  @Test
  void aRefThatStandsForTwoIsSaid() {
    String part =
        "{\"type\":\"library\",\"name\":\"%s\",\"bom-ref\":\"r\",\"purl\":\"pkg:npm/%1$s@1\"}";
    byte[] twice =
        utf8(HEAD + "\"components\":[%s,%s]}".formatted(part.formatted("a"), part.formatted("b")));
    try {
      Recorded recorded = record("bom.json", twice);
      assertThat(recorded.document().releases()).isEqualTo(2);
      assertThat(recorded.notes()).anyMatch(note -> note.contains("line 2"));
    } catch (ProblemException e) {
      assertThat(e).hasMessageContaining("line 2, column");
    }
  }

  /** Longer than what any other route takes, and than what is held in memory of any. */
  @Test
  void aLargeOneIsReadFromDisk() throws Exception {
    int components = 10_000;
    URI uri = URI.create(house.url() + "/api/v1/observations?unit=large&name=bom.json");
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setRequestProperty("Authorization", "Bearer " + house.token());
    connection.setRequestProperty("Content-Type", "application/octet-stream");
    connection.setChunkedStreamingMode(1 << 16);
    try (InputStream in = new GeneratedSbom(components, 7, 3_500, i -> i);
        OutputStream out = connection.getOutputStream()) {
      assertThat(in.transferTo(out)).isGreaterThan(36 << 20);
    }
    assertThat(connection.getResponseCode()).isEqualTo(201);
    assertThat(house.exposure.documents(Optional.of("large"), Long.MAX_VALUE, 1).getFirst())
        .satisfies(document -> assertThat(document.releases()).isEqualTo(components));
  }
}
