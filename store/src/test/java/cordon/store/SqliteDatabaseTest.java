package cordon.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteDatabaseTest {
  @TempDir Path dir;

  private Database open() {
    return Database.open(
        new DatabaseConfig("jdbc:sqlite:" + dir.resolve("a.db"), 2), List.of("cordon/store/test"));
  }

  @Test
  void committedWorkSurvivesReopening() {
    try (Database db = open()) {
      db.write(h -> h.execute("INSERT INTO note (id, text) VALUES (1, 'a')"));
    }
    try (Database db = open()) {
      assertThat(
              db.<String>read(
                  h -> h.createQuery("SELECT text FROM note").mapTo(String.class).one()))
          .isEqualTo("a");
    }
  }

  @Test
  void failingWorkFailsAlone() {
    try (Database db = open()) {
      List<CompletableFuture<Integer>> all = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        int n = i;
        all.add(
            db.submit(h -> {
              h.execute("INSERT INTO note (id, text) VALUES (?, ?)", n, "n" + n);
              if (n % 10 == 3) {
                throw new IllegalStateException("no " + n);
              }
              return n;
            }));
      }
      for (int i = 0; i < 100; i++) {
        int n = i;
        if (i % 10 == 3) {
          assertThatThrownBy(() -> all.get(n).join()).hasMessageContaining("no " + n);
        } else {
          assertThat(all.get(i).join()).isEqualTo(i);
        }
      }
      assertThat(
              db.<Long>read(
                  h -> h.createQuery("SELECT count(*) FROM note").mapTo(Long.class).one()))
          .isEqualTo(90);
    }
  }

  @Test
  void readerCannotWrite() {
    try (Database db = open()) {
      assertThatThrownBy(() -> db.read(h -> h.execute("DELETE FROM note")))
          .hasMessageContaining("readonly");
      assertThat(
              db.<Long>read(
                  h -> h.createQuery("SELECT count(*) FROM note").mapTo(Long.class).one()))
          .isZero();
    }
  }

  @Test
  void secondOpeningIsRefused() {
    try (Database db = open()) {
      assertThatThrownBy(this::open).hasMessageContaining("another Cordon");
    }
  }
}
