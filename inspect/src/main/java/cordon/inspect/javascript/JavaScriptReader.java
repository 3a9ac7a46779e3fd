package cordon.inspect.javascript;

import cordon.inspect.fact.Fact;
import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Language;
import cordon.inspect.fact.Place;
import cordon.inspect.fact.ReadTogether;
import cordon.inspect.shell.ShellReader;
import cordon.inspect.vocabulary.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads one file of JavaScript or TypeScript. Immutable; safe for any number of threads. */
public final class JavaScriptReader {
  private final Vocabulary vocabulary;
  private final ShellReader shell;
  private final Signals signals;

  public JavaScriptReader(Vocabulary vocabulary) {
    this(vocabulary, new ShellReader(vocabulary));
  }

  /**
   * @param shell reads the commands that the code starts
   */
  public JavaScriptReader(Vocabulary vocabulary, ShellReader shell) {
    this.vocabulary = vocabulary;
    this.shell = shell;
    this.signals = new Signals(vocabulary);
  }

  /**
   * What a file does. Whatever it holds, this ends: in time linear in its length, without an
   * exception.
   *
   * @param path in the artifact, which decides what relative imports mean and whether it has types
   */
  public FileFacts read(String path, byte[] content) {
    return read(path, Source.file(path, text(content).toCharArray()));
  }

  /**
   * What a file does together with those that it requires, whose facts are among its own.
   *
   * @param contents the bytes of the files that may be read with it, by their paths
   */
  public ReadTogether joined(
      String path, byte[] content, Function<String, Optional<byte[]>> contents) {
    Session session = new Session(vocabulary, shell, signals, new Modules(contents));
    session.skips = false;
    session.modules.evaluate(session, Source.file(path, text(content).toCharArray()));
    new Rest(session).evaluate();
    return new ReadTogether(facts(path, session), session.modules.paths());
  }

  /**
   * What a text of code within something else does; the facts have the place and the empty unit.
   */
  public List<Fact> fragment(Place place, String code) {
    return read(place.path(), Source.fragment(place, code)).facts().stream()
        .map(f -> new Fact(f.behaviour(), f.detail(), f.place(), "", f.inputs(), f.quote()))
        .toList();
  }

  private static String text(byte[] content) {
    boolean little =
        content.length > 1 && (content[0] & 0xFF) == 0xFF && (content[1] & 0xFF) == 0xFE;
    return new String(content, little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8);
  }

  private FileFacts read(String path, Source source) {
    Session session = new Session(vocabulary, shell, signals);
    follow(session, source);
    return facts(path, session);
  }

  private static FileFacts facts(String path, Session session) {
    List<String> doubts = session.sink.doubts();
    return new FileFacts(
        path,
        Language.JAVASCRIPT,
        session.sink.facts(),
        session.sink.references(),
        doubts.isEmpty(),
        doubts,
        session.budget.steps());
  }

  static void follow(Session session, Source source) {
    session.modules.evaluate(session, source);
    new Rest(session).evaluate();
  }
}
