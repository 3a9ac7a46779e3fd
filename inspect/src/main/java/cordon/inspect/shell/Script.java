package cordon.inspect.shell;

import cordon.inspect.fact.Fact;
import cordon.inspect.fact.Reference;
import java.util.List;

/**
 * What a command line does.
 *
 * @param facts in the unit that is run at once
 * @param targets files that it runs
 */
public record Script(List<Fact> facts, List<Reference.Target> targets) {
  public Script {
    facts = List.copyOf(facts);
    targets = List.copyOf(targets);
  }
}
