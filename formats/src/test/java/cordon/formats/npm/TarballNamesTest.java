package cordon.formats.npm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TarballNamesTest {
  private static final NpmName NAME = new NpmName("s", "left");

  private static TarballNames of(String... pairs) {
    Map<String, String> tarballs = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      tarballs.put(pairs[i], pairs[i + 1]);
    }
    return new TarballNames(NAME, tarballs);
  }

  @Test
  void theUrlDecidesNotAGuess() {
    TarballNames names =
        of("1.0.0", "https://r.example/@s/left/-/left-v1.tgz", "2.0.0", "https://r.example/d/ab12");
    assertThat(names.of("1.0.0")).contains("left-v1.tgz");
    assertThat(names.of("2.0.0")).contains("ab12");
  }

  @Test
  void anotherVersionCannotTakeTheNameOfAnOlderOne() {
    TarballNames names =
        of(
            "9.9.9",
            "https://r.example/-/left-1.0.0.tgz",
            "1.0.0",
            "https://r.example/-/left-1.0.0.tgz");
    assertThat(names.of("1.0.0")).contains("left-1.0.0.tgz");
    assertThat(names.of("9.9.9")).contains("left-9.9.9.tgz");
  }

  @Test
  void aSharedSegmentFallsBackToTheConventionalName() {
    TarballNames names =
        of(
            "1.0.0",
            "https://r.example/1.0.0/package.tgz",
            "2.0.0",
            "https://r.example/2.0.0/package.tgz");
    assertThat(names.of("1.0.0")).contains("left-1.0.0.tgz");
    assertThat(names.of("2.0.0")).contains("left-2.0.0.tgz");
  }

  @Test
  void whatNeedsEscapesOrClimbsIsNotTaken() {
    TarballNames names =
        of(
            "1.0.0",
            "https://r.example/%2e%2e",
            "1.1.0",
            "https://r.example/..",
            "1.2.0",
            "https://r.example/");
    assertThat(names.of("1.0.0")).contains("left-1.0.0.tgz");
    assertThat(names.of("1.1.0")).contains("left-1.1.0.tgz");
    assertThat(names.of("1.2.0")).contains("left-1.2.0.tgz");
    assertThat(of("../../x", "https://r.example/a b").of("../../x")).isEmpty();
  }

  @Test
  void queriesAreNotPartOfTheName() {
    assertThat(of("1.0.0", "https://r.example/left-1.0.0.tgz?token=a/b").of("1.0.0"))
        .contains("left-1.0.0.tgz");
  }
}
