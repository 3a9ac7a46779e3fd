package cordon.inspect.delta;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a release does, for comparison with others.
 *
 * @param release what it is called, for people: {@code litellm 1.82.6}
 * @param ruleSet version of the rules that it was read with; profiles of other versions do not
 *     compare
 * @param marks see {@link Mark}
 */
public record Profile(String release, String ruleSet, Set<String> marks) {
  public Profile {
    marks = Collections.unmodifiableSet(new TreeSet<>(marks));
  }
}
