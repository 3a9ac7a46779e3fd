package cordon.inspect.report;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Occasion;
import cordon.inspect.rules.RuleSet;
import cordon.inspect.rules.Rules;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulesDocumentTest {
  private static final RuleSet OWN = Rules.own(true).build();

  @Test
  void theGuideIsThatOfTheRules() {
    Path page = Path.of(System.getProperty("cordon.root"), "docs", "guides", "inspect-rules.md");
    assertThat(page)
        .as("write it anew: ./cordon inspect --explain-rules > docs/guides/inspect-rules.md")
        .content()
        .isEqualTo(RulesDocument.text(OWN));
  }

  @Test
  void everyRuleBehaviourAndOccasionIsThere() {
    String text = RulesDocument.text(OWN);
    OWN.chains()
        .forEach(chain ->
            assertThat(text)
                .contains("\n## `" + chain.id() + "`\n")
                .contains("- what to do: " + chain.remedy()));
    for (Behaviour behaviour : Behaviour.values()) {
      assertThat(text).contains("\n| `" + behaviour.word() + "` | ");
    }
    for (Occasion occasion : Occasion.values()) {
      assertThat(text).contains("\n| `" + occasion.word() + "` | ");
    }
  }

  /** The example in the guide is a rule file; the guide would mislead if it were refused. */
  @Test
  void theExampleIsARuleFile() {
    List<String> parts = List.of(RulesDocument.text(OWN).split("```"));
    String example = parts.get(1).substring("toml\n".length());
    RuleSet rules =
        Rules.own(false).add("example.toml", example.getBytes(StandardCharsets.UTF_8)).build();
    assertThat(rules.chains().getLast().id()).isEqualTo("acme-reads-the-vault");
  }
}
