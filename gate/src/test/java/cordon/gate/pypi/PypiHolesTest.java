package cordon.gate.pypi;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import cordon.formats.pypi.SimpleApi;
import cordon.formats.pypi.SimpleFile;
import cordon.formats.pypi.SimplePageReader;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.MovableClock;
import cordon.gate.Upstream;
import cordon.testkit.registry.PypiFile;
import cordon.testkit.registry.PypiIndex;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holes that other firewalls and mirrors had for Python, each by the product's name. */
class PypiHolesTest {
  private static final String PAGE = "/pypi/simple/demo-pkg/";
  private static final String FILES = "/pypi/files/demo-pkg/";
  private static final PypiFile OLD = PypiFile.wheel("demo-pkg", "1.0");
  private static final PypiFile YOUNG =
      PypiFile.wheel("demo-pkg", "1.1").at(MovableClock.START.minus(Duration.ofDays(2)));

  @TempDir Path directory;
  private final PypiIndex index = PypiIndex.start().links(PypiIndex.Links.ELSEWHERE);
  private final GateConfig config =
      GateConfig.of(
          List.of(
              Upstream.open(Ecosystem.PYPI, index.simple())
                  .withFileHosts(Set.of(index.filesHost()))));
  private GateHouse house;

  @BeforeEach
  void open() {
    house = GateHouse.open(directory, config);
    index.publish(OLD).publish(YOUNG);
  }

  @AfterEach
  void close() {
    house.close();
    index.close();
  }

  private List<SimpleFile> listed(SimpleApi.Type type) throws Exception {
    byte[] page = house.get(PAGE, "Accept: " + type.mediaType()).body();
    return new SimplePageReader().read(page, type, house.url() + PAGE, "demo-pkg").files();
  }

  private SimpleFile listed(SimpleApi.Type type, PypiFile file) throws Exception {
    return listed(type).stream()
        .filter(f -> f.filename().equals(file.fileName()))
        .findFirst()
        .orElseThrow();
  }

  /** The evidence names some of many hidden files; the validator must be about all of them. */
  @Test
  void aPageOfManyHiddenFilesIsNotUnchangedWhenOtherOnesAreHidden() throws Exception {
    for (int i = 0; i < 60; i++) {
      index.publish(PypiFile.wheel("many", "2." + i));
      if (i < 55) {
        house.advisories.malicious(Ecosystem.PYPI, "many", "2." + i);
      }
    }
    String page = "/pypi/simple/many/";
    String before = house.get(page).headers().first("ETag").orElseThrow();
    assertThat(house.get(page, "If-None-Match: " + before).status()).isEqualTo(304);
    house.advisories.clear();
    for (int i = 0; i < 56; i++) {
      if (i != 54) {
        house.advisories.malicious(Ecosystem.PYPI, "many", "2." + i);
      }
    }
    assertThat(house.get(page, "If-None-Match: " + before).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource
  void varnishThePageInHtmlWasNotFiltered(SimpleApi.Type type) throws Exception {
    assertThat(listed(type, YOUNG).yanked().orElse("")).contains("1.1 is held until");
    assertThat(listed(type, OLD).yanked()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void varnishThePageOfAnUpstreamInHtmlWasNotFiltered(SimpleApi.Type type) throws Exception {
    index.pages(PypiIndex.Pages.HTML_WITH_TIMES);
    assertThat(listed(type, YOUNG).yanked().orElse("")).contains("1.1 is held until");
    assertThat(listed(type, OLD).yanked()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void devGuardLinksLedPastTheProxy(PypiIndex.Links links) throws Exception {
    index.links(links);
    for (SimpleApi.Type type : SimpleApi.Type.values()) {
      assertThat(listed(type))
          .hasSize(2)
          .allSatisfy(f -> assertThat(f.url()).startsWith(house.url() + FILES));
      assertThat(house.get(PAGE, "Accept: " + type.mediaType()).text())
          .doesNotContain("127.0.0.1:" + index.port())
          .doesNotContain(index.filesHost());
    }
  }

  @Test
  void devGuardOnlyTheNewestReleaseWasJudged() throws Exception {
    index.publish(PypiFile.wheel("demo-pkg", "2.0"));
    assertThat(house.get(FILES + YOUNG.fileName()).status()).isEqualTo(403);
    assertThat(listed(SimpleApi.Type.JSON, YOUNG).yanked()).isPresent();
  }

  @ParameterizedTest
  @EnumSource
  void pulpReplacedTheUploadTimeByThatOfTheCopy(SimpleApi.Type type) throws Exception {
    PypiFile precise = PypiFile.wheel("demo-pkg", "0.9").uploadTime("2023-02-03T04:05:06.789012Z");
    index.publish(precise);
    house.get(FILES + precise.fileName());
    house.clock.advance(Duration.ofDays(1));
    assertThat(listed(type, precise).uploaded().rawText()).contains("2023-02-03T04:05:06.789012Z");
  }

  @Test
  void pulpANewFileOfAnOldReleaseWasAsOldAsTheRelease() throws Exception {
    PypiFile late = PypiFile.wheel("demo-pkg", "1.0").tag("cp311-cp311-linux_x86_64");
    late = late.at(house.clock.instant());
    index.publish(late);
    assertThat(listed(SimpleApi.Type.JSON, late).yanked().orElse("")).contains("1.0 is held");
    assertThat(house.get(FILES + late.fileName()).status()).isEqualTo(403);
    assertThat(house.get(FILES + late.fileName() + ".metadata").status()).isEqualTo(403);
    assertThat(house.get(FILES + OLD.fileName()).status()).isEqualTo(200);
  }

  @Test
  void proxpiWouldHaveFilteredWhenTheCacheWasFilled() throws Exception {
    assertThat(listed(SimpleApi.Type.JSON, OLD).yanked()).isEmpty();
    assertThat(house.get(FILES + OLD.fileName()).status()).isEqualTo(200);
    int asked = index.requests().count();
    house.advisories.malicious(Ecosystem.PYPI, "demo-pkg", "1.0");
    for (SimpleApi.Type type : SimpleApi.Type.values()) {
      assertThat(listed(type, OLD).yanked().orElse("")).contains("1.0 is blocked");
    }
    assertThat(house.get(FILES + OLD.fileName()).status()).isEqualTo(403);
    assertThat(index.requests().count()).isEqualTo(asked);
  }

  @Test
  void proxpiAPageFromTheCacheLetsGoWhenTimeHasPassed() throws Exception {
    house.clock.advance(Duration.ofDays(5).minusSeconds(1));
    assertThat(listed(SimpleApi.Type.HTML, YOUNG).yanked()).isPresent();
    int asked = index.requests().count();
    house.clock.advance(Duration.ofSeconds(1));
    assertThat(listed(SimpleApi.Type.HTML, YOUNG).yanked()).isEmpty();
    assertThat(house.get(FILES + YOUNG.fileName()).status()).isEqualTo(200);
    assertThat(index.requests().to(PAGE.substring("/pypi".length()))).hasSize(asked);
  }

  @Test
  void artifactKeeperHeldByWhenItWasTakenIn() throws Exception {
    assertThat(house.get(FILES + OLD.fileName()).status()).isEqualTo(200);
    house = house.reopen(config);
    index.publish(PypiFile.sdist("demo-pkg", "0.1"));
    house.clock.advance(Duration.ofMinutes(6));
    assertThat(house.get(FILES + OLD.fileName()).status()).isEqualTo(200);
    assertThat(house.get(FILES + PypiFile.sdist("demo-pkg", "0.1").fileName()).status())
        .isEqualTo(200);
  }
}
