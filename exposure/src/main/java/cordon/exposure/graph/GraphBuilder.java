package cordon.exposure.graph;

import cordon.exposure.Entity;
import cordon.exposure.EntityKind;
import cordon.exposure.Grade;
import cordon.exposure.graph.Release.PackageName;
import cordon.exposure.observation.Chronicle;
import cordon.exposure.observation.DeathProof;
import cordon.exposure.observation.Description;
import cordon.exposure.observation.Event;
import cordon.exposure.observation.Inventory;
import cordon.exposure.observation.Inventory.Item;
import cordon.exposure.observation.Part;
import cordon.exposure.observation.ReleaseList;
import cordon.exposure.observation.ReleaseTime;
import cordon.exposure.observation.Sighting;
import cordon.exposure.observation.StatedTime;
import cordon.exposure.observation.Statement;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

/** Hears a chronicle and builds the graph of it. */
public final class GraphBuilder implements Chronicle.Listener {
  private final Names<Entity> entities = new Names<>();
  private final Names<Release> releases = new Names<>();
  private final Names<PackageName> packages = new Names<>();
  private final Names<Requirement> requirements = new Names<>();
  private final IntRows presences = new IntRows(PresenceRows.WIDTH);
  private final IntRows wishes = new IntRows(PresenceRows.WIDTH);
  private final IntRows relations = new IntRows(RelationRows.WIDTH);
  private final Coverage coverage = new Coverage();
  private final Map<Integer, Map<String, String>> descriptions = new HashMap<>();
  private final Map<Inventory, Numbered> numbered = new IdentityHashMap<>();

  private final StreamTelling telling = new StreamTelling(coverage);
  private final SourceStreams streams = new SourceStreams();
  private final Builds builds = new Builds();
  private final KnownReleases known = new KnownReleases();
  private int streamCount;
  private String stream = "";

  /** Numbers of types of packages. */
  private final Map<String, Integer> kinds = new HashMap<>();

  private int unit = -1;
  private Timeline having = new Timeline((r, e, l, u, s, g) -> {});
  private Timeline wanting = having;

  /** The graph of all that was learned by a moment. */
  public static TemporalGraph build(Chronicle chronicle, Instant asOf) {
    GraphBuilder builder = new GraphBuilder();
    chronicle.replay(asOf, builder);
    return builder.finish();
  }

  /** What a document lists, by numbers; sorted. */
  @SuppressWarnings("ArrayRecordComponent") // private, and never compared
  private record Numbered(int[] releases, int[] requirements, List<String> types) {}

  @Override
  public void sighting(Sighting sighting) {
    int at = entities.number(new Entity(EntityKind.UNIT, sighting.unit()));
    if (at != unit || !sighting.stream().equals(stream)) {
      begin(at, sighting.stream());
    }
    Numbered list = numbered.computeIfAbsent(sighting.inventory(), this::number);
    int observed = Seconds.floor(sighting.observed());
    int source = source(sighting.source());
    int grade = PresenceRows.code(sighting.grade());
    BitSet lacking = kinds(sighting.lacking());
    boolean all = sighting.complete() && Part.only(sighting.lacking());
    having.document(
        list.releases, observed, sighting.complete(), lacking, r -> false, source, grade);
    Mentions mentions = new Mentions(sighting.inventory());
    wanting.document(
        list.requirements,
        observed,
        sighting.complete(),
        lacking,
        wish -> mentions.has(requirements.at(wish).of()),
        source,
        PresenceRows.code(Grade.COULD_RESOLVE));
    streams.add(source, streamCount, all);
    open(sighting, list, observed);
    coverage.heard(at, observed);
    if (sighting.grade() == Grade.EXCLUDED) {
      telling.end(at, observed);
    } else {
      telling.document(at, observed, sighting.complete(), list.types, sighting.lacking());
    }
  }

  private void open(Sighting sighting, Numbered list, int observed) {
    if (list.requirements.length == 0) {
      return;
    }
    switch (sighting.open()) {
      case UNTOLD -> builds.untold(streamCount);
      case BY_BUILDS -> {
        // nobody says when they ran
      }
      case BY_THIS_BUILD -> builds.built(streamCount, observed);
    }
  }

  /** Columns hold ints. Beyond, an answer cannot name its source, which is better than none. */
  private static int source(long sequence) {
    return (int) Math.min(sequence, Integer.MAX_VALUE);
  }

  private void begin(int at, String of) {
    endStream();
    unit = at;
    stream = of;
    streamCount++;
    having = timeline(presences, release -> kind(releases.at(release).of().type()));
    wanting = timeline(wishes, wish -> kind(requirements.at(wish).of().type()));
  }

