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
 */
public record PluginHost(List<String> groups, String host, Occasion occasion, List<String> calls) {
  public PluginHost {
    groups = List.copyOf(groups);
    calls = List.copyOf(calls);
  }

  boolean looksFor(String group) {
    return groups.stream()
        .anyMatch(each ->
            each.endsWith(".*")
                ? group.startsWith(each.substring(0, each.length() - 1))
                : group.equals(each));
  }
}
