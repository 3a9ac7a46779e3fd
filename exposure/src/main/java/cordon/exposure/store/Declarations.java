package cordon.exposure.store;

import cordon.exposure.Declared;
import cordon.exposure.Entity;
import cordon.exposure.observation.Relation;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Compares what documents of one stream say, of which the later replaces the earlier. */
public final class Declarations {
  private Declarations() {}

  /** How things hang together, apart from since when. */
  private record Link(Entity from, Relation relation, Entity to) {}

  private record Stretch(Optional<Instant> since, Optional<Instant> until) {}

  /** What a document says otherwise than the last one that was observed before it, or with it. */
  public static Declared of(Handle handle, NewDocument document) {
    List<Said> before =
        handle
            .createQuery(
                "select id from exposure_document where unit = :unit and provenance = :provenance"
                    + " and stream = :stream and observed <= :observed"
                    + " order by observed desc, id desc limit 1")
            .bind("unit", document.unit())
            .bind("provenance", document.provenance().name())
            .bind("stream", document.stream())
            .bind("observed", document.observed().toEpochMilli())
            .mapTo(Long.class)
            .findOne()
            .map(id -> SaidTable.of(handle, id))
            .orElse(List.of());
    return compare(before, document.said());
  }

  static Declared compare(List<Said> before, List<Said> after) {
    Map<Object, Set<Object>> was = words(before);
    Map<Object, Set<Object>> is = words(after);
    int changed = 0;
    int began = 0;
    for (Map.Entry<Object, Set<Object>> one : is.entrySet()) {
      Set<Object> earlier = was.getOrDefault(one.getKey(), Set.of());
      began += earlier.isEmpty() ? 1 : 0;
      changed += earlier.isEmpty() || earlier.equals(one.getValue()) ? 0 : 1;
    }
    was.keySet().removeAll(is.keySet());
    return new Declared(began, changed, was.size());
  }

  /** What is said, by what it is said of. */
  private static Map<Object, Set<Object>> words(List<Said> said) {
    Map<Object, Set<Object>> words = new HashMap<>();
    for (Said each : said) {
      switch (each) {
        case Said.Related one ->
            words
                .computeIfAbsent(
                    new Link(one.from(), one.relation(), one.to()), k -> new HashSet<>())
                .add(new Stretch(one.since(), one.until()));
        case Said.Described one ->
            words.computeIfAbsent(one.entity(), k -> new HashSet<>()).add(one.attributes());
      }
    }
    return words;
  }
}
