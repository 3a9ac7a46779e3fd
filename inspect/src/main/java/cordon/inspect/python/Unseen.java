package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Reference;
import cordon.inspect.value.Addresses;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.List;
import java.util.Map;

/** Processes that are started so that nobody sees them, and programs that the package carries. */
final class Unseen {
  private final Evaluator evaluator;

  Unseen(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  /** Says what of a start keeps it from sight. */
  void start(String name, String line, Invocation invocation) {
    if (name.equals("os.startfile")) {
      evaluator.add(Behaviour.DETACHED, "os.startfile", Flow.NONE, invocation.at());
    }
    Map<String, Value> keywords = invocation.keywords();
    boolean unseen =
        keywords.containsKey("creationflags")
            || keywords.containsKey("start_new_session")
            || keywords.containsKey("preexec_fn")
            || keywords.containsKey("startupinfo");
    boolean silent =
        name.endsWith(".Popen")
            && keywords.containsKey("stdout")
            && isNull(keywords.get("stdout"))
            && isNull(keywords.getOrDefault("stderr", Value.UNKNOWN));
    carried(name, unseen || silent, invocation);
    if (unseen || silent) {
      evaluator.add(Behaviour.DETACHED, unseen ? "process" : "silent", Flow.NONE, invocation.at());
      if (Addresses.inCommand(line)) {
        evaluator.add(Behaviour.DETACHED, "for-an-address", Flow.NONE, invocation.at());
      }
    }
  }

  /** A program whose place is reckoned from that of the code, and that answers nobody. */
  private void carried(String name, boolean silent, Invocation invocation) {
    boolean answers =
        !name.equals("os.startfile")
            && (!name.endsWith(".Popen") || invocation.keywords().containsKey("stdout"));
    String path =
        invocation
            .first()
            .items()
            .filter(i -> !i.isEmpty())
            .map(List::getFirst)
            .orElse(invocation.first())
            .textWithHoles();
    boolean near =
        path.length() > 2 && path.charAt(0) == Value.HOLE && "/\\".indexOf(path.charAt(1)) >= 0;
    if (!answers && near && Files.isProgram(path)) {
      evaluator.add(Behaviour.RUN_PROCESS, "carried", Flow.of(Behaviour.PLATFORM), invocation.at());
    } else if (silent && near && path.indexOf(Value.HOLE, 1) < 0) {
      evaluator.add(Behaviour.RUN_PROCESS, "beside", Flow.NONE, invocation.at());
      evaluator.session.sink.refer(
          evaluator.unit(),
          evaluator.code.layer.line(invocation.at()),
          new Reference.File(List.of(path.substring(2).replace('\\', '/')), ""));
    }
  }

  private static boolean isNull(Value value) {
    return value.known() instanceof Known.Named(String n)
        && (n.endsWith(".DEVNULL") || n.endsWith(".STDOUT"));
  }
}
