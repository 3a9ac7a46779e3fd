package cordon.inspect.vocabulary;

import cordon.inspect.fact.Language;
import java.util.List;

/**
 * Names that are known to do no harm, for a language in which every other name is doubted: what the
 * file of a model may refer to.
 *
 * @param names exact
 * @param classes packages all of whose classes are meant, at any depth: with {@code torch.nn} the
 *     name {@code torch.nn.modules.linear.Linear}. A class is what begins with an upper-case letter
 *     after any underscores, where nothing before it does, so that no attribute of a class and no
 *     function is meant
 */
public record Allowance(Language language, List<String> names, List<String> classes) {
  public Allowance {
    names = List.copyOf(names);
    classes = List.copyOf(classes);
  }
}
