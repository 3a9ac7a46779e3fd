package cordon.formats.lockfile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.IntStream;

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

  /** One text for each edge: {@code a1.0>b2.0}. */
  static List<String> edges(Lockfile lock) {
    return lock.edges().stream()
        .map(edge ->
            shown(lock.releases().get(edge.from())) + ">" + shown(lock.releases().get(edge.to())))
        .toList();
  }

  /** {@code name SCOPE} for each release, with {@code !} where the project asks for it. */
  static List<String> scopes(Lockfile lock) {
    return IntStream.range(0, lock.releases().size())
        .mapToObj(i ->
            lock.releases().get(i).name()
                + " "
                + lock.uses().get(i).scope()
                + (lock.uses().get(i).direct() ? "!" : ""))
        .toList();
  }

  private static String shown(LockedRelease release) {
    return release.name() + release.version().orElse("");
  }
}
