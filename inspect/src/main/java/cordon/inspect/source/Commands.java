package cordon.inspect.source;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Fact;
import cordon.inspect.fact.Place;
import cordon.inspect.fact.Reference;
import cordon.inspect.shell.Script;
import cordon.inspect.shell.ShellReader;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the command lines of a function's statements do. */
final class Commands {
  private final SourceFile file;
  private final String unit;
  private final Flows flows;

  Commands(SourceFile file, String unit, Flows flows) {
    this.file = file;
    this.unit = unit;
    this.flows = flows;
  }

  /**
   * The texts of a statement that starts a process are its command line.
   *
   * @param given what flows into it
   * @param handed variables that it is handed as they are
   * @return what flows out of it
   */
  Flow read(Place place, List<String> texts, Set<String> handed, Flow given) {
    String line = Texts.command(texts);
    Flow told = handed.stream().map(flows::of).reduce(Flow.NONE, Flow::and);
    if (!told.isEmpty() && ShellReader.isWhollyUnknown(line + " " + Value.HOLE)) {
      // `Command::new("sh").arg(&path)`
      file.add(new Fact(Behaviour.RUN_CODE, "script", place, unit, told.behaviours(), line));
      if (handed.stream().anyMatch(flows::isConnection)) {
        Set<Behaviour> inputs = told.behaviours();
        file.add(new Fact(Behaviour.REMOTE_CONTROL, "commands", place, unit, inputs, line));
      }
    }
    Script script = file.shell.script(place, line);
    Flow flow = Flow.NONE;
    for (Fact fact : script.facts()) {
      Set<Behaviour> inputs = new LinkedHashSet<>(fact.inputs());
      inputs.addAll(given.behaviours());
      flow = flow.and(fact.behaviour());
      file.add(new Fact(fact.behaviour(), fact.detail(), place, unit, inputs, fact.quote()));
      if (fact.behaviour() == Behaviour.WRITE && fact.inputs().contains(Behaviour.FETCH)) {
        flows.into("\"" + fact.quote(), Flow.of(Behaviour.FETCH));
      }
    }
    script.targets().forEach(t -> file.refer(new Reference(unit, place.line(), t)));
    return flow;
  }
}
