package cordon.base.vers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.ProblemException;
import cordon.base.range.NpmRange;
import cordon.base.range.PythonSpecifiers;
import cordon.base.range.VersionRange;
import cordon.base.version.VersionScheme;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "vers:npm/1.2.3|>=2.0.0|<5.0.0 # 1.2.3 2.0.0 4.9.9 # 1.2.4 5.0.0",
        "vers:npm/>=1.0.0|!=1.5.0|<2.0.0 # 1.0.0 1.5.1 # 1.5.0 2.0.0",
        "vers:npm/<1.0.0|>=2.0.0 # 0.1.0 2.0.0 9.0.0 # 1.0.0 1.9.9",
        "vers:npm/!=1.0.0 # 0.9.0 2.0.0 # 1.0.0",
        "vers:deb/* # 1 anything # ''"
      })
  void contains(String vers, String in, String out) {
    Vers range = Vers.parse(vers);
    for (String version : in.split(" ")) {
      assertThat(range.contains(version)).as("%s in %s", version, vers).isTrue();
    }
    for (String version : out.isEmpty() ? new String[0] : out.split(" ")) {
      assertThat(range.contains(version)).as("%s not in %s", version, vers).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "npm/1 # does not start with",
        "vers:npm # no slash",
        "vers:nonesuch/1 # is not known",
        "vers:npm/ # missing",
        "vers:npm/1.0.0|*|2.0.0 # unencoded *",
        "vers:npm/=1.0.0 # without a sign",
        "vers:npm/>= # has no version",
        "vers:npm/1.0.0|1.0.0 # named twice",
        "vers:npm/2.0.0|1.0.0 # not sorted",
        "vers:npm/>1.0.0|>2.0.0 # cannot follow",
        "vers:npm/1.0.0|<2.0.0 # cannot follow",
        "vers:npm/>1.0.0|1.5.0 # cannot follow",
        "vers:npm/1.0%2d0 # is written"
      })
  void refuses(String vers, String why) {
    assertThatThrownBy(() -> Vers.parse(vers))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(why)
        .hasMessageContaining("in \"" + vers + "\"");
  }

  @Test
  void lenientMendsAndSorts() {
    assertThat(Vers.parseLenient(" vers:NPM/|<2.0.0 || >= 1.0.0|=3.0.0 "))
        .hasToString("vers:npm/>=1.0.0|<2.0.0|3.0.0");
  }

  @Test
  void aRangeOfNothingCannotBeWritten() {
    assertThatThrownBy(() -> Vers.of(VersionRange.parse(VersionScheme.NPM, "1.0.0 2.0.0")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("holds no version");
  }

  /** A conversion is strictly valid and holds the same versions, prerelease rules aside. */
  @Test
  void conversionsHoldTheSameVersions() {
    long seed = 20_261_120L;
    Random random = new Random(seed);
    for (int i = 0; i < 3_000; i++) {
      StringBuilder npm = new StringBuilder(npm(random));
      StringBuilder python = new StringBuilder(python(random));
      for (int n = random.nextInt(3); n > 0; n--) {
        npm.append(random.nextBoolean() ? " || " : " ").append(npm(random));
        python.append(", ").append(python(random));
      }
      same(seed, random, NpmRange.parse(npm.toString()), npm.toString());
      same(seed, random, PythonSpecifiers.parse(python.toString(), true), python.toString());
    }
  }

  private static void same(long seed, Random random, VersionRange range, String text) {
    Vers vers;
    try {
      vers = Vers.of(range);
    } catch (ProblemException e) {
      vers = null; // holds nothing
    }
    if (vers != null) {
      assertThat(Vers.parse(vers.toString())).as("seed %d: %s", seed, text).hasToString("" + vers);
    }
    for (int i = 0; i < 20; i++) {
      String version = version(random);
      assertThat(vers != null && vers.contains(version))
          .as("seed %d: %s in %s, as %s", seed, version, text, vers)
          .isEqualTo(range.contains(version));
    }
  }

  private static String npm(Random random) {
    String[] signs = {"", "^", "~", ">", ">=", "<", "<="};
    return signs[random.nextInt(signs.length)] + version(random);
  }

  private static String python(Random random) {
    String[] signs = {"==", "!=", ">", ">=", "<", "<=", "~="};
    String sign = signs[random.nextInt(signs.length)];
    boolean star = random.nextBoolean() && (sign.equals("==") || sign.equals("!="));
    return sign + (star ? random.nextInt(3) + "." + random.nextInt(3) + ".*" : version(random));
  }

  private static String version(Random random) {
    return random.nextInt(3) + "." + random.nextInt(3) + "." + random.nextInt(3);
  }
}
