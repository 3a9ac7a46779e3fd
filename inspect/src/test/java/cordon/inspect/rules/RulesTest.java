package cordon.inspect.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.ProblemException;
import cordon.inspect.chain.ChainRule;
import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Language;
import cordon.inspect.vocabulary.Meaning;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulesTest {
  private static final String CHAIN =
      """
      [[chain]]
      id = "%s"
      severity = "critical"
      verdict = "malicious"
      when = ["start", "install"]
      needs = ["run-code<decode", "secret:ssh,cloud|environment"]
      title = "runs decoded code"
      why = "nobody can read what runs"
      remedy = "ship the code as text"
      example = "exec(b64decode(b'…'))"
      """;

  @Test
  void whatIsWrittenIsWhatIsRead() {
    RuleSet rules =
        own(
            """
            [[api]]
            language = "python"
            behaviour = "decode"
            names = ["base64.b64decode", "zlib.*"]

            [[word]]
            behaviour = "host"
            detail = "example"
            texts = ["drop.example"]
            whole = true
            """
                + CHAIN.formatted("one"));
    assertThat(rules.vocabulary().ofName(Language.PYTHON, "zlib.decompress"))
        .contains(new Meaning(Behaviour.DECODE, ""));
    assertThat(rules.vocabulary().inText("http://drop.example/x"))
        .anySatisfy(hit -> assertThat(hit.meaning().detail()).isEqualTo("example"));
    assertThat(rules.vocabulary().inText("xdrop.examples"))
        .noneSatisfy(hit -> assertThat(hit.meaning().detail()).isEqualTo("example"));
    ChainRule chain = rules.chains().getLast();
    assertThat(chain.needs().getFirst().toString()).isEqualTo("run-code<decode");
    assertThat(chain.needs().getLast().toString()).isEqualTo("secret:cloud,ssh|environment");
  }

  @Test
  void whatIsAllowedIsAllowedByItsWholeName() {
    RuleSet rules =
        own(
            """
            [[allow]]
            language = "model"
            names = ["fine.function"]
            classes = ["fine.layers"]
            """);
    for (String name :
        List.of("fine.function", "fine.layers.Dense", "fine.layers.conv.v2.Conv2d")) {
      assertThat(rules.vocabulary().allows(Language.MODEL, name)).as(name).isTrue();
      assertThat(rules.vocabulary().allows(Language.PYTHON, name)).as(name).isFalse();
    }
    for (String name :
        List.of(
            "fine.functions",
            "fine.function.os",
            "fine.layers.load",
            "fine.layers.Dense.os.system",
            "fine.layers.Dense.Inner",
            "fine.Layers",
            "finer.layers.Dense",
            "Dense",
            "fine.layers.",
            "")) {
      assertThat(rules.vocabulary().allows(Language.MODEL, name)).as(name).isFalse();
    }
    refused("[[allow]]\nlanguage = \"model\"\n", "line 1", "neither `names` nor `classes`");
  }

  @Test
  void aBrokenFileIsRefusedWithLineAndReason() {
    refused("[[chain]]\nid = \"x\"\n", "line 1", "`severity` is missing");
    refused("\n\n[[api]]\nlangauge = \"python\"\n", "line 3", "unknown key `langauge`");
    refused("[[word]]\nbehaviour = \"host\"\ntexts = [\"ab\"]\n", "line 1", "shorter than 3");
    refused("[[word]]\nbehaviour = \"hots\"\ntexts = [\"abc\"]\n", "line 1", "`hots`");
    refused(
        "[rule]\nx = 1\n",
        "line 1",
        "expected [[api]], [[word]], [[allow]], [[plugin]] or [[chain]]");
    refused("[[word]\n", "line 1", "");
    refused(
        CHAIN.formatted("x") + "near = true\nsure = true\n", "line 1", "`near` and `sure` exclude");
    refused(CHAIN.formatted("x").replace("run-code<decode", "run-code<dekode"), "line 1", "dekode");
  }

  @Test
  void anIdIsTakenOnce() {
    Rules rules = Rules.own(true).add("a.toml", bytes(CHAIN.formatted("mine")));
    assertThatThrownBy(() -> rules.add("b.toml", bytes(CHAIN.formatted("mine"))))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("`mine`");
  }

  @Test
  void anotherRuleIsAnotherVersion() {
    assertThat(Rules.own(true).build().version())
        .isEqualTo(Rules.own(true).build().version())
        .isNotEqualTo(Rules.own(true).add("a.toml", bytes(CHAIN.formatted("a"))).build().version());
  }

  private static RuleSet own(String text) {
    return Rules.own(true).add("own.toml", bytes(text)).build();
  }

  private static void refused(String text, String place, String why) {
    assertThatThrownBy(() -> Rules.own(true).add("own.toml", bytes(text)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("own.toml")
        .hasMessageContaining(place)
        .hasMessageContaining(why);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
