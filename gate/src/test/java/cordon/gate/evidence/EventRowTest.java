package cordon.gate.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import cordon.gate.Coordinate;
import cordon.gate.Purls;
import cordon.ledger.Fact;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the log is searched by follows from the fact alone. */
class EventRowTest {

  private static EventRow row(String type, String subject, String body) {
    return EventRow.of(
        new Fact(7, "id", Instant.EPOCH, Instant.EPOCH, type, "user:~token", subject, body));
  }

  @ParameterizedTest
  @CsvSource({
    "NPM, left, 1.0.0",
    "NPM, @scope/left, 1.0.0-rc.1+build.5",
    "PYPI, some-lib, 1.0RC1",
    "PYPI, some-lib, 2!1.0+Local.Build",
    "MAVEN, org.example:lib, 1.0-SNAPSHOT",
    "MAVEN, org.example:lib, 1.0 @ä%",
  })
  void namesAndVersionsAreThoseOfTheCoordinateToTheLetter(
      Ecosystem ecosystem, String name, String version) {
    Coordinate coordinate = Coordinate.release(ecosystem, "private", name, version);
    String body =
        FactBody.write(g ->
            g.version(version, coordinate.purl()).text("upstream", "private").text("verdict", "x"));
    EventRow row = row(EventRow.PULL, coordinate.purl(), body);
    assertThat(row.packagePurl()).isEqualTo(Purls.ofPackage(ecosystem, name));
    assertThat(row.version()).isEqualTo(version);
    assertThat(row.upstream()).isEqualTo("private");
  }

  @Test
  void aVersionStandsInTheBodyOnlyWhereTheSubjectFoldsIt() {
    String purl = Purls.release(Ecosystem.PYPI, "lib", "1.0RC1");
    assertThat(FactBody.write(g -> g.version("1.0RC1", purl)))
        .isEqualTo("{\"version\":\"1.0RC1\"}");
    assertThat(FactBody.write(g -> g.version("1.0rc1", purl))).isEqualTo("{}");
  }

  @Test
  void membersOfTheBodyItselfAreSearchedAndThoseOfTheJob() {
    EventRow row =
        row(
            EventRow.PULL,
            "pkg:npm/left@1.0.0",
            """
            {"address":"~abc","job":{"repository":"acme/app","run_id":"77"},"client":"npm/11",\
            "sha256":"ff","size":10,"verdict":"allow",\
            "reasons":[{"code":"age","verdict":"hold","client":"inner"}],"deep":{"client":"no"}}\
            """);
    assertThat(row.client()).isEqualTo("npm/11");
    assertThat(row.address()).isEqualTo("~abc");
    assertThat(row.verdict()).isEqualTo("allow");
    assertThat(row.sha256()).isEqualTo("ff");
    assertThat(row.claims())
        .containsExactlyInAnyOrderEntriesOf(Map.of("repository", "acme/app", "run_id", "77"));
  }

  @ParameterizedTest
  @CsvSource({
    "gate.withheld, hold",
    "gate.mismatch, block",
    "gate.pull.aborted, allow",
  })
  void whatABodyDoesNotSayFollowsFromTheType(String type, String verdict) {
    EventRow row = row(type, "pkg:npm/%40scope/left", "{}");
    assertThat(row.verdict()).isEqualTo(verdict);
    assertThat(row.packagePurl()).isEqualTo("pkg:npm/%40scope/left");
    assertThat(row.version()).isEmpty();
  }
}
