package cordon.exposure.intake;

import cordon.exposure.Grade;
import cordon.exposure.observation.Inventory;
import cordon.exposure.store.Published;
import cordon.exposure.store.Said;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a document says.
 *
 * @param kind for people: {@code uv.lock}, {@code CycloneDX JSON}
 * @param grade what kind of evidence it is
 * @param complete whether it claims to list everything, but for what follows
 * @param lacking types of packages of which there may be more all the same
 * @param created when it says that it was made
 * @param inventory empty for one that lists nothing
 * @param said beside what it lists
 * @param published when releases came, as far as it says
 * @param notes what people should know of how it was read
 */
public record Reading(
    String kind,
    Grade grade,
    boolean complete,
    Set<String> lacking,
    Optional<Instant> created,
    Optional<Inventory> inventory,
    List<Said> said,
    List<Published> published,
    List<String> notes) {
  public Reading {
    lacking = Set.copyOf(lacking);
    said = List.copyOf(said);
    published = List.copyOf(published);
    notes = List.copyOf(notes);
  }

  /** Of a document that does not say when releases came. */
  Reading(
      String kind,
      Grade grade,
      boolean complete,
      Set<String> lacking,
      Optional<Instant> created,
      Optional<Inventory> inventory,
      List<Said> said,
      List<String> notes) {
    this(kind, grade, complete, lacking, created, inventory, said, List.of(), notes);
  }

  /** Of one that also knows no difference between types of packages. */
  Reading(
      String kind,
      Grade grade,
      boolean complete,
      Optional<Instant> created,
      Optional<Inventory> inventory,
      List<Said> said,
      List<String> notes) {
    this(kind, grade, complete, Set.of(), created, inventory, said, notes);
  }

  /** The same, of somebody who may not say what lies within reach. */
  public Reading withoutStatements() {
    if (said.isEmpty()) {
      return this;
    }
    List<String> more = new ArrayList<>(notes);
    more.add(
        "what it says of vendors, models, data sets and of what affects the unit was left out:"
            + " that needs the role analyst");
    return new Reading(
        kind, grade, complete, lacking, created, inventory, List.of(), published, more);
  }

  /** Of a document that lists releases and says nothing else. */
  static Reading of(String kind, Grade grade, boolean complete, Inventory inventory) {
    return new Reading(
        kind, grade, complete, Optional.empty(), Optional.of(inventory), List.of(), List.of());
  }
}
