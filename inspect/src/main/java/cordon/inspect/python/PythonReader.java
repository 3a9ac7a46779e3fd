package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Language;
import cordon.inspect.shell.ShellReader;
import cordon.inspect.value.Flow;
import cordon.inspect.vocabulary.Vocabulary;
import java.util.List;

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
    return read(session(path, content), path, content);
  }

  Session session(String path, byte[] content) {
    return new Session(path, content.length, vocabulary, names, shell, new FactSink());
  }

  /** With the session of this one file. */
  FileFacts read(Session session, String path, byte[] content) {
    FactSink sink = session.sink;
    SourceEncoding.Source source =
        SourceEncoding.decode(path.endsWith(".pth") ? PathFile.code(content) : content);
    Layer layer = Layer.of(path, source.utf8());
    if (source.hides()) {
      sink.add(Behaviour.CONCEALED, "source-encoding", Flow.NONE, "", layer, 0);
    }
    source.unknown().ifPresent(name -> sink.doubt("its encoding `" + name + "` is not known"));
    Code code = Code.of(layer, source.utf8(), sink);
    code.sayWhatIsOdd("");
    try {
      Scope module = new Scope(session.changes);
      new Execution(new Evaluator(session, code, module)).runModule(code.module());
      new Rest(session, code, module, names).read();
      session.sayWhatWasPassedOver();
    } catch (StackOverflowError e) {
      // Nesting and calls within calls are bounded each; together they may exceed a small stack.
      sink.doubt("its functions are nested too deep in each other to be followed");
    }
    List<String> doubts = sink.doubts();
    return new FileFacts(
        path, Language.PYTHON, sink.facts(), sink.references(), doubts.isEmpty(), doubts);
  }
}
