package cordon.gate.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.gate.Coordinate;
import cordon.gate.TestDatabases;
import cordon.ledger.Ledger;
import cordon.store.Database;
import cordon.store.Durability;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same on both databases. */
abstract class PulledReleasesContract {
  private static final Instant START = Instant.parse("2026-05-01T08:00:00Z");
  private static final Asker ASKER = new Asker("user:dev", "127.0.0.1", "npm/11", "install");

  @TempDir Path folder;
  private Database database;
  private Ledger ledger;
  private Instant now = START;

  abstract String url(Path folder);

  @BeforeEach
  void open() {
    database = TestDatabases.open(url(folder));
    ledger = TestDatabases.ledger(database, folder, () -> now);
  }

  @AfterEach
  void close() {
    ledger.close();
    database.close();
  }

  @Test
  void pullsAreKnownAtOnceAndAfterARestart() {
    PulledReleases pulled = new PulledReleases(database, new EventIndex(database));
    pull(pulled, Ecosystem.NPM, "default", "@scope/lib", "1.0.0");
    pull(pulled, Ecosystem.NPM, "default", "@scope/lib", "1.1.0");
    pull(pulled, Ecosystem.NPM, "default", "@scope/lib", "1.0.0");
    pull(pulled, Ecosystem.PYPI, "default", "some-lib", "2.0");
    for (PulledReleases one :
        List.of(pulled, new PulledReleases(database, new EventIndex(database)))) {
      assertThat(one.of(Ecosystem.NPM, "@scope/lib"))
          .containsExactly(
              new PulledRelease("1.0.0", "default", START.plusSeconds(3)),
              new PulledRelease("1.1.0", "default", START.plusSeconds(2)));
      assertThat(one.of(Ecosystem.PYPI, "Some_Lib"))
          .extracting(PulledRelease::version)
          .containsExactly("2.0");
      assertThat(one.of(Ecosystem.NPM, "lib")).isEmpty();
      assertThat(one.any(Ecosystem.NPM, "@scope/lib")).isTrue();
      assertThat(one.any(Ecosystem.NPM, "lib")).isFalse();
      assertThat(one.of(Ecosystem.NPM, "no/such/name")).isEmpty();
    }
  }

  @Test
  void aVersionStandsOnceForEachUpstream() {
    PulledReleases pulled = new PulledReleases(database, new EventIndex(database));
    pull(pulled, Ecosystem.NPM, "default", "lib", "1.0.0");
    pull(pulled, Ecosystem.NPM, "private", "lib", "1.0.0");
    assertThat(pulled.of(Ecosystem.NPM, "lib"))
        .extracting(PulledRelease::upstream)
        .containsExactly("private", "default");
  }

  @Test
  void beyondTheBoundTheStoreAnswersTheSame() {
    PulledReleases large = new PulledReleases(database, new EventIndex(database));
    PulledReleases small = new PulledReleases(database, new EventIndex(database), 3);
    Random random = new Random(11);
    for (int i = 0; i < 60; i++) {
      String name = "lib-" + random.nextInt(5);
      String version = random.nextInt(4) + ".0.0";
      pull(large, Ecosystem.NPM, "default", name, version);
      small.note("pkg:npm/" + name, new PulledRelease(version, "default", now));
      for (int k = 0; k < 5; k++) {
        assertThat(small.of(Ecosystem.NPM, "lib-" + k))
            .isEqualTo(large.of(Ecosystem.NPM, "lib-" + k));
      }
    }
    assertThat(new PulledReleases(database, new EventIndex(database), 3).of(Ecosystem.NPM, "lib-1"))
        .isEqualTo(large.of(Ecosystem.NPM, "lib-1"))
        .isNotEmpty();
  }

  @Test
  void whatAnotherServerWroteIsTakenUp() {
    PulledReleases here = new PulledReleases(database, new EventIndex(database));
    PulledReleases there = new PulledReleases(database, new EventIndex(database));
    pull(there, Ecosystem.NPM, "default", "lib", "1.0.0");
    pull(here, Ecosystem.NPM, "default", "own", "1.0.0");
    assertThat(here.of(Ecosystem.NPM, "lib")).isEmpty();
    here.refresh();
    assertThat(here.of(Ecosystem.NPM, "lib"))
        .containsExactly(new PulledRelease("1.0.0", "default", START.plusSeconds(1)));
    pull(there, Ecosystem.NPM, "default", "lib", "1.0.0");
    here.refresh();
    assertThat(here.of(Ecosystem.NPM, "lib").getFirst().last()).isEqualTo(START.plusSeconds(3));
  }

  private void pull(
      PulledReleases pulled, Ecosystem ecosystem, String upstream, String name, String version) {
    now = now.plusSeconds(1);
    new Evidence(database, ledger, pulled, Durability.PROCESS, () -> now)
        .pull(
            ASKER,
            Coordinate.release(ecosystem, upstream, name, version).withFile("file"),
            new Pull(Digest.of(Digest.Algorithm.SHA256, new byte[32]), 10, 0, 10, 200, true),
            Allowed.by("r1"));
  }
}
