package cordon.inspect.vocabulary;

import cordon.inspect.fact.Occasion;
import java.util.List;

/**
 * A program that loads what others register with it, and what it calls of that.
 *
 * @param groups of entry points; one that ends with {@code .*} stands for all that begin so
 * @param host the program, for people
 * @param occasion on which it does
 * @param calls functions of the module that is registered; with a dot before it a method of the
 *     object that is, or of any class where a module is
 * @param names of plug-ins that it calls unasked; empty where it calls all
 */
public record PluginHost(
    List<String> groups, String host, Occasion occasion, List<String> calls, List<String> names) {
  public PluginHost {
    groups = List.copyOf(groups);
    calls = List.copyOf(calls);
    names = List.copyOf(names);
  }

  /** What it calls of a plug-in with that name; nothing where somebody has to ask for it. */
  public List<String> callsOf(String name) {
    return names.isEmpty() || names.contains(name) ? calls : List.of();
  }

  boolean looksFor(String group) {
    return groups.stream()
        .anyMatch(each ->
            each.endsWith(".*")
                ? group.startsWith(each.substring(0, each.length() - 1))
                : group.equals(each));
  }
}
