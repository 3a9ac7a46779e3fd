package cordon.exposure;

import cordon.advisories.AdvisoryDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Advisories as they were known at a moment, as far as what is kept tells: when a source was first
 * heard to speak of an id, and when it was withdrawn. Of its words only the last are kept, and one
 * of which nobody had heard then counts as now; what is not as it was known is told.
 *
 * @param held all that is held under an id
 * @param asOf empty for now
 */
record KnownAdvisories(Function<String, List<AdvisoryDocument>> held, Optional<Instant> asOf) {

  /** Those that stood at that moment; else those that stand now. */
  List<AdvisoryDocument> of(String id) {
    List<AdvisoryDocument> all = held.apply(id);
    List<AdvisoryDocument> then = then(all);
    return then.isEmpty() ? all.stream().filter(d -> d.osv().withdrawn().isEmpty()).toList() : then;
  }

  private List<AdvisoryDocument> then(List<AdvisoryDocument> all) {
    return asOf.map(at ->
            all.stream()
                .filter(d -> !d.firstSeen().isAfter(at))
                .filter(d -> d.osv().withdrawn().map(w -> w.isAfter(at)).orElse(true))
                .toList())
        .orElse(List.of());
  }

  /** What of these is not as it was known at that moment, for people. */
  List<String> notes(String id, List<AdvisoryDocument> documents) {
    List<String> notes = new ArrayList<>();
    for (AdvisoryDocument document : documents) {
      asOf.filter(at -> document.learned().isAfter(at))
          .ifPresent(at ->
              notes.add(
                  id
                      + (document.firstSeen().isAfter(at)
                          ? " was not known from " + document.source() + " at " + at
                          : " was changed by " + document.source() + " after " + at)
                      + "; what it covers counts as known since "
                      + document.learned()));
    }
    return notes;
  }
}
