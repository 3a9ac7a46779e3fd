package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Language;
import cordon.inspect.fact.ReadTogether;
import cordon.inspect.shell.ShellReader;
import cordon.inspect.value.Flow;
import cordon.inspect.vocabulary.Vocabulary;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads one file of Python. Immutable; safe for any number of threads. */
public final class PythonReader {
  private final Vocabulary vocabulary;
  private final ActingNames names;
  private final ShellReader shell;

  public PythonReader(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.names = new ActingNames(vocabulary);
    this.shell = new ShellReader(vocabulary);
  }

  /**
   * What a file does. Whatever it holds, this ends: in time linear in its length, without an
   * exception.
   *
   * @param path in the artifact, which decides what relative imports mean
   */
  public FileFacts read(String path, byte[] content) {
    return read(session(content), path, content);
  }

  /**
   * What a file does together with those that it imports. This adds to what {@link #read} says of
   * each, so that what is left out for its length leaves no doubt.
   *
   * @param before files whose functions were evaluated together with another file, so that only
   *     what this one calls of them is of interest
   */
  public ReadTogether joined(
      String path, byte[] content, Neighbours neighbours, Set<String> before) {
    Session session = session(content, neighbours);
    session.imports.passOver(before);
    FileFacts facts = read(session, path, content);
    Set<String> paths = new LinkedHashSet<>();
    session.imports.run().forEach(module -> paths.add(module.code().layer.path()));
    return new ReadTogether(
        new FileFacts(path, Language.PYTHON, facts.facts(), facts.references(), true, List.of()),
        paths);
  }

  Session session(byte[] content) {
    return session(content, Neighbours.NONE);
  }

  private Session session(byte[] content, Neighbours neighbours) {
    return new Session(content.length, vocabulary, names, shell, new FactSink(), neighbours);
  }

  /** With the session of this one file. */
  FileFacts read(Session session, String path, byte[] content) {
    FactSink sink = session.sink;
    SourceEncoding.Source source =
        SourceEncoding.decode(
            path.endsWith(".pth") ? PathFile.code(content) : CompiledCode.source(content, sink));
    Layer layer = Layer.of(path, source.utf8());
    if (source.hides()) {
      sink.add(Behaviour.CONCEALED, "source-encoding", Flow.NONE, "", layer, 0);
    }
    source.unknown().ifPresent(name -> sink.doubt("its encoding `" + name + "` is not known"));
    Code code = Code.of(layer, source.utf8(), sink);
    code.sayWhatIsOdd("");
    try {
      Scope module = new Scope(session.changes);
      session.imports.begins(new ModuleObject(Modules.name(path), code, module));
      new Execution(new Evaluator(session, code, module)).runModule(code.module());
      for (ModuleObject each : session.imports.unread()) {
        new Rest(session, each.code(), each.names(), names).read();
      }
      session.setupCommands.tell(sink, layer);
      session.sayWhatWasPassedOver();
    } catch (StackOverflowError e) {
      // Nesting and calls within calls are bounded each; together they may exceed a small stack.
      sink.doubt("its functions are nested too deep in each other to be followed");
    }
    List<String> doubts = sink.doubts();
    return new FileFacts(
        path,
        Language.PYTHON,
        sink.facts(),
        sink.references(),
        doubts.isEmpty(),
        doubts,
        session.steps());
  }
}
