package cordon.testkit.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Asks an installed program for its version. */
final class Versions {
  private Versions() {}

  static Availability of(String... command) {
    Path folder = temporary();
    try {
      ClientRun run = new Sandbox(folder).run(folder, List.of(command));
      return run.ok()
          ? Availability.yes(run.stdout().strip())
          : Availability.no(command[0] + " ends with " + run.exit() + ": " + run.stderr().strip());
    } catch (UncheckedIOException e) {
      return Availability.no(command[0] + " is not installed");
    } finally {
      Folders.delete(folder);
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("cordon-client");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