  private Timeline timeline(IntRows rows, IntUnaryOperator kindOf) {
    int at = unit;
    return new Timeline(
        (key, earliest, latest, until, source, grade) ->
            rows.add(key, PresenceRows.pack(at, grade), earliest, latest, until, source),
        kindOf);
  }

  private BitSet kinds(Set<String> types) {
    BitSet kinds = new BitSet();
    types.forEach(type -> kinds.set(kind(type)));
    return kinds;
  }

  private int kind(String type) {
    return kinds.computeIfAbsent(type, t -> kinds.size());
  }

  private void endStream() {
    telling.finish(unit);
    having.finish();
    wanting.finish();
  }

  private Numbered number(Inventory inventory) {
    List<Item> items = inventory.items();
    int[] fixed =
        items.stream()
            .filter(item -> item.version().isPresent())
            .mapToInt(item -> release(item.type(), item.name(), item.version().orElseThrow()))
            .sorted()
            .distinct()
            .toArray();
    int[] open =
        items.stream()
            .filter(item -> item.version().isEmpty())
            .mapToInt(item ->
                requirements.number(
                    new Requirement(name(item.type(), item.name()), item.requirement())))
            .sorted()
            .distinct()
            .toArray();
    return new Numbered(fixed, open, items.stream().map(Item::type).distinct().toList());
  }

  /**
   * The packages that a document names: what it says of one is all that its place says of it from
   * then on. Gathered when first asked for, which is where a place asked for a package before.
   */
  private static final class Mentions {
    private final Inventory inventory;
    private Optional<Set<PackageName>> names = Optional.empty();

    Mentions(Inventory inventory) {
      this.inventory = inventory;
    }

    boolean has(PackageName name) {
      if (names.isEmpty()) {
        names =
            Optional.of(
                inventory.items().stream()
                    .map(item -> new PackageName(item.type(), item.name()))
                    .collect(Collectors.toSet()));
      }
      return names.get().contains(name);
    }
  }

  private int release(String type, String name, String version) {
    return releases.number(new Release(name(type, name), version));
  }

  /** The one object for this name, so that half a million releases do not each hold their own. */
  private PackageName name(String type, String name) {
    return packages.at(packages.number(new PackageName(type, name)));
  }

  @Override
  public void event(Event event) {
    int who = entities.number(new Entity(EntityKind.UNIT, event.unit()));
    int at = Seconds.floor(event.at());
    presences.add(
        release(event.type(), event.name(), event.version()),
        PresenceRows.pack(who, PresenceRows.code(event.grade())),
        at,
        at,
        Seconds.NEVER,
        ~source(event.source()));
    coverage.heard(who, at);
    builds.pulled(who, kind(event.type()), at);
  }

  @Override
  public void statement(Statement statement) {
    relations.add(
        entities.number(statement.from()),
        entities.number(statement.to()),
        RelationRows.code(statement.relation()),
        statement.since().map(Seconds::floor).orElse(Seconds.ALWAYS),
        statement.until().map(Seconds::ceiling).orElse(Seconds.NEVER),
        source(statement.source()));
  }

  @Override
  public void description(Description description) {
    Map<String, String> before =
        descriptions.computeIfAbsent(entities.number(description.entity()), e -> new HashMap<>());
    Map<String, String> said = description.attributes();
    boolean stale = DeathProof.isOlder(said, before);
    said.forEach((key, value) -> {
      if (!stale || !DeathProof.KEYS.contains(key)) {
        before.put(key, value);
      }
    });
  }

  @Override
  public void released(ReleaseTime time) {
    known.released(time);
  }

  @Override
  public void stated(StatedTime time) {
    known.stated(time, source(time.source()));
  }

  @Override
  public void listed(ReleaseList list) {
    known.listed(list);
  }

  /** The graph of what was heard; nothing is to be told any more. */
  TemporalGraph finish() {
    endStream();
    numbered.clear();
    coverage.finish(entities.size());
    return new TemporalGraph(
        entities,
        releases,
        packages,
        byPackage(releases, Release::of),
        requirements,
        byPackage(requirements, Requirement::of),
        new PresenceRows(presences.group(releases.size())),
        new PresenceRows(wishes.group(requirements.size())),
        new RelationRows(relations.group(entities.size())),
        coverage,
        streams,
        descriptions,
        new Asking(known.finish(), builds.finish(streamCount), Map.copyOf(kinds)));
  }

  /** The numbers of things by the number of their package. */
  private <T> IntRows.Grouped byPackage(Names<T> things, Function<T, PackageName> of) {
    IntRows rows = new IntRows(2);
    for (int thing = 0; thing < things.size(); thing++) {
      rows.add(packages.number(of.apply(things.at(thing))), thing);
    }
    return rows.group(packages.size());
  }
}
