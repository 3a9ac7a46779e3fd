package cordon.inspect.vocabulary;

import cordon.inspect.fact.Behaviour;
import java.util.Set;
import java.util.TreeSet;

/**
 * Services that exist to tell somebody that they were asked. That something asks one is said apart
 * from that a text names one, as lists of them stand in many tools.
 */
public final class Destinations {
  private static final Set<String> TELLING = Set.of("callback", "webhook", "messenger");

  /** What follows the kind of a destination in the detail of a fact. */
  private static final String ASKED = ":asked";

  private Destinations() {}

  /** Details of the facts that something asks what a text names; empty when it names none. */
  public static Set<String> asked(Vocabulary vocabulary, String text) {
    Set<String> found = new TreeSet<>();
    for (Hit hit : vocabulary.inText(text)) {
      if (hit.meaning().behaviour() == Behaviour.HOST && TELLING.contains(hit.meaning().detail())) {
        found.add(hit.meaning().detail() + ASKED);
      }
    }
    return found;
  }
}
