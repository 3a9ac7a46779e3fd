package cordon.exposure.answer;

import cordon.exposure.ExposureAnswer.VendorWord;
import cordon.exposure.ExposureQuestion;
import cordon.exposure.graph.TemporalGraph;
import cordon.exposure.observation.Relation;
import cordon.exposure.observation.VexClaim;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * What vendors say themselves of what is asked about. Who says that it had it is where a breach
 * begins, as a unit is that had it; who has not answered may have had it.
 */
final class VendorWords {
  private static final String ADMITTED = "affected";
  private static final String DENIED = Attestations.NOT_AFFECTED;

  private final TemporalGraph graph;
  private final Window window;
  private final List<VendorWord> admitted = new ArrayList<>();
  private final List<VendorWord> open = new ArrayList<>();

  /** Vendors that say that they had it, and the units that they run for us. */
  private final BitSet beginning = new BitSet();

  VendorWords(TemporalGraph graph, ExposureQuestion question, Window window) {
    this.graph = graph;
    this.window = window;
    graph
        .vendors()
        .forEach(vendor -> gravest(vendor, question).ifPresent(word -> sort(vendor, word)));
    if (!beginning.isEmpty()) {
      graph.units().forEach(this::addWhereRunBy);
    }
  }

  /** The gravest counts: it may have had one version and not another. */
  private Optional<VexClaim> gravest(int vendor, ExposureQuestion question) {
    return Attestations.of(graph.description(vendor), question).stream().findFirst();
  }

  private void sort(int vendor, VexClaim word) {
    VendorWord of = new VendorWord(graph.entity(vendor).name(), word.status(), word.stated());
    if (word.status().equals(ADMITTED)) {
      admitted.add(of);
      beginning.set(vendor);
    } else if (!word.status().equals(DENIED)) {
      open.add(of);
    }
  }

  /** What befalls whoever runs a unit befalls the unit. */
  private void addWhereRunBy(int unit) {
    graph.relations(
        unit,
        (to, relation, since, until, source) -> {
          if (relation == Relation.RUN_BY
              && beginning.get(to)
              && since < window.to()
              && until > window.from()) {
            beginning.set(unit);
          }
        });
  }

  /** Where breaches begin, with the second from which they may have. */
  List<int[]> starts() {
    return beginning.stream().mapToObj(entity -> new int[] {entity, window.from()}).toList();
  }

  boolean begins(int entity) {
    return beginning.get(entity);
  }

  /** Who says that it had it. */
  List<VendorWord> admitted() {
    return List.copyOf(admitted);
  }

  /** Who was asked, and has not said yet. */
  List<VendorWord> open() {
    return List.copyOf(open);
  }
}
