package cordon.formats.npm;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.version.VersionScheme;
import cordon.formats.PublishTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistTagsTest {
  private static final Comparator<String> ORDER = VersionScheme.NPM;
  private final DistTags tags = new DistTags(ORDER);

  /** A version with a {@code !} is deprecated. */
  private static NpmRelease release(String text) {
    return new NpmRelease(
        text.replace("!", ""),
        new PublishTime.Missing(),
        Optional.empty(),
        Optional.empty(),
        Integrity.NONE,
        Optional.empty(),
        text.endsWith("!"),
        Optional.empty(),
        false,
        Optional.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "latest | 2.0.0        | 1.0.0 2.0.0                | 2.0.0",
        "latest | 2.0.0        | 1.0.0 1.9.0 3.0.0          | 1.9.0",
        "latest | 2.0.0        | 1.0.0 1.9.0! 2.0.0-rc.1    | 1.0.0",
        "latest | 2.0.0        | 1.9.0! 2.0.0-rc.1          | 1.9.0",
        "latest | 2.0.0        | 2.0.0-rc.1 3.0.0           |",
        "latest | 2.0.0-rc.2   | 2.0.0-rc.1 2.0.0-beta.9    | 2.0.0-rc.1",
        "latest | 2.0.0-rc.2   | 2.0.0-rc.1 1.0.0           | 1.0.0",
        "next   | 2.1.0-beta.3 | 2.1.0-beta.2 2.0.9 2.1.0-rc.1 | 2.1.0-beta.2",
        "next   | 2.1.0-beta3  | 2.1.0-beta2 1.0.0-beta9    | 2.1.0-beta2",
        "next   | 2.1.0-beta.3 | 1.1.0-beta.2 2.0.9         |",
        "v1     | 1.4.0        | 1.3.0 2.0.0 1.4.0-rc.1     | 1.3.0",
        "nightly| 0.0.0-20260102 | 0.0.0-20260101 0.0.0-a.1 | 0.0.0-20260101",
        "cjs    | 2.6.1        | 2.6.1 3.0.0                | 2.6.1",
        "odd    | not-semver   | 1.0.0                      |",
      })
  void movesATag(String tag, String target, String shown, String expected) {
    List<NpmRelease> releases = Arrays.stream(shown.split(" ")).map(DistTagsTest::release).toList();
    Map<String, String> repaired = tags.repair(Map.of(tag, target), releases);
    assertThat(repaired).isEqualTo(expected == null ? Map.of() : Map.of(tag, expected));
  }

  @Test
  void aRepairedTagIsShownAndNeverAboveItsOldTarget() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<NpmRelease> shown = new ArrayList<>();
      Map<String, String> old = new LinkedHashMap<>();
      for (int i = 0; i < 20; i++) {
        String version = random.nextInt(3) + "." + random.nextInt(5) + "." + i;
        version += random.nextInt(3) == 0 ? "-beta." + random.nextInt(5) : "";
        if (random.nextBoolean()) {
          shown.add(release(version + (random.nextInt(5) == 0 ? "!" : "")));
        }
        if (random.nextInt(4) == 0) {
          old.put(i % 2 == 0 ? "latest" : "tag" + i, version);
        }
      }
      Map<String, String> repaired = tags.repair(old, shown);
      List<String> versions = shown.stream().map(NpmRelease::version).toList();
      repaired.forEach((tag, version) -> {
        assertThat(versions).contains(version);
        assertThat(ORDER.compare(version, old.get(tag))).isLessThanOrEqualTo(0);
      });
      old.forEach((tag, version) -> {
        if (versions.contains(version)) {
          assertThat(repaired).containsEntry(tag, version);
        }
      });
    }
  }
}
