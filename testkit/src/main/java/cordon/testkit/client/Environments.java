package cordon.testkit.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Virtual environments of Python (PEP 405). */
final class Environments {
  private Environments() {}

  /** Whether an importable module is installed there. */
  static boolean holds(Path environment, String module) {
    Path lib = environment.resolve("lib");
    if (!Files.isDirectory(lib)) {
      return false;
    }
    try (Stream<Path> versions = Files.list(lib)) {
      return versions.anyMatch(
          v -> Files.exists(v.resolve("site-packages/" + module + "/__init__.py")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
