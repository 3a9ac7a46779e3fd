package cordon.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.ledger.Fact;
import cordon.ledger.FactQuery;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people look at before anything happens. */
class EverydayTest extends HouseTest {
  private static final Duration DAY = Duration.ofDays(1);

  private ExposureWatch watch;

  @BeforeEach
  void open() {
    watch = new ExposureWatch(house.standing, house.database, () -> house.now, () -> 0, "a");
  }

  private void brings(String unit, String name, String text) {
    house.exposure.record(
        Upload.of(name, unit, Provenance.ANALYST),
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        "token:test");
    house.now = house.now.plusSeconds(1);
  }

  private static String row(Concentration.Row row) {
    return row.kind().word() + " " + row.name() + " " + row.units() + " " + row.jewels();
  }

  @Test
  void whatStandsUnderMostCrownJewelsComesFirst() {
    brings(
        "",
        "estate.toml",
        """
        [[unit]]
        name = "ci"
        reaches = ["key"]
        [[unit]]
        name = "web"
        holds = ["logs"]
        run-by = "Compute Co"
        [[credential]]
        name = "key"
        opens = ["raw", "unit:web", { name = "old", until = 2020-01-01T00:00:00Z }]
        [[dataset]]
        name = "raw"
        crown-jewel = true
        [[dataset]]
        name = "logs"
        crown-jewel = true
        [[dataset]]
        name = "old"
        crown-jewel = true
        [[vendor]]
        name = "Labels"
        supplies = ["web"]
        """);
    brings("ci", "requirements.txt", "setuptools==80\nlitellm==1\n");
    brings("web", "requirements.txt", "litellm==1\nflask==3\n");
    brings("web", "web/package-lock.json", NPM);
    Concentration found = house.exposure.concentration();
    assertThat(found.jewels()).isEqualTo(3);
    assertThat(found.rows().stream().map(EverydayTest::row))
        .containsExactly(
            "package litellm 2 2",
            "build-tool setuptools 1 2",
            "package @acme/ui 1 1",
            "package flask 1 1",
            "publisher @acme 1 1",
            "vendor Compute Co 1 1",
            "vendor Labels 1 1");
  }

  private static final String NPM =
      """
      {"lockfileVersion":3,"packages":{
        "node_modules/@acme/ui":{"version":"1.0.0","resolved":"https://registry.example/u.tgz"}}}
      """;

  @Test
  void whatNobodyHadBeforeIsNewAndWhatFixesNoVersionIsOpen() {
    brings("ci", "requirements.txt", "flask==3\nrequests>=2\n");
    Instant since = house.now.plus(DAY);
    house.now = since.plus(DAY);
    brings("ci", "requirements.txt", "flask==3.1\nlitellm==10\nrequests>=2\nrich\n");
    brings("web", "requirements.txt", "litellm==9\n");
    Novelty found = house.exposure.novelty(since);
    assertThat(found.added()).extracting(Novelty.Added::name).containsExactly("litellm");
    assertThat(found.added().getFirst().firstUnit()).isEqualTo("ci");
    assertThat(found.added().getFirst().versions()).containsExactly("9", "10");
    assertThat(found.open().stream().map(o -> o.name() + " " + o.isNew()))
        .containsExactly("requests false", "rich true");
  }

  private List<String> silences() {
    return house.ledger.read(FactQuery.all(1_000)).stream()
        .filter(fact -> fact.type().equals("exposure.silent"))
        .map(Fact::subject)
        .toList();
  }

  @Test
  void whoIsSilentForLongerThanItsHabitIsToldOnceForEachTime() {
    for (int day = 0; day < 10; day++) {
      house.now = ExposureHouse.START.plus(DAY.multipliedBy(day));
      brings("nightly", "requirements.txt", "flask==3." + day + "\n");
      if (day % 5 == 0) {
        brings("rare", "requirements.txt", "flask==3." + day + "\n");
      }
    }
    assertThat(house.exposure.silent()).isEmpty();
    house.now = house.now.plus(Duration.ofDays(3));
    assertThat(house.exposure.silent()).extracting(SilentUnit::name).containsExactly("nightly");
    watch.look();
    watch.look();
    new ExposureWatch(house.standing, house.database, () -> house.now, () -> 0, "b").look();
    assertThat(silences()).containsExactly("unit:nightly");

    brings("nightly", "requirements.txt", "flask==4\n");
    assertThat(house.exposure.silent()).as("what was found is kept for an hour").hasSize(1);
    house.now = house.now.plus(Duration.ofHours(1));
    assertThat(house.exposure.silent()).isEmpty();
    house.now = house.now.plus(Duration.ofDays(9));
    watch.look();
    assertThat(silences()).containsExactly("unit:nightly", "unit:nightly");
  }

  @Test
  void aWeekendIsNoSilenceForWhoNeverWorksThen() {
    for (int day = 0; day < 40; day++) {
      if (day % 7 < 5) {
        house.now = ExposureHouse.START.plus(DAY.multipliedBy(day));
        brings("office", "requirements.txt", "flask==3." + day + "\n");
      }
    }
    house.now = house.now.plus(Duration.ofDays(3));
    assertThat(house.exposure.silent()).isEmpty();
    house.now = house.now.plus(Duration.ofDays(7));
    assertThat(house.exposure.silent()).hasSize(1);
  }
}
