package cordon.base.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every scheme orders every text totally, and versions that compare as equal are those with one
 * canonical form. Texts are generated near each other, so that ties and long common beginnings
 * occur.
 */
final class OrderLawsTest {
  private static final long SEED = 20_261_120L;
  private static final int VERSIONS = 60;
  private static final int ROUNDS = 6;
  private static final List<String> PIECES =
      List.of(
          "0",
          "1",
          "2",
          "10",
          "01",
          "00",
          "100",
          "9999999999999999999999",
          ".",
          ".",
          ".",
          "-",
          "-",
          "+",
          "_",
          "~",
          "^",
          ":",
          "!",
          "v",
          "a",
          "b",
          "c",
          "rc",
          "alpha",
          "beta",
          "pre",
          "dev",
          "post",
          "final",
          "ga",
          "snapshot",
          "sp",
          "p",
          "r",
          "x",
          "-r1",
          "_rc1",
          "RC",
          "X",
          " ",
          "é",
          "😀",
          "\uFFFD",
          "2024-01-01T00:00:00Z",
          "2024-01-01T02:00:00+02:00");

  static Stream<VersionScheme> schemes() {
    return Stream.concat(
        VersionScheme.all().stream(),
        Stream.of(MavenGeneration.MAVEN_3_9, MavenGeneration.MAVEN_4).map(VersionScheme::maven));
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void total(VersionScheme scheme) {
    for (int round = 0; round < ROUNDS; round++) {
      long seed = SEED + round;
      List<String> texts = texts(scheme, new Random(seed));
      List<String> canonical = texts.stream().map(scheme::canonical).toList();
      for (int i = 0; i < texts.size(); i++) {
        for (int j = 0; j < texts.size(); j++) {
          String a = texts.get(i);
          String b = texts.get(j);
          int order = Integer.signum(scheme.compare(a, b));
          hold(Integer.signum(scheme.compare(b, a)) == -order, "antisymmetric", scheme, seed, a, b);
          hold(i != j || order == 0, "reflexive", scheme, seed, a, b);
          hold(
              canonical.get(i).equals(canonical.get(j)) == (order == 0),
              "canonical for equal ones only",
              scheme,
              seed,
              a,
              b);
        }
      }
      transitive(scheme, seed, texts);
    }
  }

  private static void hold(
      boolean law, String name, VersionScheme scheme, long seed, String a, String b) {
    if (!law) {
      throw new AssertionError(
          "%s is not %s, seed %d: \"%s\" (%s) and \"%s\" (%s)"
              .formatted(scheme, name, seed, a, scheme.canonical(a), b, scheme.canonical(b)));
    }
  }

  /** All triples; the sorted list would hide a circle that the sort happens not to meet. */
  private static void transitive(VersionScheme scheme, long seed, List<String> texts) {
    List<Version> versions = texts.stream().map(scheme::parse).toList();
    int size = versions.size();
    int[][] order = new int[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        order[i][j] = Integer.signum(versions.get(i).compareTo(versions.get(j)));
      }
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        for (int k = 0; k < size; k++) {
          if (order[i][j] <= 0 && order[j][k] <= 0 && order[i][k] > 0) {
            throw new AssertionError(
                "%s not transitive, seed %d: \"%s\" <= \"%s\" <= \"%s\" but not the outer two"
                    .formatted(scheme, seed, texts.get(i), texts.get(j), texts.get(k)));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void canonicalStandsForItself(VersionScheme scheme) {
    for (String text : texts(scheme, new Random(SEED))) {
      String canonical = scheme.canonical(text);
      if (scheme.name().equals("maven") && canonical.startsWith("0(")) {
        continue; // the nesting written out, which is no version
      }
      assertThat(scheme.canonical(canonical)).as("%s: %s", scheme, text).isEqualTo(canonical);
    }
  }

  /** As Maven's users write versions; on stranger ones its order is none, see MavenGeneration. */
  private static List<String> mavenTexts(Random random) {
    List<String> words =
        List.of("alpha", "beta", "a", "b", "rc", "m", "SNAPSHOT", "sp", "jre", "x");
    List<String> texts = new ArrayList<>(List.of("1", "1.0", "1-SNAPSHOT"));
    while (texts.size() < VERSIONS) {
      StringBuilder text = new StringBuilder().append(random.nextInt(3));
      for (int i = random.nextInt(3); i > 0; i--) {
        text.append('.').append(random.nextInt(3));
      }
      if (random.nextInt(3) > 0) {
        text.append('-').append(words.get(random.nextInt(words.size())));
        text.append(random.nextBoolean() ? "" : "" + (1 + random.nextInt(12)));
      }
      String end = List.of("", "", "", "-SNAPSHOT", ".Final", "-GA").get(random.nextInt(6));
      boolean release = end.equals(".Final") || end.equals("-GA");
      texts.add(release && text.indexOf("-") >= 0 ? text.toString() : text + end);
    }
    return texts;
  }

  private static List<String> texts(VersionScheme scheme, Random random) {
    return scheme.name().equals("maven") ? mavenTexts(random) : anyTexts(random);
  }

  private static List<String> anyTexts(Random random) {
    List<String> texts = new ArrayList<>(List.of("", "0", "1", "1.0", "1.0.0", "1.0-1"));
    while (texts.size() < VERSIONS) {
      boolean near = random.nextInt(3) > 0;
      StringBuilder text = new StringBuilder(near ? texts.get(random.nextInt(texts.size())) : "1");
      int pieces = 1 + random.nextInt(3);
      for (int i = 0; i < pieces; i++) {
        String piece = PIECES.get(random.nextInt(PIECES.size()));
        text.insert(
            random.nextInt(4) == 0 ? random.nextInt(text.length() + 1) : text.length(), piece);
      }
      texts.add(text.toString());
    }
    return texts;
  }
}
