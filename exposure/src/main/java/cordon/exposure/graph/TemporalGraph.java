package cordon.exposure.graph;

import cordon.exposure.Entity;
import cordon.exposure.graph.Release.PackageName;
import cordon.exposure.observation.Relation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * What was known of the organisation at one moment. Built by {@link GraphBuilder}, then never
 * changed; any number of threads may read it.
 */
public final class TemporalGraph {
  private final Names<Entity> entities;
  private final Names<Release> releases;
  private final Names<PackageName> packages;
  private final IntRows.Grouped releasesOfPackage;
  private final Names<Requirement> requirements;
  private final IntRows.Grouped requirementsOfPackage;
  private final PresenceRows presences;
  private final PresenceRows wishes;
  private final RelationRows relations;
  private final Coverage coverage;
  private final SourceStreams streams;
  private final Map<Integer, Map<String, String>> descriptions;
  private final Asking asking;
  private final Traits traits;

  TemporalGraph(
      Names<Entity> entities,
      Names<Release> releases,
      Names<PackageName> packages,
      IntRows.Grouped releasesOfPackage,
      Names<Requirement> requirements,
      IntRows.Grouped requirementsOfPackage,
      PresenceRows presences,
      PresenceRows wishes,
      RelationRows relations,
      Coverage coverage,
      SourceStreams streams,
      Map<Integer, Map<String, String>> descriptions,
      Asking asking) {
    this.entities = entities;
    this.releases = releases;
    this.packages = packages;
    this.releasesOfPackage = releasesOfPackage;
    this.requirements = requirements;
    this.requirementsOfPackage = requirementsOfPackage;
    this.presences = presences;
    this.wishes = wishes;
    this.relations = relations;
    this.coverage = coverage;
    this.streams = streams;
    this.descriptions = descriptions;
    this.asking = asking;
    this.traits = Traits.of(entities, descriptions);
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

  /** The numbers of all units, in the order of their names. */
  public IntStream units() {
    return IntStream.of(traits.unitsByName());
  }

  /** The numbers of all vendors. */
  public IntStream vendors() {
    return IntStream.of(traits.vendors());
  }

  /** The number of a unit by its rank among all names of units. */
  public int unitOfRank(int rank) {
    return traits.unitsByName()[rank];
  }

  /** The rank of a unit's name among all units, from 0. */
  public int rankOfUnit(int unit) {
    return traits.rankOfUnit(unit);
  }

  /** Whether it is a crown jewel. */
  public boolean jewel(int number) {
    return traits.jewel(number);
  }

  /** What is said of an entity. */
  public Map<String, String> description(int number) {
    return descriptions.getOrDefault(number, Map.of());
  }

  /** The packages that anybody ever had or asked for. */
  public List<PackageName> packages() {
    return IntStream.range(0, packages.size()).mapToObj(packages::at).toList();
  }

  /** The releases of a package that anybody ever had. */
  public List<Release> releases(PackageName name) {
    return of(name, releases, releasesOfPackage);
  }

  private <T> List<T> of(PackageName name, Names<T> things, IntRows.Grouped ofPackage) {
    OptionalInt number = packages.find(name);
    return number.isEmpty()
        ? List.of()
        : IntStream.range(ofPackage.start(number.getAsInt()), ofPackage.end(number.getAsInt()))
            .mapToObj(row -> things.at(ofPackage.column(0)[row]))
            .toList();
  }

  /** Who had a release, and over which stretches. */
  public void presences(Release release, Consumer<Presence> visitor) {
    releases.find(release).ifPresent(number -> presences.each(number, visitor));
  }

  /** The requirements of a package that stood anywhere without a version. */
  public List<Requirement> requirements(PackageName name) {
    return of(name, requirements, requirementsOfPackage);
  }

  /** Who asked for it, and over which stretches. */
  public void wishes(Requirement requirement, Consumer<Presence> visitor) {
    requirements.find(requirement).ifPresent(number -> wishes.each(number, visitor));
  }

  /** The number of the stream of a unit to which a source belongs; 0 for transfers. */
  public int stream(int source) {
    return streams.of(source);
  }

  /** Whether all documents of a stream claim to list all that its place has. */
  public boolean listsAll(int stream) {
    return streams.areComplete(stream);
  }

  /** What is known of what builds made of requirements. */
  public Asking asking() {
    return asking;
  }

  /** Rows of releases held and of relations. */
  public long edges() {
    return (long) presences.size() + wishes.size() + relations.size();
  }

  RelationRows relations() {
    return relations;
  }

  /** Before which second it was not there yet; {@link Seconds#ALWAYS} where that is not known. */
  public int start(int entity) {
    return traits.start(entity);
  }

  /** From which second on each is of no more use; not to be changed. See {@link Arrivals#from}. */
  int[] ends(int lastStart) {
    return traits.ends(lastStart);
  }

  /**
   * Where complete documents tell all that units had of a kind of package.
   *
   * @return empty when no document lists one
   */
  public Optional<CompleteStreams> completeStreams(String type) {
    return coverage.complete(type);
  }

  /** When anything was last heard of a unit, in seconds. */
  public OptionalInt lastHeard(int unit) {
    return coverage.lastHeard(unit);
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
