package cordon.exposure.graph;

import cordon.exposure.Entity;
import cordon.exposure.EntityKind;
import cordon.exposure.observation.DeathProof;
import cordon.exposure.observation.Description;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a search needs of every entity, by number, read once from what is said of them. */
final class Traits {
  private final int[] starts;
  private final int[] ends;
  private final BitSet jewels;
  private final BitSet retired;
  private final BitSet dead = new BitSet();
  private final int[] unitsByName;
  private final int[] vendors;

  /** By number; of what is no unit it means nothing. */
  private final int[] ranks;

  private Traits(
      int[] starts, int[] ends, BitSet jewels, BitSet retired, int[] unitsByName, int[] vendors) {
    this.starts = starts;
    this.ends = ends;
    this.jewels = jewels;
    this.retired = retired;
    this.unitsByName = unitsByName;
    this.vendors = vendors;
    for (int entity = 0; entity < ends.length; entity++) {
      dead.set(entity, ends[entity] != Seconds.NEVER);
    }
    this.ranks = new int[ends.length];
    for (int rank = 0; rank < unitsByName.length; rank++) {
      ranks[unitsByName[rank]] = rank;
    }
  }

  static Traits of(Names<Entity> entities, Map<Integer, Map<String, String>> descriptions) {
    int[] ends = new int[entities.size()];
    Arrays.fill(ends, Seconds.NEVER);
    int[] starts = new int[entities.size()];
    Arrays.fill(starts, Seconds.ALWAYS);
    BitSet jewels = new BitSet();
    BitSet retired = new BitSet();
    descriptions.forEach((number, attributes) -> {
      jewels.set(number, "yes".equals(attributes.get(Description.CROWN_JEWEL)));
      retired.set(number, "yes".equals(attributes.get(Description.RETIRED)));
      ends[number] = end(attributes);
      starts[number] = start(attributes);
    });
    int[] units =
        IntStream.range(0, entities.size())
            .filter(number -> entities.at(number).kind() == EntityKind.UNIT)
            .boxed()
            .sorted(Comparator.comparing(number -> entities.at(number).name()))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] vendors =
        IntStream.range(0, entities.size())
            .filter(number -> entities.at(number).kind() == EntityKind.VENDOR)
            .toArray();
    return new Traits(starts, ends, jewels, retired, units, vendors);
  }

  /** A time without a word on how it was seen is a claim, and closes nothing. */
  private static int end(Map<String, String> attributes) {
    boolean proven =
        Optional.ofNullable(attributes.get(Description.PROOF))
            .flatMap(DeathProof::of)
            .filter(DeathProof::dead)
            .isPresent();
    return Description.time(attributes, Description.PROVEN_DEAD)
        .filter(dead -> proven)
        .map(Seconds::ceiling)
        .orElse(Seconds.NEVER);
  }

  /** Of one that was replaced, the time may be that of the successor, and the old one is meant. */
  private static int start(Map<String, String> attributes) {
    boolean first =
        !attributes.containsKey(Description.ROTATED)
            && !attributes.containsKey(Description.PROVEN_DEAD);
    return Description.time(attributes, Description.CREATED)
        .filter(created -> first)
        .map(Seconds::floor)
        .orElse(Seconds.ALWAYS);
  }

  /**
   * From which second on each entity is of no more use to anybody; not to be changed. A secret that
   * died before the breach began for the last time had a successor by then, which is meant.
   */
  int[] ends(int lastStart) {
    int[] succeeded = dead.stream().filter(e -> !retired.get(e) && ends[e] < lastStart).toArray();
    if (succeeded.length == 0) {
      return ends;
    }
    int[] meant = ends.clone();
    for (int entity : succeeded) {
      meant[entity] = Seconds.NEVER;
    }
    return meant;
  }

  /** Before which second an entity was not there yet; {@link Seconds#ALWAYS} for most. */
  int start(int entity) {
    return starts[entity];
  }

  boolean jewel(int entity) {
    return jewels.get(entity);
  }

  /** Not to be changed. */
  int[] unitsByName() {
    return unitsByName;
  }

  /** Not to be changed. */
  int[] vendors() {
    return vendors;
  }

  int rankOfUnit(int unit) {
    return ranks[unit];
  }
}
