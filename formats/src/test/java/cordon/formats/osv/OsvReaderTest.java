package cordon.formats.osv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OsvReaderTest {

  private static final String FULL =
      """
      {
        "schema_version": "1.7.4",
        "id": "MAL-2026-0001",
        "modified": "2026-03-24T12:00:00.123456789Z",
        "published": "2026-03-24T11:15:14Z",
        "withdrawn": "2026-04-01T00:00:00+02:00",
        "aliases": ["PYSEC-2026-2"],
        "upstream": ["CVE-2026-1"],
        "related": [{"type": "SIMILAR_TO", "id": "CVE-2026-2"}, "CVE-2026-3"],
        "summary": "bad",
        "details": "very bad",
        "severity": [{"type": "CVSS_V9", "score": "CVSS:9.0/X"}],
        "affected": [{
          "package": {"ecosystem": "PyPI", "name": "Some_Name", "purl": "pkg:pypi/some-name"},
          "severity": null,
          "ranges": [{
            "type": "ECOSYSTEM",
            "events": [{"introduced": "0"}, {"fixed": "2"}, {"introduced": "3"}, {"limit": "9"}],
            "database_specific": {"x": [1, {"y": 2}]}
          }, {
            "type": "GIT", "repo": "https://git.example/r",
            "events": [{"introduced": "0"}, {"last_affected": "abc"}]
          }],
          "versions": ["2.5"],
          "ecosystem_specific": {"deep": [[[1.5e3]]]},
          "database_specific": {"cwes": [{"cweId": "CWE-506", "name": "n"}]}
        }],
        "references": [{"type": "ADVISORY", "url": "https://a.example/1"}],
        "credits": [{"name": "Lab", "type": "FINDER", "contact": ["https://lab.example"]},
                    {"name": "Desk"}],
        "database_specific": {"cwe_ids": ["CWE-79"], "live_windows": [{"from": "t"}]},
        "unheard_of": {"a": [null]}
      }
      """;

  @Test
  void readsEveryMember() {
    OsvRecord osv = good(FULL);
    assertThat(osv.id()).isEqualTo("MAL-2026-0001");
    assertThat(osv.schemaVersion()).isEqualTo("1.7.4");
    assertThat(osv.modified()).isEqualTo(Instant.parse("2026-03-24T12:00:00.123456789Z"));
    assertThat(osv.published()).contains(Instant.parse("2026-03-24T11:15:14Z"));
    assertThat(osv.withdrawn()).contains(Instant.parse("2026-03-31T22:00:00Z"));
    assertThat(osv.aliases()).containsExactly("PYSEC-2026-2");
    assertThat(osv.upstream()).containsExactly("CVE-2026-1");
    assertThat(osv.related()).containsExactly("CVE-2026-2", "CVE-2026-3");
    assertThat(osv.severity()).containsExactly(new Severity("CVSS_V9", "CVSS:9.0/X"));
    assertThat(osv.references()).containsExactly(new Reference("ADVISORY", "https://a.example/1"));
    assertThat(osv.credits())
        .containsExactly(
            new Credit("Lab", "FINDER", List.of("https://lab.example")),
            new Credit("Desk", "", List.of()));
    assertThat(osv.weaknesses()).containsExactlyInAnyOrder("CWE-506", "CWE-79");
    assertThat(osv.databaseSpecific())
        .isEqualTo("{\"cwe_ids\": [\"CWE-79\"], \"live_windows\": [{\"from\": \"t\"}]}");
    assertThat(osv.affected()).hasSize(1);
    Affected affected = osv.affected().getFirst();
    assertThat(affected.target())
        .contains(new OsvPackage("PyPI", "Some_Name", "pkg:pypi/some-name"));
    assertThat(affected.versions()).containsExactly("2.5");
    assertThat(affected.ranges())
        .containsExactly(
            new Range(
                RangeType.ECOSYSTEM,
                "",
                List.of(
                    new Event(EventType.INTRODUCED, "0"),
                    new Event(EventType.FIXED, "2"),
                    new Event(EventType.INTRODUCED, "3"),
                    new Event(EventType.LIMIT, "9"))),
            new Range(
                RangeType.GIT,
                "https://git.example/r",
                List.of(
                    new Event(EventType.INTRODUCED, "0"),
                    new Event(EventType.LAST_AFFECTED, "abc"))));
  }

  @Test
  void anIdAndATimeAreEnough() {
    OsvRecord osv = good("{\"id\":\"X-1\",\"modified\":\"2026-01-01T00:00:00Z\",\"aliases\":null}");
    assertThat(osv.affected()).isEmpty();
    assertThat(osv.published()).isEmpty();
    assertThat(osv.malicious()).isFalse();
  }

  @Test
  void textOfDatabaseSpecificIsExactBehindWideLetters() {
    OsvRecord osv =
        good(
            "{\"id\":\"X-1\",\"modified\":\"2026-01-01T00:00:00Z\",\"summary\":\"äöü — 漢字\","
                + "\"database_specific\":{\"k\":\"ß\"}}");
    assertThat(osv.databaseSpecific()).isEqualTo("{\"k\":\"ß\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "MAL-2026-1, '', '', true",
    "GHSA-1, MAL-2026-1, '', true",
    "GHSA-1, CVE-2026-1, CWE-506, true",
    "GHSA-1, CVE-2026-1, CWE-79, false",
    "NORMAL-1, '', '', false"
  })
  void tellsMaliceFromFlaws(String id, String alias, String weakness, boolean malicious) {
    OsvRecord osv =
        good(
            "{\"id\":\"%s\",\"modified\":\"2026-01-01T00:00:00Z\",\"aliases\":[\"%s\"],"
                    .formatted(id, alias)
                + "\"database_specific\":{\"cwe_ids\":[\"%s\"]}}".formatted(weakness));
    assertThat(osv.malicious()).isEqualTo(malicious);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{\"modified\":\"2026-01-01T00:00:00Z\"} | the record has no id",
        "{\"id\":\"X-1\"} | no time of modification",
        "{\"id\":\"../x\",\"modified\":\"2026-01-01T00:00:00Z\"} | the id may hold",
        "{\"id\":\"X-1\",\"modified\":\"yesterday\"} | /modified: \"yesterday\" is not a time",
        "{\"id\":\"X-1\",\"id\":\"X-2\"} | Duplicate Object property \"id\"",
        "[] | expected an object, found an array",
        "{\"id\":7} | /id: expected a text, found a number",
        "{\"id\":\"X-1\" | Unexpected end-of-input",
        "{\"id\":\"X-1\",\"modified\":\"2026-01-01T00:00:00Z\"} {} | something follows",
        "{\"affected\":[{\"versions\":\"1\"}]} | /affected/0/versions: expected an array, found a text",
        "{\"affected\":[{},{\"ranges\":[{\"type\":\"LUNAR\"}]}]} | /affected/1/ranges/0/type: the range type \"LUNAR\"",
        "{\"affected\":[{\"ranges\":[{\"events\":[{\"introduced\":\"0\"}]}]}]} | /affected/0/ranges/0: the range has no type",
        "{\"affected\":[{\"ranges\":[{\"type\":\"SEMVER\",\"events\":[{\"fixed\":\"1\"}]}]}]} | no introduced event",
        "{\"affected\":[{\"ranges\":[{\"type\":\"SEMVER\",\"events\":[{\"introduced\":\"0\",\"fixed\":\"1\"}]}]}]} | /events/0: an event is exactly one",
        "{\"affected\":[{\"ranges\":[{\"type\":\"SEMVER\",\"events\":[{\"introduced\":\"0\"},{\"fixed\":\"1\"},{\"last_affected\":\"1\"}]}]}]} | both fixed and last_affected",
        "{\"affected\":[{\"package\":{\"name\":\"x\"}}]} | /affected/0/package: a package needs an ecosystem",
      })
  void saysWhatIsWrongAndWhere(String json, String expected) {
    assertThat(broken(json.strip())).startsWith("feed/x.json, line 1").contains(expected.strip());
  }

  @Test
  void namesTheLine() {
    assertThat(broken("{\n\"id\": \"X-1\",\n\"affected\": 5\n}"))
        .startsWith("feed/x.json, line 3, /affected:");
  }

  @Test
  void boundsDepthCountAndLength() {
    assertThat(broken("{\"x\":" + "[".repeat(100) + "]".repeat(100) + "}")).contains("depth");
    assertThat(broken("{\"credits\":[" + "{\"name\":\"n\"},".repeat(10_000) + "{}]}"))
        .contains("/credits")
        .contains("more than 10000 elements");
    assertThat(broken("{\"id\":\"" + "x".repeat(129) + "\"}"))
        .contains("a text longer than 128 characters");
    byte[] huge = new byte[OsvLimits.RECORD_BYTES + 1];
    assertThat(problem(OsvReader.read(huge, "big.json"))).isEqualTo("big.json: larger than 32 MiB");
  }

  @Test
  void refusesTextsThatNoStoreCanKeep() {
    assertThat(broken("{\"summary\":\"a\\u0000b\"}")).contains("/summary", "no character, at 1");
    assertThat(broken("{\"summary\":\"\\ud83d\"}")).contains("no character, at 0");
    assertThat(broken("{\"summary\":\"\\ude00x\"}")).contains("no character, at 0");
    assertThat(
            good("{\"id\":\"X-1\",\"modified\":\"2026-01-01T00:00:00Z\","
                    + "\"summary\":\"\\ud83d\\ude00\"}")
                .summary())
        .isEqualTo("\ud83d\ude00");
  }

  @Test
  void refusesOtherEncodings() {
    assertThat(problem(OsvReader.read("{}".getBytes(StandardCharsets.UTF_16LE), "f.json")))
        .isEqualTo("f.json: not UTF-8");
    assertThat(problem(OsvReader.read(new byte[] {'{', '"', (byte) 0xff, '"'}, "f.json")))
        .contains("f.json, line 1")
        .contains("UTF-8");
    assertThat(problem(OsvReader.read(new byte[0], "f.json"))).contains("the end");
  }

  private static OsvRecord good(String json) {
    OsvReading reading = OsvReader.read(json.getBytes(StandardCharsets.UTF_8), "feed/x.json");
    assertThat(reading).isInstanceOf(OsvReading.Good.class);
    return ((OsvReading.Good) reading).record();
  }

  private static String broken(String json) {
    return problem(OsvReader.read(json.getBytes(StandardCharsets.UTF_8), "feed/x.json"));
  }

  private static String problem(OsvReading reading) {
    assertThat(reading).isInstanceOf(OsvReading.Broken.class);
    return ((OsvReading.Broken) reading).problem().detail();
  }
}
