package cordon.inspect.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void findsOverlappingWordsWhateverTheirCase() {
    assertThat(found(List.of("he", "she", "his", "hers"), "uSHErs"))
        .containsExactlyInAnyOrder("she@1", "he@2", "hers@2");
  }

  @Test
  void comparesWhatIsBeyondAsciiExactly() {
    assertThat(bytes(List.of("schlüssel"), "SCHLüSSEL und SCHLÜSSEL"))
        .containsExactly("schlüssel@0");
  }

  @Test
  void noWordsFindNothing() {
    assertThat(found(List.of(), "anything")).isEmpty();
  }

  /** The automaton says what looking for each word at each place says. */
  @Test
  void saysWhatANaiveSearchSays() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      List<String> words = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(12); i++) {
        words.add(text(random, 1 + random.nextInt(5)));
      }
      String text = text(random, random.nextInt(80));
      List<String> naive = naive(words, text);
      assertThat(found(words, text)).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(naive);
      assertThat(bytes(words, text)).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(naive);
    }
  }

  private static String text(Random random, int length) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < length; i++) {
      out.append("abcABC.".charAt(random.nextInt(7)));
    }
    return out.toString();
  }

  private static List<String> naive(List<String> words, String text) {
    List<String> hits = new ArrayList<>();
    String lower = text.toLowerCase(Locale.ROOT);
    for (String word : words) {
      String wanted = word.toLowerCase(Locale.ROOT);
      for (int at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1)) {
        hits.add(word + "@" + at);
      }
    }
    return hits;
  }

  private static List<String> found(List<String> words, String text) {
    List<String> hits = new ArrayList<>();
    new Words(words).scan(text, (word, start, end) -> hits.add(words.get(word) + "@" + start));
    return hits;
  }

  private static List<String> bytes(List<String> words, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    List<String> hits = new ArrayList<>();
    new Words(words)
        .scan(
            bytes, 0, bytes.length, (word, start, end) -> hits.add(words.get(word) + "@" + start));
    return hits;
  }
}
