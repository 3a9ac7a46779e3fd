package cordon.base.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.junit.jupiter.api.Test;

/** Our order against that of the Maven 3.9 on the class path, for texts of every shape. */
final class MavenOrderTest {
  private static final List<String> PIECES =
      List.of(
          "0",
          "1",
          "2",
          "10",
          "01",
          "00",
          "9999999999999999999999",
          ".",
          ".",
          ".",
          "-",
          "-",
          "a",
          "b",
          "m",
          "rc",
          "cr",
          "alpha",
          "final",
          "ga",
          "release",
          "snapshot",
          "sp",
          "x",
          "foo",
          "jre",
          "+",
          "_",
          " ",
          "RC",
          "GA");

  @Test
  void answersLikeMaven() {
    long seed = 20_261_120L;
    Random random = new Random(seed);
    for (int i = 0; i < 50_000; i++) {
      String a = text(random);
      String b =
          random.nextBoolean() ? text(random) : a + PIECES.get(random.nextInt(PIECES.size()));
      int maven = Integer.signum(new ComparableVersion(a).compareTo(new ComparableVersion(b)));
      int ours = Integer.signum(VersionScheme.MAVEN.compare(a, b));
      if (maven != ours) {
        assertThat(ours).as("seed %d: \"%s\" and \"%s\"", seed, a, b).isEqualTo(maven);
      }
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder().append(random.nextInt(3));
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }
}
