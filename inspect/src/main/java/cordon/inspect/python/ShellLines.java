package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Fact;
import cordon.inspect.shell.Script;
import cordon.inspect.value.Flow;
import java.util.LinkedHashSet;
import java.util.Set;

/** Lines that a shell runs. */
final class ShellLines {
  private static final int LONGEST_COMMANDS = 4096;

  private final Evaluator evaluator;
  private final Session session;

  ShellLines(Evaluator evaluator) {
    this.evaluator = evaluator;
    this.session = evaluator.session;
  }

  /** What the command itself does; gives what its output carries. */
  Flow run(String line, Flow given, int at) {
    String before = session.commands.getOrDefault(evaluator.function(), "");
    Script script = session.shell.script(evaluator.code.layer.place(at), before + line);
    Flow output = Flow.NONE;
    for (Fact fact : script.facts()) {
      if (fact.behaviour() == Behaviour.WRITE) {
        wrote(line, fact, before);
      }
      if (fact.behaviour() != Behaviour.RUN_PROCESS) {
        output = output.and(fact.behaviour());
        Set<Behaviour> inputs = new LinkedHashSet<>(given.behaviours());
        inputs.addAll(fact.inputs());
        session.sink.add(
            new Fact(
                fact.behaviour(),
                fact.detail(),
                fact.place(),
                evaluator.unit(),
                inputs,
                fact.quote()));
      } else if (!fact.inputs().isEmpty()) {
        session.sink.add(
            new Fact(
                fact.behaviour(),
                fact.detail(),
                fact.place(),
                evaluator.unit(),
                fact.inputs(),
                fact.quote()));
      }
    }
    int row = evaluator.code.layer.line(at);
    script.targets().forEach(target -> session.sink.refer(evaluator.unit(), row, target));
    return output;
  }

  /** A command wrote a file, which a later one may run, and so may Python. */
  private void wrote(String line, Fact fact, String before) {
    Flow content = Flow.NONE;
    for (Behaviour input : fact.inputs()) {
      content = content.and(input);
    }
    session.files.wrote(fact.detail(), content);
    String unit = evaluator.function();
    if (before.length() + line.length() < LONGEST_COMMANDS && !before.contains(line)) {
      session.commands.put(unit, before + line + "\n");
    }
  }
}
