package cordon.gate.index;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.formats.PublishTime;
import cordon.gate.index.Publication.Change;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A package's releases in time: attested by {@code ci} until somebody else comes. */
class PublicationHistoryTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final List<ReleaseFile> files = new ArrayList<>();

  private PublicationHistoryTest with(String version, int day, boolean attested, String by) {
    return with(version, "p-" + version + ".tgz", START.plus(Duration.ofDays(day)), attested, by);
  }

  private PublicationHistoryTest with(
      String version, String file, Instant at, boolean attested, String by) {
    Optional<String> publisher = Optional.of(by).filter(name -> !name.isEmpty());
    files.add(
        ReleaseFile.stated(
                version,
                file,
                URI.create("https://registry.example/" + file),
                List.of(Digest.sha256("ab".repeat(32))),
                PublishTime.parse(at.toString()))
            .published(Publication.stated(attested, publisher)));
    return this;
  }

  private List<Change> changes(String version) {
    return PublicationHistory.compare(Ecosystem.NPM, files).stream()
        .filter(f -> f.version().equals(version))
        .findFirst()
        .orElseThrow()
        .publication()
        .changes();
  }

  @Test
  void aReleaseByHandAfterAttestedOnesIsOtherwise() {
    with("1.0.0", 0, true, "ci").with("1.1.0", 10, true, "ci").with("1.1.1", 20, false, "ann");
    assertThat(changes("1.1.0")).isEmpty();
    assertThat(changes("1.1.1"))
        .containsExactly(
            new Change.LostProvenance("1.1.0"),
            new Change.NewPublisher(Optional.of("ann"), List.of("ci")));
  }

  @Test
  void theFirstReleaseIsComparedWithNothing() {
    assertThat(with("1.0.0", 0, false, "ann").changes("1.0.0")).isEmpty();
  }

  @Test
  void publishingMoreDoesNotLaunder() {
    with("1.0.0", 0, true, "ci");
    for (int i = 1; i <= 15; i++) {
      with("1.0." + i, 100, false, "mallory");
    }
    for (int i = 1; i <= 15; i++) {
      assertThat(changes("1.0." + i)).as("1.0." + i).hasSize(2);
    }
  }

  @Test
  void whatStoodLongEnoughCounts() {
    with("1.0.0", 0, false, "ann").with("1.1.0", 50, false, "ben").with("1.2.0", 81, false, "ben");
    assertThat(changes("1.1.0")).hasSize(1);
    assertThat(changes("1.2.0")).isEmpty();
  }

  @Test
  void preReleasesByHandSayNothingOfReleases() {
    with("1.0.0-rc.1", 0, true, "ci").with("1.0.0", 1, false, "ann");
    assertThat(changes("1.0.0")).isEmpty();
    with("1.1.0-rc.1", 2, false, "ben");
    assertThat(changes("1.1.0-rc.1")).hasSize(2);
  }

  @Test
  void aMoveToAttestedPublishingIsNoChange() {
    with("1.0.0", 0, false, "ann").with("1.1.0", 10, true, "ci");
    assertThat(changes("1.1.0")).isEmpty();
  }

  @Test
  void aPublisherThatIsNotNamedAnyMoreIsAChange() {
    with("1.0.0", 0, false, "ann").with("1.1.0", 10, false, "");
    assertThat(changes("1.1.0"))
        .containsExactly(new Change.NewPublisher(Optional.empty(), List.of("ann")));
  }

  @Test
  void onlyTheLastTenReleasesCount() {
    with("0.1.0", 0, true, "");
    for (int i = 0; i < 10; i++) {
      with("1." + i + ".0", 40 + 40 * i, false, "");
    }
    assertThat(changes("1.0.0")).hasSize(1);
    with("2.0.0", 1000, false, "");
    assertThat(changes("2.0.0")).isEmpty();
  }

  @Test
  void eachKindOfFileIsComparedWithItsOwn() {
    Instant later = START.plus(Duration.ofDays(9));
    with("1.0", "p-1.0-py3-none-any.whl", START, true, "")
        .with("1.0", "p-1.0.tar.gz", START, false, "")
        .with("1.1", "p-1.1.tar.gz", later, false, "")
        .with("1.1", "p-1.1-py3-none-any.whl", later, false, "");
    List<ReleaseFile> compared = PublicationHistory.compare(Ecosystem.PYPI, files);
    assertThat(compared)
        .extracting(f -> f.publication().changes().size())
        .containsExactly(0, 0, 0, 1);
  }

  /** A wheel that is added to an attested release later. */
  @Test
  void aFileAddedToARelease() {
    with("1.0", "p-1.0-cp1-a.whl", START, true, "");
    with("1.0", "p-1.0-cp1-b.whl", START.plus(Duration.ofDays(3)), false, "");
    assertThat(PublicationHistory.compare(Ecosystem.PYPI, files))
        .extracting(f -> f.publication().changes().size())
        .containsExactly(0, 1);
  }

  @Test
  void anUndatedReleaseIsComparedWithAllThatAreDated() {
    files.add(
        ReleaseFile.stated(
            "2.0.0",
            "p-2.0.0.tgz",
            URI.create("https://registry.example/p"),
            List.of(),
            new PublishTime.Missing()));
    with("1.0.0", 0, true, "ci");
    assertThat(changes("2.0.0")).hasSize(2);
  }

  /** Whatever order the document has, and whatever follows. */
  @Test
  void laterReleasesAndTheOrderOfTheDocumentChangeNothing() {
    long seed = Long.getLong("cordon.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      files.clear();
      for (int i = 0; i < 30; i++) {
        with("1." + i + ".0", 3 * i, random.nextInt(3) > 0, "p" + random.nextInt(3));
      }
      List<List<Change>> all = files.stream().map(f -> changes(f.version())).toList();
      List<ReleaseFile> original = List.copyOf(files);
      int kept = 1 + random.nextInt(29);
      files.subList(kept, files.size()).clear();
      Collections.shuffle(files, random);
      for (int i = 0; i < kept; i++) {
        assertThat(changes(original.get(i).version())).as("seed " + seed).isEqualTo(all.get(i));
      }
    }
  }
}
