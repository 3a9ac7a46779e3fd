package cordon.exposure.intake;

import cordon.formats.BoundedInput;
import cordon.formats.sbom.SbomRelation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which entry of a list needs which, told by the refs of a document. Most documents name their
 * parts first, so that nothing of a relation needs to be kept but two numbers.
 */
final class SbomEdges {
  private final Listing listing;
  private final Map<String, Integer> byRef = new HashMap<>();
  private final Set<String> subjects = new HashSet<>();

  /** Ends of what could not be told when it was heard, in pairs. */
  private final List<String> pending = new ArrayList<>();

  SbomEdges(Listing listing) {
    this.listing = listing;
  }

  /** The ref stands for this entry of the list. */
  void part(String ref, int number) {
    byRef.put(ref, number);
  }

  /** The ref stands for the unit itself. */
  void subject(String ref) {
    subjects.add(ref);
  }

  void relation(SbomRelation relation) {
    Optional<Integer> from = Optional.ofNullable(byRef.get(relation.from()));
    for (String ref : relation.to()) {
      Optional<Integer> to = Optional.ofNullable(byRef.get(ref));
      if (from.isPresent() && to.isPresent()) {
        listing.edge(from.get(), to.get());
      } else {
        if (pending.size() >= 2 * Listing.MOST_EDGES) {
          throw BoundedInput.tooLarge("bill of materials", Listing.MOST_EDGES, "dependencies");
        }
        pending.add(relation.from());
        pending.add(ref);
      }
    }
  }

  /** Nothing more is heard. */
  void finish() {
    for (int i = 0; i < pending.size(); i += 2) {
      OptionalInt from = number(pending.get(i));
      OptionalInt to = number(pending.get(i + 1));
      if (to.isPresent() && subjects.contains(pending.get(i))) {
        listing.direct(to.getAsInt());
      } else if (to.isPresent() && from.isPresent()) {
        listing.edge(from.getAsInt(), to.getAsInt());
      }
    }
    Set<Integer> units = new HashSet<>();
    subjects.forEach(ref -> number(ref).ifPresent(units::add));
    if (!units.isEmpty()) {
      listing.directOf(units::contains);
    }
  }

  /** Whether the document says that these are all. */
  boolean complete(SbomCompleteness said) {
    return said.complete(subjects::contains, byRef.keySet());
  }

  /** The entry that a ref stands for. */
  OptionalInt number(String ref) {
    Integer number = byRef.get(ref);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }
}
