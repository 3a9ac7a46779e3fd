package cordon.inspect.model;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Fact;
import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Language;
import cordon.inspect.fact.Place;
import cordon.inspect.fact.Reference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is found in one file, gathered while its parts are read. */
final class ModelFindings {
  /** What a hundred facts did not say, more will not. */
  private static final int MOST_FACTS = 200;

  private static final int MOST_DOUBTS = 10;

  private final String path;
  private final Set<Fact> facts = new LinkedHashSet<>();
  private final Set<String> doubts = new LinkedHashSet<>();
  private final List<Reference> references = new ArrayList<>();
  private int told;

  ModelFindings(String path) {
    this.path = path;
  }

  /**
   * @param layer how often something was decoded or unwrapped before it stood there
   */
  void fact(Behaviour behaviour, String detail, int layer, Set<Behaviour> inputs, String quote) {
    told++;
    // Harm must not drown in names that are merely unknown.
    if (facts.size() < (detail.startsWith("unknown") ? MOST_FACTS : 2 * MOST_FACTS)) {
      facts.add(new Fact(behaviour, detail, new Place(path, 0, layer), "", inputs, quote));
    }
  }

  void fact(Behaviour behaviour, String detail, String quote) {
    fact(behaviour, detail, 0, Set.of(), quote);
  }

  /** Something kept the file from being read; one sentence without a full stop. */
  void doubt(String why) {
    told++;
    if (doubts.size() < MOST_DOUBTS) {
      doubts.add(why);
    }
  }

  /** Grows with each fact and doubt. */
  int told() {
    return told;
  }

  void leadsTo(Reference.Target target) {
    references.add(new Reference("", 0, target));
  }

  FileFacts result() {
    return new FileFacts(
        path,
        Language.MODEL,
        List.copyOf(facts),
        references,
        doubts.isEmpty(),
        List.copyOf(doubts));
  }
}
