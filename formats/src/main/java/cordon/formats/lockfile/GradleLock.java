package cordon.formats.lockfile;

import cordon.base.Ecosystem;
import cordon.formats.Malformed;
import cordon.formats.lockfile.LockedRelease.Place;
import cordon.formats.lockfile.Lockfile.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Reads the lock of Gradle: {@code group:artifact:version=configuration,…} in {@code
 * gradle.lockfile} and {@code buildscript-gradle.lockfile}, without configurations in the one file
 * for each configuration of Gradle before 7.
 */
final class GradleLock {
  private static final String DOCUMENT = LockfileKind.GRADLE_LOCK.document();

  private GradleLock() {}

  static Lockfile read(InputStream in) throws IOException {
    Found found = new Found(DOCUMENT);
    TextLines.read(in, DOCUMENT, (text, line) -> line(text.strip(), line, found));
    return found.lockfile();
  }

  private static void line(String text, int line, Found found) {
    // "empty=" lists the configurations that have nothing.
    if (text.isEmpty() || text.startsWith("#") || text.startsWith("empty=")) {
      return;
    }
    int equals = text.indexOf('=');
    String[] parts = (equals < 0 ? text : text.substring(0, equals)).split(":", -1);
    if (parts.length != 3 || parts[0].isBlank() || parts[1].isBlank() || parts[2].isBlank()) {
      throw Malformed.at(
          DOCUMENT,
          "line " + line,
          Malformed.quoted(text) + " is not of the form group:artifact:version=configurations");
    }
    found.add(
        LockedRelease.fixed(
            Ecosystem.MAVEN,
            parts[0] + ":" + parts[1],
            parts[2],
            new Place(line, ""),
            List.of(),
            List.of()));
    if (equals >= 0 && onlyForTests(text.substring(equals + 1))) {
      found.scope(Scope.DEVELOPMENT);
    }
  }

  private static boolean onlyForTests(String configurations) {
    for (String configuration : configurations.split(",")) {
      String name = configuration.strip();
      if (!name.startsWith("test") && !name.contains("Test")) {
        return false;
      }
    }
    return true;
  }
}
