package cordon.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.ProblemException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a database is known to be of this version, whichever it is. */
abstract class MigrationContract extends OpenDatabase {
  @Test
  void anUpToDateDatabaseIsRecognisedWithoutFlyway() throws Exception {
    database.close();
    database = null;
    Engine engine = new DatabaseConfig(url, 1).engine();
    try {
      Map<String, Integer> ours = new HashMap<>();
      MigrationFile.list(List.of(MIGRATIONS))
          .forEach(file -> ours.put(file.version(), file.checksum()));
      assertThat(Migrations.applied(engine))
          .as("Flyway counts checksums and versions as we do")
          .contains(ours);
      assertThat(ours).isNotEmpty();
    } finally {
      engine.close();
    }
  }

  @Test
  void aMigrationThatWasRewrittenIsKnownByWhatItWas() {
    MigrationFile note =
        MigrationFile.list(List.of(MIGRATIONS)).stream()
            .filter(file -> file.version().equals("1.1"))
            .findFirst()
            .orElseThrow();
    insert(1).join();
    checksum(note.formerly().iterator().next());
    database = open(url);
    assertThat(count()).isEqualTo(1);
    checksum(5);
    refused("its migration 1.1 is another than that of this one");
  }

  private void checksum(int then) {
    database.write(h ->
        h.execute("UPDATE flyway_schema_history SET checksum = ? WHERE version = '1.1'", then));
    database.close();
  }

  @Test
  void aDatabaseOfANewerCordonIsRefused() {
    database.write(h ->
        h.execute(
            "INSERT INTO flyway_schema_history SELECT installed_rank + 100, '99.1', description,"
                + " type, 'V99_1__later.sql', 5, installed_by, installed_on, execution_time,"
                + " success FROM flyway_schema_history WHERE version = '1.1'"));
    database.close();
    refused("a newer version wrote it: this one does not know its migration 99.1");
  }

  private void refused(String why) {
    assertThatThrownBy(() -> open(url))
        .hasMessageContaining("does not fit this Cordon")
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().detail()).endsWith(": " + why));
    database = null;
  }

  @Test
  void aDatabaseOfSomethingElseIsLeftAlone() {
    database.write(h -> h.execute("DROP TABLE flyway_schema_history"));
    database.close();
    assertThatThrownBy(() -> open(url))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().type()).isEqualTo("store/foreign"));
    database = null;
  }
}
