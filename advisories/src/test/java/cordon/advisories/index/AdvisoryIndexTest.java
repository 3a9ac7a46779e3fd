package cordon.advisories.index;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.advisories.AdvisoryMatch;
import cordon.advisories.AffectedName;
import cordon.base.Ecosystem;
import cordon.formats.osv.AffectedPackage;
import cordon.formats.osv.Coverage;
import cordon.formats.osv.OsvReader;
import cordon.formats.osv.OsvReading;
import cordon.formats.osv.OsvRecord;
import cordon.formats.osv.PackageNames;
import cordon.formats.osv.VersionQuery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AdvisoryIndexTest {
  private static final Instant SEEN = Instant.parse("2026-05-01T00:00:00Z");
  private static final long SEED = 1_82_8;

  @Test
  void theGravestComesFirstAndSaysWhoSinceWhen() {
    AdvisoryIndex index = new AdvisoryIndex();
    put(index, "b", flaw("GHSA-1", "1.0.0"));
    put(
        index,
        "a",
        "{\"id\":\"MAL-2\",\"modified\":\"2026-01-01T00:00:00Z\",\"details\":\"first\\nsecond\","
            + "\"credits\":[{\"name\":\"Lab\"},{\"name\":\"Desk\"}],"
            + "\"affected\":[{\"package\":{\"ecosystem\":\"npm\",\"name\":\"x\"}}]}");
    put(index, "a", flaw("MAL-1", "1.0.0"));
    List<AdvisoryMatch> found = index.match(Ecosystem.NPM, "x", "1.0.0");
    assertThat(found).extracting(AdvisoryMatch::id).containsExactly("MAL-1", "MAL-2", "GHSA-1");
    AdvisoryMatch review = found.get(1);
    assertThat(review.sure()).isFalse();
    assertThat(review.summary()).isEqualTo("first");
    assertThat(review.source()).isEqualTo("a: Lab, Desk");
    assertThat(review.published()).isEmpty();
    assertThat(review.firstSeen()).isEqualTo(SEEN);
  }

  @Test
  void aNewRevisionTakesThePlaceOfTheOldOne() {
    AdvisoryIndex index = new AdvisoryIndex();
    put(index, "a", flaw("MAL-1", "1.0.0"));
    put(index, "b", flaw("MAL-1", "1.0.0"));
    long before = index.generation();
    put(index, "a", flaw("MAL-1", "2.0.0"));
    assertThat(index.generation()).isGreaterThan(before);
    assertThat(index.match(Ecosystem.NPM, "x", "2.0.0")).hasSize(1);
    assertThat(index.match(Ecosystem.NPM, "x", "1.0.0"))
        .extracting(AdvisoryMatch::source)
        .containsExactly("b");
    index.remove(packed("a", read(flaw("MAL-1", "2.0.0")), List.of()));
    index.remove(packed("b", read(flaw("MAL-1", "2.0.0")), List.of()));
    assertThat(index.match(Ecosystem.NPM, "x", "1.0.0")).isEmpty();
    assertThat(index.packages()).isZero();
  }

  /** INVARIANT of the class: the index answers as a scan over all records would. */
  @Test
  void aFixIsTheVersionThatARecordNames() {
    AdvisoryIndex index = new AdvisoryIndex();
    String range =
        "\"ranges\":[{\"type\":\"SEMVER\",\"events\":[{\"introduced\":\"0\"},{\"fixed\":\"1.2.0\"}]}]";
    put(index, "s", record("GHSA-1", range));
    put(index, "s", record("GHSA-2", range + ",\"versions\":[\"1.2.0\"]"));
    put(index, "s", record("MAL-1", range));
    assertThat(index.fixes(Ecosystem.NPM, "p", "1.2.0")).containsExactly("GHSA-1");
    assertThat(index.fixes(Ecosystem.NPM, "p", "v1.2.0+build")).containsExactly("GHSA-1");
    assertThat(index.fixes(Ecosystem.NPM, "p", "1.2.1")).isEmpty();
    assertThat(index.fixes(Ecosystem.NPM, "p", "1.1.9")).isEmpty();
    assertThat(index.fixes(Ecosystem.NPM, "q", "1.2.0")).isEmpty();
  }

  private static String record(String id, String affected) {
    return "{\"id\":\""
        + id
        + "\",\"modified\":\"2026-05-01T00:00:00Z\",\"affected\":[{\"package\":"
        + "{\"ecosystem\":\"npm\",\"name\":\"p\"},"
        + affected
        + "}]}";
  }

  @Test
  void indexEqualsScan() {
    for (int round = 0; round < 150; round++) {
      long seed = SEED + round;
      Random random = new Random(seed);
      AdvisoryIndex index = new AdvisoryIndex();
      Map<String, OsvRecord> live = new LinkedHashMap<>();
      for (int step = 0; step < 40; step++) {
        OsvRecord osv = read(GeneratedFeed.crowded(random, random.nextInt(15)));
        OsvRecord before = live.get(osv.id());
        if (random.nextInt(6) == 0 && before != null) {
          index.remove(packed("s", before, names(osv)));
          live.remove(osv.id());
        } else {
          index.put(packed("s", osv, before == null ? List.of() : names(before)));
          live.put(osv.id(), osv);
        }
        Ecosystem ecosystem = random.nextInt(4) == 0 ? Ecosystem.NPM : Ecosystem.PYPI;
        String name = random.nextBoolean() ? "SOME-pkg" : "some_pkg." + random.nextInt(3);
        String version = GeneratedFeed.version(random);
        assertThat(answers(index.match(ecosystem, name, version)))
            .as("seed %d, step %d: %s %s %s", seed, step, ecosystem, name, version)
            .containsExactlyInAnyOrderElementsOf(scan(live, ecosystem, name, version));
      }
    }
  }

  private static List<String> answers(List<AdvisoryMatch> matches) {
    return matches.stream().map(m -> m.id() + " " + m.sure() + " " + m.malicious()).toList();
  }

  private static List<String> scan(
      Map<String, OsvRecord> live, Ecosystem ecosystem, String name, String version) {
    List<String> found = new ArrayList<>();
    for (OsvRecord osv : live.values()) {
      for (AffectedPackage affected : AffectedPackage.of(osv)) {
        if (affected.ecosystem() == ecosystem
            && affected.name().equals(PackageNames.normalise(ecosystem, name))) {
          Coverage coverage = affected.covers(VersionQuery.of(ecosystem, version));
          if (coverage != Coverage.UNAFFECTED) {
            found.add(osv.id() + " " + (coverage == Coverage.AFFECTED) + " " + osv.malicious());
          }
        }
      }
    }
    return found;
  }

  private static List<AffectedName> names(OsvRecord osv) {
    return AffectedPackage.of(osv).stream()
        .map(affected -> new AffectedName(affected.ecosystem(), affected.name()))
        .toList();
  }

  /** Through its stored form, which must tell the same. */
  private static PackedRecord packed(String source, OsvRecord osv, List<AffectedName> before) {
    PackedRecord packed = PackedRecord.of(source, osv, SEEN, before);
    return PackedRecord.read(source, osv.id(), packed.toBytes());
  }

  private static void put(AdvisoryIndex index, String source, String json) {
    index.put(source, read(json), SEEN);
  }

  private static OsvRecord read(String json) {
    OsvReading reading = OsvReader.read(json.getBytes(StandardCharsets.UTF_8), "test");
    assertThat(reading).isInstanceOf(OsvReading.Good.class);
    return ((OsvReading.Good) reading).record();
  }

  private static String flaw(String id, String version) {
    return "{\"id\":\"%s\",\"modified\":\"2026-01-01T00:00:00Z\",\"affected\":[{\"package\":{\"ecosystem\":\"npm\",\"name\":\"x\"},\"versions\":[\"%s\"]}]}"
        .formatted(id, version);
  }
}
