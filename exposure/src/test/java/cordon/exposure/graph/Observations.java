package cordon.exposure.graph;

import cordon.exposure.Entity;
import cordon.exposure.Grade;
import cordon.exposure.observation.Chronicle;
import cordon.exposure.observation.Description;
import cordon.exposure.observation.Event;
import cordon.exposure.observation.Inventory;
import cordon.exposure.observation.Inventory.Item;
import cordon.exposure.observation.Relation;
import cordon.exposure.observation.ReleaseList;
import cordon.exposure.observation.ReleaseTime;
import cordon.exposure.observation.Sighting;
import cordon.exposure.observation.Sighting.Open;
import cordon.exposure.observation.StatedTime;
import cordon.exposure.observation.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A chronicle in memory, for tests. Learned when observed, unless said otherwise. */
public final class Observations implements Chronicle {
  private final List<Sighting> sightings = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private final List<Statement> statements = new ArrayList<>();
  private final List<Description> descriptions = new ArrayList<>();
  private final List<StatedTime> stated = new ArrayList<>();
  private final List<ReleaseTime> times = new ArrayList<>();
  private final List<ReleaseList> lists = new ArrayList<>();
  private int sources;

  /** A complete lockfile; releases as {@code type/name@version}, without {@code @}: unpinned. */
  public Observations locked(String unit, Instant observed, String... releases) {
    return sighting(unit, observed, observed, Grade.LOCKED, releases);
  }

  public Observations sighting(
      String unit, Instant observed, Instant learned, Grade grade, String... releases) {
    return sighting(unit, "lock", observed, learned, grade, releases);
  }

  /** A complete lockfile of one of several places of a unit. */
  public Observations lockedAt(String unit, String stream, Instant observed, String... releases) {
    return sighting(unit, stream, observed, observed, Grade.LOCKED, releases);
  }

  /** A list that is complete but for packages of a type. */
  public Observations lockedBut(String lacking, String unit, Instant observed, String... releases) {
    sighting(unit, "lock", observed, observed, Grade.LOCKED, releases);
    Sighting all = sightings.removeLast();
    sightings.add(
        new Sighting(
            all.source(),
            unit,
            all.stream(),
            observed,
            observed,
            all.inventory(),
            all.grade(),
            true,
            Set.of(lacking),
            all.open()));
    return this;
  }

  /** A file that does not claim to list all. */
  public Observations partial(String unit, String stream, Instant observed, String... releases) {
    return sighting(unit, stream, observed, observed, Grade.LOCKED, false, releases);
  }

  /** The place is gone. */
  public Observations ended(String unit, String stream, Instant observed) {
    return sighting(unit, stream, observed, observed, Grade.EXCLUDED);
  }

  private Observations sighting(
      String unit,
      String stream,
      Instant observed,
      Instant learned,
      Grade grade,
      String... releases) {
    return sighting(unit, stream, observed, learned, grade, true, releases);
  }

  private Observations sighting(
      String unit,
      String stream,
      Instant observed,
      Instant learned,
      Grade grade,
      boolean complete,
      String... releases) {
    List<Item> items = new ArrayList<>();
    for (String release : releases) {
      items.add(item(release));
    }
    sightings.add(
        new Sighting(
            sources++,
            unit,
            stream,
            observed,
            learned,
            new Inventory(items, List.of()),
            grade,
            complete,
            Set.of(),
            Open.BY_BUILDS));
    return this;
  }

  /**
   * A file from which builds choose, of one that ran when it was observed.
   *
   * @param requirement such as {@code pypi/litellm >=1.60}
   */
  public Observations built(String unit, Instant observed, Instant learned, String requirement) {
    return asked(unit, observed, learned, requirement, Open.BY_THIS_BUILD);
  }

  /** The same of which nobody says when it was built. */
  public Observations asked(
      String unit, Instant observed, Instant learned, String requirement, Open open) {
    String[] words = requirement.split(" ", 2);
    Item any = item(words[0]);
    Item item =
        new Item(any.type(), any.name(), Optional.empty(), words.length > 1 ? words[1] : "", true);
    sightings.add(
        new Sighting(
            sources++,
            unit,
            "requirements.txt",
            observed,
            learned,
            new Inventory(List.of(item), List.of()),
            Grade.LOCKED,
            false,
            Set.of(),
            open));
    return this;
  }

  /** A registry says when {@code type/name@version} came. */
  public Observations released(String release, Instant at) {
    Item item = item(release);
    times.add(
        new ReleaseTime(
            item.type(), item.name(), item.version().orElseThrow(), Optional.of(at), true));
    return this;
  }

  /** A registry lists {@code type/name@version} and does not say when it came. */
  public Observations undated(String release) {
    Item item = item(release);
    times.add(
        new ReleaseTime(
            item.type(), item.name(), item.version().orElseThrow(), Optional.empty(), false));
    return this;
  }

  /** A document says when {@code type/name@version} came. */
  public Observations stated(String release, Instant at, long source) {
    Item item = item(release);
    stated.add(new StatedTime(item.type(), item.name(), item.version().orElseThrow(), at, source));
    return this;
  }

  /** All that a registry listed of {@code type/name} by then is told. */
  public Observations listed(String name, Instant checked) {
    Item item = item(name);
    lists.add(new ReleaseList(item.type(), item.name(), checked));
    return this;
  }

  static Item item(String release) {
    int slash = release.indexOf('/');
    int at = release.indexOf('@', slash + 2);
    String name = at < 0 ? release.substring(slash + 1) : release.substring(slash + 1, at);
    Optional<String> version = at < 0 ? Optional.empty() : Optional.of(release.substring(at + 1));
    return new Item(release.substring(0, slash), name, version, "", true);
  }

  /** A pull of {@code type/name@version}. */
  public Observations pulled(String unit, Instant at, String release) {
    Item item = item(release);
    events.add(
        new Event(
            sources++,
            unit,
            item.type(),
            item.name(),
            item.version().orElseThrow(),
            at,
            at,
            Grade.FETCHED));
    return this;
  }

  public Observations states(Entity from, Relation relation, Entity to) {
    return states(from, relation, to, Optional.empty(), Optional.empty());
  }

  public Observations states(
      Entity from, Relation relation, Entity to, Optional<Instant> since, Optional<Instant> until) {
    statements.add(
        new Statement(sources++, "estate", from, relation, to, since, until, Instant.EPOCH));
    return this;
  }

  public Observations describes(Entity entity, String key, String value) {
    descriptions.add(
        new Description(sources++, "estate", entity, Map.of(key, value), Instant.EPOCH));
    return this;
  }

  @Override
  public void replay(Instant asOf, Listener listener) {
    sightings.stream()
        .filter(sighting -> !sighting.learned().isAfter(asOf))
        .sorted(
            Comparator.comparing(Sighting::unit)
                .thenComparing(Sighting::stream)
                .thenComparing(Sighting::observed))
        .forEach(listener::sighting);
    events.stream().filter(event -> !event.learned().isAfter(asOf)).forEach(listener::event);
    statements.forEach(listener::statement);
    descriptions.forEach(listener::description);
    times.forEach(listener::released);
    stated.forEach(listener::stated);
    lists.forEach(listener::listed);
  }
}
