package cordon.inspect.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Language;
import cordon.inspect.rules.Rules;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VocabularyTest {
  private static final Vocabulary OWN = Rules.own(false).build().vocabulary();

  private static boolean names(Behaviour behaviour, String text) {
    return OWN.inText(text).stream().anyMatch(hit -> hit.meaning().behaviour() == behaviour);
  }

  @Test
  void aHostIsNotTheEndOfAnother() {
    assertThat(names(Behaviour.HOST, "https://bit.ly/x")).isTrue();
    assertThat(names(Behaviour.HOST, "https://www.pastebin.com/raw/x")).isTrue();
    assertThat(names(Behaviour.HOST, "https://orbit.ly/x")).isFalse();
    assertThat(names(Behaviour.HOST, "chat.terminalCommandPaste.dontAskAgain")).isFalse();
  }

  @Test
  void theHalfOfAKeyThatIsForOthersIsNotPrivate() {
    assertThat(names(Behaviour.PRIVATE, "cat ~/.ssh/id_rsa")).isTrue();
    assertThat(names(Behaviour.PRIVATE, "cat ~/.ssh/id_rsa.pub")).isFalse();
    assertThat(names(Behaviour.PRIVATE, "C:\\x\\.ssh\\id_ed25519.pub")).isFalse();
    assertThat(names(Behaviour.PRIVATE, "curl -F f=@id_rsa;filename=x.pub")).isTrue();
    assertThat(names(Behaviour.PRIVATE, "id_rsa" + "a".repeat(100) + ".pub")).isTrue();
  }

  @Test
  void manyNamesInOneAreLookedAtOnce() {
    String names = "id_rsa".repeat(500_000);
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> OWN.inText(names).size());
  }

  @Test
  void aWordAmongDataIsChance() {
    String data = "QUJDREVGR0hJSktMTU5P".repeat(5);
    assertThat(names(Behaviour.MINE, "./xmrig -o pool")).isTrue();
    assertThat(names(Behaviour.MINE, data + " xmrig " + data)).isTrue();
    assertThat(names(Behaviour.MINE, data + "xMrIg" + data)).isFalse();
    assertThat(names(Behaviour.SECRET, data + "/.npmrc" + data)).isTrue();
  }

  @Test
  void readingANameMeansWhatItsEntryWithTheMarkMeans() {
    Set<String> marked =
        OWN.names(Language.JAVASCRIPT).stream()
            .filter(name -> name.endsWith("!"))
            .map(name -> name.substring(0, name.length() - 1))
            .collect(Collectors.toSet());
    assertThat(marked).isNotEmpty();
    for (Language language : Language.values()) {
      for (String name : Stream.concat(OWN.names(language).stream(), marked.stream()).toList()) {
        for (String read : List.of(name, name + ".more", name.replace(".*", ".more"))) {
          assertThat(OWN.ofReading(language, read))
              .as(read)
              .isEqualTo(OWN.ofName(language, read + "!"));
        }
      }
    }
  }
}
