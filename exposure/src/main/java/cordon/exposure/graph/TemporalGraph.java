package cordon.exposure.graph;

import cordon.exposure.Entity;
import cordon.exposure.EntityKind;
import cordon.exposure.graph.Release.PackageName;
import cordon.exposure.observation.Relation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What was known of the organisation at one moment. Built by {@link GraphBuilder}, then never
 * changed; any number of threads may read it.
 */
public final class TemporalGraph {
  private final Names<Entity> entities;
  private final Names<Release> releases;
  private final Names<PackageName> packages;
  private final List<int[]> releasesOfPackage;
  private final Names<Requirement> requirements;
  private final PresenceRows presences;
  private final PresenceRows wishes;
  private final RelationRows relations;
  private final Coverage coverage;
  private final Map<Entity, Map<String, String>> descriptions;

  TemporalGraph(
      Names<Entity> entities,
      Names<Release> releases,
      Names<PackageName> packages,
      List<int[]> releasesOfPackage,
      Names<Requirement> requirements,
      PresenceRows presences,
      PresenceRows wishes,
      RelationRows relations,
      Coverage coverage,
      Map<Entity, Map<String, String>> descriptions) {
    this.entities = entities;
    this.releases = releases;
    this.packages = packages;
    this.releasesOfPackage = releasesOfPackage;
    this.requirements = requirements;
    this.presences = presences;
    this.wishes = wishes;
    this.relations = relations;
    this.coverage = coverage;
    this.descriptions = descriptions;
  }

  /** How many entities there are; their numbers go from 0. */
  public int entities() {
    return entities.size();
  }

  public Entity entity(int number) {
    return entities.at(number);
  }

  public OptionalInt find(Entity entity) {
    return entities.find(entity);
  }

  /** The numbers of all entities of a kind. */
  public IntStream all(EntityKind kind) {
    IntPredicate wanted = number -> entities.at(number).kind() == kind;
    return IntStream.range(0, entities.size()).filter(wanted);
  }

  /** What is said of an entity. */
  public Map<String, String> description(int number) {
    return descriptions.getOrDefault(entities.at(number), Map.of());
  }

  /** The releases of a package that anybody ever had. */
  public List<Release> releases(PackageName name) {
    OptionalInt known = packages.find(name);
    return known.isEmpty()
        ? List.of()
        : IntStream.of(releasesOfPackage.get(known.getAsInt())).mapToObj(releases::at).toList();
  }

  /** Who had a release, and over which stretches. */
  public void presences(Release release, Consumer<Presence> visitor) {
    releases.find(release).ifPresent(number -> presences.each(number, visitor));
  }

  /** The requirements of a package that stood anywhere without a version. */
  public List<Requirement> requirements(PackageName name) {
    return requirements.all().stream().filter(r -> r.of().equals(name)).toList();
  }

  /** Who asked for it, and over which stretches. */
  public void wishes(Requirement requirement, Consumer<Presence> visitor) {
    requirements.find(requirement).ifPresent(number -> wishes.each(number, visitor));
  }

  /** Rows of releases held and of relations. */
  public long edges() {
    return (long) presences.size() + wishes.size() + relations.size();
  }

  RelationRows relations() {
    return relations;
  }

  /**
   * From when to when complete documents tell all that a unit had of this kind of package.
   *
   * @return first and last, in seconds; empty when no complete document exists
   */
  public Optional<int[]> completeStretch(int unit, String type) {
    return coverage.complete(unit, type).map(s -> new int[] {s.first(), s.last()});
  }

  /** When anything was last heard of a unit, in seconds. */
  public OptionalInt lastHeard(int unit) {
    return coverage.heard(unit).map(s -> OptionalInt.of(s.last())).orElse(OptionalInt.empty());
  }

  /** Tells each relation that leads from an entity. */
  public void relations(int from, RelationVisitor visitor) {
    for (int row = relations.start(from); row < relations.end(from); row++) {
      visitor.relation(
          relations.to(row),
          relations.relation(row),
          relations.since(row),
          relations.until(row),
          relations.source(row));
    }
  }

  /** Hears of relations. */
  @FunctionalInterface
  public interface RelationVisitor {
    void relation(int to, Relation relation, int since, int until, int source);
  }
}
