package cordon.inspect.shell;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Place;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import java.util.Set;

/** Files that a script writes, and what is in them when it reads, sends or runs them. */
final class Writing {
  private static final Set<String> NOWHERE =
      Set.of("/dev/null", "NUL", "nul", "$null", "1", "2", "/dev/stderr", "/dev/stdout", "-");
  private final Session session;

  Writing(Session session) {
    this.session = session;
  }

  /**
   * Something is written to a file.
   *
   * @param more whether what is there stays
   */
  void to(Value file, Value content, boolean more, Place place) {
    String path = file.textWithHoles();
    if (NOWHERE.contains(path)) {
      return;
    }
    if (path.startsWith("/dev/tcp/") || path.startsWith("/dev/udp/")) {
      session.add(Behaviour.SEND, "/dev/tcp", content.flow().and(file.flow()), place, path);
      return;
    }
    // A file that is made in one branch and filled in another holds what either put there.
    session.written.merge(
        name(path),
        content,
        (old, next) -> Session.kept(more ? old.then(next) : next.with(old.flow())));
    persists(path, content.flow(), place);
    if (!content.flow().isEmpty()) {
      session.add(Behaviour.WRITE, Program.clip(path), content.flow(), place, path);
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

  /** What flowed into a file that the script wrote before. */
  Flow read(Value file) {
    Value written = session.written.get(name(file.textWithHoles()));
    return written == null ? Flow.NONE : written.flow();
  }

  /** What a file holds: its text if the script wrote it before, else what its name says of it. */
  Value content(Value file) {
    Value written = session.written.get(name(file.textWithHoles()));
    return written == null ? Value.unknown(file.flow()) : written.with(file.flow());
  }

  static String name(String path) {
    String plain = path.replace('\\', '/');
    return plain.substring(plain.lastIndexOf('/') + 1);
  }
}
