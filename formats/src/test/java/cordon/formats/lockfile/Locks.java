package cordon.formats.lockfile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/** Reads lockfiles given as text, and says what is in them in short. */
final class Locks {
  private Locks() {}

  static List<LockedRelease> read(LockfileKind kind, String text) {
    return kind.read(text.getBytes(UTF_8)).releases();
  }

  /** One line for each entry: {@code name version-or-reason line}. */
  static List<String> entries(LockfileKind kind, String text) {
    return read(kind, text).stream()
        .map(r -> r.name() + " " + r.version().orElse(r.open()) + " " + r.place().line())
        .toList();
  }
}
