package cordon.app.doctor;

import cordon.terminal.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The Java runtime, and the data directory: may we write there, and how much fits. */
final class MachineChecks {
  /** Below this the next large artifact may not fit. */
  static final long LITTLE_SPACE = 2L << 30;

  /** Below this the database may fail to write. */
  static final long NO_SPACE = 200L << 20;

  private final Path data;

  MachineChecks(Path data) {
    this.data = data;
  }

  List<Finding> run() {
    return List.of(java(), writable(), space(freeSpace()));
  }

  private static Finding java() {
    Runtime.Version version = Runtime.version();
    return version.feature() >= 25
        ? Finding.fine("Java " + version)
        : Finding.wrong(
            "Java " + version + " is too old",
            "Cordon needs 25",
            "install a JDK 25, or point CORDON_JAVA at one");
  }

  private Finding writable() {
    Path existing = nearestExisting();
    if (!Files.isWritable(existing)) {
      return Finding.wrong(
          "the data directory " + data + " cannot be written",
          existing + " belongs to another user",
          "run as the user who owns it, or choose another with --data");
    }
    return Finding.fine("the data directory " + data + " can be written");
  }

  /** Judges so many free bytes. */
  Finding space(long free) {
    String what = Figures.bytes(free) + " free for " + data;
    if (free < NO_SPACE) {
      return Finding.wrong(
          "only " + what, "the database may fail to write", "free some disk, or move --data");
    }
    return free < LITTLE_SPACE
        ? Finding.caution(
            "only " + what,
            "a large artifact may not fit",
            "free some disk, or lower `gate.cache-limit`")
        : Finding.fine(what);
  }

  private long freeSpace() {
    try {
      return Files.getFileStore(nearestExisting()).getUsableSpace();
    } catch (IOException e) {
      return 0;
    }
  }

  private Path nearestExisting() {
    Path path = data.toAbsolutePath();
    while (!Files.exists(path) && path.getParent() != null) {
      path = path.getParent();
    }
    return path;
  }
}
