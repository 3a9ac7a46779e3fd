package cordon.store;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An empty database, opened before each test. */
abstract class OpenDatabase {
  static final String MIGRATIONS = "cordon/store/test";

  @TempDir Path folder;
  String url;
  Database database;

  /** Of an empty database. */
  abstract String newUrl();

  @BeforeEach
  void openNew() {
    url = newUrl();
    database = open(url);
  }

  Database open(String at) {
    return Database.open(new DatabaseConfig(at, 2), List.of(MIGRATIONS));
  }

  @AfterEach
  void close() {
    if (database != null) {
      database.close();
    }
  }

  CompletableFuture<Integer> insert(long id) {
    return database.submit(
        h -> h.execute("INSERT INTO note (id, text) VALUES (?, ?)", id, "note " + id));
  }

  long count() {
    return database.read(h -> h.createQuery("SELECT count(*) FROM note").mapTo(Long.class).one());
  }
}
