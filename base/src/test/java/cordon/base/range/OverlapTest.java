package cordon.base.range;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.version.VersionScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OverlapTest {
  private static boolean meet(VersionScheme scheme, String a, String b) {
    return Overlap.possible(
        VersionRange.parse(scheme, a).alternatives(), VersionRange.parse(scheme, b).alternatives());
  }

  @Test
  void boundsThatTouchMeetOnlyWhereBothHold() {
    assertThat(meet(VersionScheme.PYPI, "<2", ">=2")).isFalse();
    assertThat(meet(VersionScheme.PYPI, "<=2", ">=2.0.0")).isTrue();
    assertThat(meet(VersionScheme.PYPI, "<=2,!=2", ">=2")).isFalse();
    assertThat(meet(VersionScheme.PYPI, ">1,<3", "==2")).isTrue();
    assertThat(meet(VersionScheme.PYPI, "~=1.4", ">=2")).isFalse();
    assertThat(meet(VersionScheme.NPM, "^1.2.3", ">=2")).isFalse();
    assertThat(meet(VersionScheme.NPM, "^1.2.3 || ^3", ">=2 <2.5 || >=3.1")).isTrue();
    assertThat(meet(VersionScheme.MAVEN, "[1,2)", "[2,3)")).isFalse();
    assertThat(meet(VersionScheme.MAVEN, "[1,2],[5,)", "(2,6)")).isTrue();
    assertThat(meet(VersionScheme.NUGET, "[1.0,2.0)", "2.0")).isFalse();
    assertThat(meet(VersionScheme.GEM, "~> 2.0.8", ">= 2.1")).isFalse();
  }

  /** Whatever version both take, they may have one in common. */
  @Test
  void noCommonVersionIsEverRuledOut() {
    long seed = 20261128;
    Random random = new Random(seed);
    List<String> versions = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String pre = random.nextInt(4) == 0 ? "-beta." + random.nextInt(3) : "";
      versions.add(random.nextInt(4) + "." + random.nextInt(4) + "." + random.nextInt(3) + pre);
    }
    int ruledOut = 0;
    for (int round = 0; round < 3_000; round++) {
      VersionRange a = range(random, versions);
      VersionRange b = range(random, versions);
      if (Overlap.possible(a.alternatives(), b.alternatives())) {
        continue;
      }
      ruledOut++;
      assertThat(versions)
          .as("seed %d, %s and %s", seed, a, b)
          .noneMatch(version -> a.contains(version) && b.contains(version));
    }
    assertThat(ruledOut).isGreaterThan(300);
  }

  private static VersionRange range(Random random, List<String> versions) {
    List<String> alternatives = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(2); i++) {
      String first = versions.get(random.nextInt(versions.size()));
      String second = versions.get(random.nextInt(versions.size()));
      alternatives.add(
          switch (random.nextInt(5)) {
            case 0 -> "^" + first;
            case 1 -> "~" + first;
            case 2 -> ">=" + first + " <" + second;
            case 3 -> ">" + first + " <=" + second;
            default -> first;
          });
    }
    return NpmRange.parse(String.join(" || ", alternatives));
  }
}
