package cordon.web.console;

import cordon.store.Database;
import cordon.web.HealthCheck;
import cordon.web.pages.ByteText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What the kit itself needs: the database, and room on the disk. */
final class KitHealth {
  /** Below this nothing can be recorded any more, and so nothing may be let through. */
  private static final long LEAST_FREE = 200_000_000;

  private KitHealth() {}

  static HealthCheck database(Database database) {
    return new HealthCheck(
        "database",
        true,
        () -> {
          long begin = System.nanoTime();
          database.read(h -> h.createQuery("select 1").mapTo(Integer.class).one());
          double millis = (System.nanoTime() - begin) / 1e6;
          String kind = database.shared() ? "PostgreSQL" : "SQLite";
          return HealthCheck.Result.ok(kind + String.format(Locale.ROOT, ", %.1f ms", millis));
        });
  }

  static HealthCheck disk(Path directory) {
    return new HealthCheck(
        "disk",
        true,
        () -> {
          try {
            FileStore store = Files.getFileStore(directory);
            long free = store.getUsableSpace();
            String facts =
                ByteText.of(free) + " of " + ByteText.of(store.getTotalSpace()) + " free";
            return new HealthCheck.Result(free >= LEAST_FREE, facts);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
