package cordon.advisories.index;

import cordon.advisories.Advisories;
import cordon.advisories.AdvisoryMatch;
import cordon.advisories.AffectedName;
import cordon.base.Ecosystem;
import cordon.formats.osv.Coverage;
import cordon.formats.osv.OsvRecord;
import cordon.formats.osv.PackageNames;
import cordon.formats.osv.VersionQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All claims by package, for any number of readers and one writer at a time.
 *
 * <p>INVARIANT: for every package and version the answer equals what a scan over all records that
 * were put and not removed would give; the property test holds the two against each other.
 */
public final class AdvisoryIndex implements Advisories {

  private static final Comparator<AdvisoryMatch> GRAVEST_FIRST =
      Comparator.comparing(AdvisoryMatch::malicious)
          .thenComparing(AdvisoryMatch::sure)
          .reversed()
          .thenComparing(match -> match.published().orElse(Instant.MAX))
          .thenComparing(AdvisoryMatch::id)
          .thenComparing(AdvisoryMatch::source);

  private final Map<Ecosystem, ConcurrentHashMap<String, Claim[]>> claims =
      new EnumMap<>(Ecosystem.class);
  private final AtomicLong generation = new AtomicLong(1);

  public AdvisoryIndex() {
    for (Ecosystem ecosystem : Ecosystem.values()) {
      claims.put(ecosystem, new ConcurrentHashMap<>());
    }
  }

  @Override
  public List<AdvisoryMatch> match(Ecosystem ecosystem, String name, String version) {
    Claim[] known = of(ecosystem).get(PackageNames.normalise(ecosystem, name));
    if (known == null) {
      return List.of();
    }
    VersionQuery asked = VersionQuery.of(ecosystem, version);
    List<AdvisoryMatch> found = new ArrayList<>(1);
    for (Claim claim : known) {
      Coverage coverage = claim.covers(asked);
      if (coverage != Coverage.UNAFFECTED) {
        found.add(claim.match(coverage == Coverage.AFFECTED));
      }
    }
    found.sort(GRAVEST_FIRST);
    return List.copyOf(found);
  }

  @Override
  public List<String> fixes(Ecosystem ecosystem, String name, String version) {
    Claim[] known = of(ecosystem).get(PackageNames.normalise(ecosystem, name));
    if (known == null) {
      return List.of();
    }
    VersionQuery asked = VersionQuery.of(ecosystem, version);
    List<String> found = new ArrayList<>(1);
    for (Claim claim : known) {
      AdvisoryMatch says = claim.match(true);
      if (!says.malicious() && claim.fixedBy(asked)) {
        found.add(says.id());
      }
    }
    return List.copyOf(found);
  }

  /** The ids of all claims of malice about any version of a package; withdrawn ones never. */
  public List<String> malice(Ecosystem ecosystem, String name) {
    Claim[] known = of(ecosystem).get(PackageNames.normalise(ecosystem, name));
    if (known == null) {
      return List.of();
    }
    return Stream.of(known)
        .map(claim -> claim.match(false))
        .filter(AdvisoryMatch::malicious)
        .map(AdvisoryMatch::id)
        .sorted()
        .distinct()
        .toList();
  }

  @Override
  public long generation() {
    return generation.get();
  }

  /** How many packages have claims. */
  public int packages() {
    return claims.values().stream().mapToInt(Map::size).sum();
  }

  /** As {@link #put(PackedRecord)}, for a record that was never put before. */
  public void put(String source, OsvRecord osv, Instant firstSeen) {
    put(PackedRecord.of(source, osv, firstSeen, List.of()));
  }

  /**
   * Puts the claims of a record in the place of those that it had. A package that keeps a claim is
   * never without one in between: whoever asks meanwhile hears the old claim or the new one.
   */
  public void put(PackedRecord record) {
    byte[] beginning = ClaimHead.beginning(record.source(), record.id());
    for (PackedRecord.PackageClaim claim : record.claims()) {
      Claim one = new Claim(record.head(), claim.coverage());
      of(claim.name().ecosystem())
          .compute(claim.name().name(), (name, known) -> with(without(known, beginning), one));
    }
    remove(record, record.former());
  }

  /** Takes out all claims of a record. */
  public void remove(PackedRecord record) {
    remove(record, record.everNamed());
  }

  private void remove(PackedRecord record, Collection<AffectedName> packages) {
    byte[] beginning = ClaimHead.beginning(record.source(), record.id());
    for (AffectedName affected : packages) {
      of(affected.ecosystem())
          .computeIfPresent(affected.name(), (name, known) -> without(known, beginning));
    }
    generation.incrementAndGet();
  }

  private ConcurrentHashMap<String, Claim[]> of(Ecosystem ecosystem) {
    return Objects.requireNonNull(claims.get(ecosystem), "every ecosystem has a map");
  }

  private static Claim[] with(Claim @Nullable [] known, Claim one) {
    if (known == null) {
      return new Claim[] {one};
    }
    Claim[] more = Arrays.copyOf(known, known.length + 1);
    more[known.length] = one;
    return more;
  }

  private static Claim @Nullable [] without(Claim @Nullable [] known, byte[] beginning) {
    if (known == null || Arrays.stream(known).noneMatch(claim -> claim.isOf(beginning))) {
      return known;
    }
    Claim[] rest =
        Arrays.stream(known).filter(claim -> !claim.isOf(beginning)).toArray(Claim[]::new);
    return rest.length == 0 ? null : rest;
  }
}
