package cordon.inspect.trigger;

import cordon.inspect.fact.Trigger;
import cordon.inspect.shell.ShellReader;
import cordon.inspect.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/** What runs where somebody works with the files themselves: editors, assistants, CI, builds. */
public final class SourceTreeTriggers {
  private SourceTreeTriggers() {}

  public static List<Trigger> read(Tree tree, ShellReader shell) {
    List<Trigger> triggers = new ArrayList<>(OpenedFolder.read(tree, shell));
    triggers.addAll(Workflows.read(tree, shell));
    triggers.addAll(BuildPlugins.read(tree, shell));
    return triggers;
  }
}
