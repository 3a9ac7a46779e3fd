package cordon.formats.osv;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import cordon.base.range.PythonSpecifiers;
import cordon.base.range.VersionRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which requirements a record's ranges can meet. */
class AffectedSpansTest {

  private static AffectedPackage affected(String ecosystem, RangeType type, String events) {
    return AffectedPackage.of(
            OsvRecords.record(
                "GHSA-1",
                OsvRecords.affected(ecosystem, "a:x", List.of(), OsvRecords.range(type, events))))
        .getFirst();
  }

  private static final List<String> TYPES = List.of("introduced", "fixed", "last_affected");
  private static final String EVENTS =
      "introduced 1.2.0, fixed 1.4.0, introduced 2.0.0, last_affected 2.1.0";

  @Test
  void aRequirementThatNoRangeCanMeetIsToldApart() {
    AffectedPackage python = affected("PyPI", RangeType.ECOSYSTEM, EVENTS);
    assertThat(python.mayMeet(PythonSpecifiers.parse("<1.2"))).isFalse();
    assertThat(python.mayMeet(PythonSpecifiers.parse(">=1.4,<2"))).isFalse();
    assertThat(python.mayMeet(PythonSpecifiers.parse("~=1.3.5"))).isTrue();
    assertThat(python.mayMeet(PythonSpecifiers.parse(">2.1.0"))).isFalse();
    assertThat(python.mayMeet(PythonSpecifiers.parse(">=2.1.0"))).isTrue();
    AffectedPackage npm = affected("npm", RangeType.SEMVER, EVENTS);
    assertThat(npm.mayMeet(VersionRange.parse(Ecosystem.NPM, "^1.4.0"))).isFalse();
    assertThat(npm.mayMeet(VersionRange.parse(Ecosystem.NPM, "^1.0.0"))).isTrue();
    AffectedPackage maven = affected("Maven", RangeType.ECOSYSTEM, EVENTS);
    assertThat(maven.mayMeet(VersionRange.parse(Ecosystem.MAVEN, "[1.4.0,2.0.0)"))).isFalse();
    assertThat(maven.mayMeet(VersionRange.parse(Ecosystem.MAVEN, "[1.0,1.3]"))).isTrue();
    AffectedPackage all = affected("PyPI", RangeType.ECOSYSTEM, "introduced 0, fixed 3");
    assertThat(all.mayMeet(PythonSpecifiers.parse("<1"))).isTrue();
    assertThat(all.mayMeet(PythonSpecifiers.parse(">=3"))).isFalse();
  }

  @Test
  void anOrderThatIsNotThatOfTheEcosystemRulesNothingOut() {
    AffectedPackage python = affected("PyPI", RangeType.SEMVER, EVENTS);
    assertThat(python.mayMeet(PythonSpecifiers.parse("<1"))).isTrue();
  }

  /** Whatever version a record covers and a requirement takes, the two can meet. */
  @Test
  void noRequirementThatTakesACoveredVersionIsRuledOut() {
    long seed = 20261128;
    Random random = new Random(seed);
    List<String> versions = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String suffix = List.of("", "", "rc1", ".post1", ".dev2", "+x.1").get(random.nextInt(6));
      versions.add(random.nextInt(3) + "." + random.nextInt(4) + suffix);
    }
    int ruledOut = 0;
    for (int round = 0; round < 2_000; round++) {
      AffectedPackage affected = affected("PyPI", RangeType.ECOSYSTEM, events(random, versions));
      String text = specifiers(random, versions);
      PythonSpecifiers asked = PythonSpecifiers.parse(text, true);
      if (affected.mayMeet(asked)) {
        continue;
      }
      ruledOut++;
      assertThat(versions)
          .as("seed %d, %s of %s", seed, text, affected)
          .noneMatch(version ->
              asked.contains(version)
                  && affected.covers(VersionQuery.of(Ecosystem.PYPI, version))
                      != Coverage.UNAFFECTED);
    }
    assertThat(ruledOut).isGreaterThan(200);
  }

  private static String events(Random random, List<String> versions) {
    return random
        .ints(1 + random.nextInt(4), 0, versions.size())
        .mapToObj(versions::get)
        .map(version -> TYPES.get(random.nextInt(TYPES.size())) + " " + version)
        .collect(Collectors.joining(", ", "introduced 1.0, ", ""));
  }

  private static String specifiers(Random random, List<String> versions) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      String version = versions.get(random.nextInt(versions.size()));
      String plain = version.contains("+") ? version.substring(0, version.indexOf('+')) : version;
      all.add(
          switch (random.nextInt(6)) {
            case 0 -> ">=" + plain;
            case 1 -> "<" + plain;
            case 2 -> "<=" + plain;
            case 3 -> ">" + plain;
            case 4 -> "!=" + version;
            default -> "==" + version;
          });
    }
    return String.join(",", all);
  }
}
