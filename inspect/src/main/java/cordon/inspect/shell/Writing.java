package cordon.inspect.shell;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Place;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import java.util.Set;

/** Files that a script writes, and what is in them when it reads or runs them. */
final class Writing {
  private static final Set<String> NOWHERE =
      Set.of("/dev/null", "NUL", "nul", "$null", "1", "2", "/dev/stderr", "/dev/stdout", "-");
  private final Session session;

  Writing(Session session) {
    this.session = session;
  }

  /** Something is written to a file. */
  void to(Value file, Flow content, Place place) {
    String path = file.textWithHoles();
    if (NOWHERE.contains(path)) {
      return;
    }
    if (path.startsWith("/dev/tcp/") || path.startsWith("/dev/udp/")) {
      session.add(Behaviour.SEND, "/dev/tcp", content.and(file.flow()), place, path);
      return;
    }
    session.written.merge(name(path), content, Flow::and);
    persists(path, content, place);
    if (!content.isEmpty()) {
      session.add(
          Behaviour.WRITE, path.length() > 80 ? path.substring(0, 80) : path, content, place, path);
    }
  }

  private void persists(String path, Flow content, Place place) {
    session.vocabulary.inText(path).stream()
        .filter(hit ->
            hit.meaning().behaviour() == Behaviour.PERSIST
                || hit.meaning().behaviour() == Behaviour.HOOK)
        .forEach(hit ->
            session.add(hit.meaning().behaviour(), hit.meaning().detail(), content, place, path));
  }

  /** What a file holds that the script wrote before. */
  Flow read(Value file) {
    return session.written.getOrDefault(name(file.textWithHoles()), Flow.NONE);
  }

  static String name(String path) {
    String plain = path.replace('\\', '/');
    return plain.substring(plain.lastIndexOf('/') + 1);
  }
}
