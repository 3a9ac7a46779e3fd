package cordon.base.range;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.ProblemException;
import cordon.base.version.VersionScheme;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NpmRangeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.0.0 - 2.0.0 | 1.0.0 1.2.3 2.0.0 | 0.9.9 2.0.1 1.5.0-a",
        "1.2 - 2.3 | 1.2.0 2.3.9 | 2.4.0 2.4.0-0",
        "1.2.3 - 2 | 1.2.3 2.9.9 | 3.0.0",
        "^1.2.3 | 1.2.3 1.99.0 | 1.2.2 2.0.0 2.0.0-0 1.3.0-a",
        "^0.2.3 | 0.2.3 0.2.9 | 0.3.0",
        "^0.0.3 | 0.0.3 | 0.0.4 0.1.0",
        "^0.0 | 0.0.9 | 0.1.0",
        "^0.x | 0.9.9 | 1.0.0",
        "^1.2.3-beta.2 | 1.2.3-beta.2 1.2.3-beta.4 1.2.3 1.9.0 | 1.2.3-beta.1 1.2.4-beta.2",
        "~1.2.3 | 1.2.3 1.2.9 | 1.3.0",
        "~> 1 | 1.0.0 1.9.9 | 2.0.0",
        "~0.0.1-pre | 0.0.1-pre 0.0.9 | 0.1.0",
        "1.2.x || >=3 <4 | 1.2.9 3.5.0 | 1.3.0 4.0.0",
        "* | 0.0.0 9.9.9 | 1.0.0-a",
        "'' | 1.0.0 | 1.0.0-a",
        "* || 1.0.0-a | 1.0.0 | 1.0.0-a",
        ">=0.0.0 >=0.0.0-b | 0.0.0-c 1.0.0 | 0.0.0-a 1.0.0-c",
        ">1 | 2.0.0 | 1.9.9 2.0.0-a",
        ">1.2 | 1.3.0 | 1.2.9",
        "<1 | 0.9.9 | 1.0.0 1.0.0-a",
        "<=1.2 | 1.2.9 | 1.3.0",
        ">=v1.2.3+build | 1.2.3 | 1.2.2",
        "= 1.2.3 | 1.2.3 1.2.3+x | 1.2.4",
        ">= 1.0.0   < 2 | 1.5.0 | 2.0.0",
        ">* | | 0.0.0 1.0.0"
      })
  void holds(String range, String in, String out) {
    NpmRange parsed = NpmRange.parse(range);
    for (String version : in == null ? new String[0] : in.split(" ")) {
      assertThat(parsed.contains(version)).as("%s in %s", version, range).isTrue();
    }
    for (String version : out.split(" ")) {
      assertThat(parsed.contains(version)).as("%s not in %s", version, range).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "* | 1.0.0-a | none",
        "^1.2.3 | 1.2.4-a | 2.0.0-0 1.2.3-0",
        "~1.2 | 1.2.0-0 | 1.3.0-0",
        "1.x | 1.0.0-a | 2.0.0-a",
        "1.0.0 - 2.0.0 | 1.0.0-0 2.0.0-a | 2.0.1-0",
        ">1 | 2.0.0-0 | 1.9.9"
      })
  void holdsWithPrereleases(String range, String in, String out) {
    NpmRange parsed = NpmRange.parse(range, true);
    for (String version : in.split(" ")) {
      assertThat(parsed.contains(version)).as("%s in %s", version, range).isTrue();
    }
    for (String version : out.equals("none") ? new String[0] : out.split(" ")) {
      assertThat(parsed.contains(version)).as("%s not in %s", version, range).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "latest",
        "1.2.3.4",
        ">>1",
        "1.2.beta",
        "^",
        "git://x",
        "x.1.2",
        "1.x.3",
        "1..2",
        "1.2.3-é"
      })
  void refuses(String range) {
    assertThatThrownBy(() -> NpmRange.parse(range))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("in \"" + range + "\"");
  }

  /** Each notation against the bounds that node-semver's README gives for it. */
  @Test
  void sugarIsWorthItsBounds() {
    long seed = 20_261_120L;
    Random random = new Random(seed);
    for (int i = 0; i < 4_000; i++) {
      int major = random.nextInt(3);
      int minor = random.nextInt(3);
      int patch = random.nextInt(3);
      String version = major + "." + minor + "." + patch;
      String next =
          major > 0
              ? (major + 1) + ".0.0"
              : minor > 0 ? "0." + (minor + 1) + ".0" : "0.0." + (patch + 1);
      String tested =
          random.nextInt(4)
              + "."
              + random.nextInt(4)
              + "."
              + random.nextInt(4)
              + (random.nextInt(4) == 0 ? "-a" : "");
      String what = "seed %d: %s, %s".formatted(seed, version, tested);
      same("^" + version, ">=" + version + " <" + next + "-0", tested, what);
      String branch = major + "." + (minor + 1) + ".0-0";
      same("~" + version, ">=" + version + " <" + branch, tested, what);
      same(major + "." + minor + ".x", ">=" + major + "." + minor + ".0 <" + branch, tested, what);
      same(version + " - " + next, ">=" + version + " <=" + next, tested, what);
    }
  }

  private static void same(String sugar, String bounds, String tested, String what) {
    assertThat(NpmRange.parse(sugar).contains(tested))
        .as("%s: %s as %s", what, sugar, bounds)
        .isEqualTo(NpmRange.parse(bounds).contains(tested));
  }

  /** Alternatives are a union, comparators an intersection, and prereleases only ever add. */
  @Test
  void algebra() {
    long seed = 20_261_121L;
    Random random = new Random(seed);
    for (int i = 0; i < 4_000; i++) {
      String a = comparator(random);
      String b = comparator(random);
      String tested = version(random);
      String what = "seed %d: %s, %s, %s".formatted(seed, a, b, tested);
      boolean inA = NpmRange.parse(a, true).contains(tested);
      boolean inB = NpmRange.parse(b, true).contains(tested);
      assertThat(NpmRange.parse(a + " || " + b, true).contains(tested))
          .as(what)
          .isEqualTo(inA || inB);
      assertThat(NpmRange.parse(a + " " + b, true).contains(tested)).as(what).isEqualTo(inA && inB);
      if (NpmRange.parse(a).contains(tested)) {
        assertThat(inA).as(what).isTrue();
      }
    }
  }

  private static String comparator(Random random) {
    String[] signs = {"", "^", "~", ">", ">=", "<", "<=", "="};
    String version = version(random);
    return signs[random.nextInt(signs.length)]
        + (random.nextInt(3) == 0 && !version.contains("-")
            ? version.substring(0, version.lastIndexOf('.'))
            : version);
  }

  private static String version(Random random) {
    return random.nextInt(3)
        + "."
        + random.nextInt(3)
        + "."
        + random.nextInt(3)
        + (random.nextInt(4) == 0 ? "-" + "abc".charAt(random.nextInt(3)) : "");
  }

  @Test
  void isReachedByEcosystem() {
    VersionRange range = VersionRange.parse(cordon.base.Ecosystem.NPM, "^1.0.0");
    assertThat(range.scheme()).isEqualTo(VersionScheme.NPM);
    assertThat(range.contains("not a version")).isFalse();
    assertThat(VersionRange.parse(cordon.base.Ecosystem.NPM, "<1").contains("latest")).isFalse();
    assertThatThrownBy(() -> VersionRange.parse(cordon.base.Ecosystem.GO, ">1"))
        .isInstanceOf(ProblemException.class);
  }
}
