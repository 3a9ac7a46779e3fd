package cordon.advisories;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import cordon.formats.osv.Affected;
import cordon.formats.osv.OsvPackage;
import cordon.formats.osv.OsvRecord;
import cordon.formats.osv.PackageNames;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StarterFeedTest {

  private static final List<OsvRecord> RECORDS = StarterFeed.records();

  @Test
  void litellmIsKnownWithNothingButTheProgram() {
    List<AdvisoryMatch> found = StarterFeed.load().match(Ecosystem.PYPI, "LiteLLM", "1.82.8");
    assertThat(found).hasSize(1);
    AdvisoryMatch match = found.getFirst();
    assertThat(match.malicious()).isTrue();
    assertThat(match.sure()).isTrue();
    assertThat(match.aliases()).contains("MAL-2026-2144", "PYSEC-2026-2", "GHSA-92x9-889m-jgmw");
    assertThat(match.published()).contains(Instant.parse("2026-03-24T11:15:14Z"));
    assertThat(match.source()).startsWith("starter: ").contains("OpenSSF Package Analysis");
    assertThat(match.references()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PYPI, litellm, 1.82.7, true",
    "PYPI, litellm, 1.82.6, false",
    "PYPI, litellm, 1.82.9, false",
    "NPM, axios, 1.14.1, true",
    "NPM, axios, 0.30.4, true",
    "NPM, axios, 1.14.0, false",
    "NPM, plain-crypto-js, 4.2.1, true",
    "PYPI, ultralytics, 8.3.43, false",
    "NPM, chalk, 5.6.1, true",
    "NPM, chalk, 5.6.2, false",
    "NPM, debug, 4.4.2, true",
    "NPM, @tanstack/react-router, 1.169.8, true",
    "NPM, @tanstack/react-router, 1.169.9, false",
    "PYPI, Durable_Task, 1.4.2, false",
    "PYPI, durabletask, 1.4.2, true",
  })
  void coversWhatTheSourcesList(
      Ecosystem ecosystem, String name, String version, boolean malicious) {
    assertThat(StarterFeed.load().match(ecosystem, name, version).isEmpty()).isEqualTo(!malicious);
  }

  @Test
  void everyRecordIsAClaimWithSourcesOfItsOwnWords() {
    for (OsvRecord osv : RECORDS) {
      assertThat(osv.id()).as(osv.id()).matches("CORDON-2026-\\d{4}");
      assertThat(osv.schemaVersion()).as(osv.id()).isEqualTo("1.7.4");
      assertThat(osv.malicious()).as(osv.id()).isTrue();
      assertThat(osv.published()).as(osv.id()).isPresent();
      assertThat(osv.published().orElseThrow()).as(osv.id()).isBefore(osv.modified());
      assertThat(osv.summary()).as(osv.id()).hasSizeBetween(10, 120);
      assertThat(osv.details()).as(osv.id()).hasSizeGreaterThan(80);
      assertThat(osv.credits()).as(osv.id()).isNotEmpty();
      assertThat(osv.references()).as(osv.id()).isNotEmpty();
      osv.references()
          .forEach(reference -> {
            assertThat(URI.create(reference.url()).getScheme()).isEqualTo("https");
            assertThat(reference.type()).isIn("ADVISORY", "ARTICLE", "REPORT", "FIX", "WEB");
          });
    }
  }

  @Test
  void everyPackageIsListedOnceWithExactVersionsAndItsPurl() {
    Map<String, String> owners = new HashMap<>();
    for (OsvRecord osv : RECORDS) {
      for (Affected affected : osv.affected()) {
        OsvPackage target = affected.target().orElseThrow();
        Ecosystem ecosystem = target.served().orElseThrow();
        assertThat(target.name()).isEqualTo(PackageNames.normalise(ecosystem, target.name()));
        assertThat(target.purl())
            .isEqualTo("pkg:" + ecosystem.purlType() + "/" + target.name().replace("@", "%40"));
        assertThat(affected.ranges()).as(osv.id()).isEmpty();
        assertThat(affected.versions()).as(osv.id()).isNotEmpty().doesNotHaveDuplicates();
        for (String version : affected.versions()) {
          assertThat(version).matches("\\d+\\.\\d+\\.\\d+");
          String owner = owners.put(target.purl() + "@" + version, osv.id());
          assertThat(owner).as("%s %s", target.purl(), version).isNull();
        }
      }
    }
    assertThat(owners).hasSizeGreaterThan(200);
  }

  @Test
  void everyListedReleaseIsFoundAndItsIdsAreUnique() {
    Advisories starter = StarterFeed.load();
    List<String> names = new ArrayList<>();
    for (OsvRecord osv : RECORDS) {
      names.add(osv.id());
      names.addAll(osv.aliases());
      for (Affected affected : osv.affected()) {
        OsvPackage target = affected.target().orElseThrow();
        for (String version : affected.versions()) {
          assertThat(starter.match(target.served().orElseThrow(), target.name(), version))
              .as("%s %s", target.name(), version)
              .singleElement()
              .satisfies(match -> assertThat(match.id()).isEqualTo(osv.id()));
        }
      }
    }
    assertThat(names).doesNotHaveDuplicates();
  }

  @Test
  void liveWindowsAreClaimsWithASource() {
    int windows = 0;
    for (OsvRecord osv : RECORDS) {
      for (LiveWindow window : LiveWindow.of(osv)) {
        windows++;
        assertThat(window.source()).as(osv.id()).isNotBlank();
        window.to().ifPresent(to -> assertThat(to).as(osv.id()).isAfter(window.from()));
        assertThat(window.from()).as(osv.id()).isBefore(osv.modified());
      }
    }
    assertThat(windows).isGreaterThan(25);
  }

  @Test
  void theListNamesExactlyTheFiles() throws IOException, URISyntaxException {
    Path folder = Path.of(StarterFeed.class.getResource("starter/index.txt").toURI()).getParent();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> name.endsWith(".json")))
          .containsExactlyInAnyOrderElementsOf(
              StarterFeed.documents().stream().map(StarterFeed.Document::name).toList());
    }
  }
}
