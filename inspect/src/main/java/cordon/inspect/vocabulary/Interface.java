package cordon.inspect.vocabulary;

import cordon.inspect.fact.Language;
import java.util.List;

/**
 * Functions of a language that mean something.
 *
 * @param names qualified as the language qualifies them ({@code os.environ.copy}, {@code
 *     child_process.exec}, {@code java.lang.Runtime.exec}); one that ends with {@code .*} stands
 *     for everything below
 */
public record Interface(Language language, List<String> names, Meaning meaning) {
  public Interface {
    names = List.copyOf(names);
  }
}
