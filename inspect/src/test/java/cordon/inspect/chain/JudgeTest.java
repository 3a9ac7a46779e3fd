package cordon.inspect.chain;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.inspect.Finding;
import cordon.inspect.Severity;
import cordon.inspect.Verdict;
import cordon.inspect.delta.Baseline;
import cordon.inspect.delta.Profile;
import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Fact;
import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Language;
import cordon.inspect.fact.Occasion;
import cordon.inspect.fact.Place;
import cordon.inspect.fact.Reference;
import cordon.inspect.fact.Trigger;
import cordon.inspect.reach.Code;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private static final Trigger INSTALL =
      new Trigger(
          Occasion.INSTALL,
          new Place("package.json", 3),
          "npm runs `node setup.js` after unpacking",
          List.of(new Reference.File(List.of("/setup.js"), "")),
          List.of());

  @Test
  void aChainClosesOverFunctionsAndFiles() {
    Judgement judgement = judge(rule("x", "secret:ssh", "send<secret"), Baseline.NONE);
    Finding finding = judgement.findings().getFirst();
    assertThat(judgement.verdict()).isEqualTo(Verdict.MALICIOUS);
    assertThat(finding.steps().getFirst().text()).contains("after unpacking");
    assertThat(finding.end().text())
        .contains("sends to the network")
        .contains("a secret")
        .contains("setup.js → lib/take.js: post");
  }

  @Test
  void whatNothingLeadsToIsNotInReach() {
    assertThat(judge(rule("x", "destroy"), Baseline.NONE).findings()).isEmpty();
  }

  @Test
  void flowIsAskedForExactly() {
    assertThat(judge(rule("x", "send<secret+capture"), Baseline.NONE).findings()).isEmpty();
    assertThat(judge(rule("x", "secret:cloud"), Baseline.NONE).findings()).isEmpty();
  }

  @Test
  void aDirectRuleSeesOnlyWhatTheTriggerStarts() {
    ChainRule far = rule("far", "send<secret");
    assertThat(judge(within(Span.TRIGGER, far), Baseline.NONE).findings()).isEmpty();
  }

  @Test
  void aNearRuleSeesNoOtherFile() {
    ChainRule far = rule("far", "send<secret");
    assertThat(judge(far, Baseline.NONE).findings()).isNotEmpty();
    assertThat(judge(within(Span.NEAR, far), Baseline.NONE).findings()).isEmpty();
  }

  private static ChainRule within(Span span, ChainRule rule) {
    return new ChainRule(
        rule.id(),
        rule.severity(),
        rule.verdict(),
        rule.occasions(),
        rule.needs(),
        List.of(),
        span,
        false,
        "t",
        "w",
        "r",
        List.of(),
        "e");
  }

  @Test
  void anExcuseTakesTheFindingBack() {
    ChainRule strict = rule("x", "send<secret");
    ChainRule excused =
        new ChainRule(
            "x",
            strict.severity(),
            strict.verdict(),
            strict.occasions(),
            strict.needs(),
            List.of(NeedReader.read("secret:ssh")),
            Span.ALL,
            false,
            "t",
            "w",
            "r",
            List.of(),
            "e");
    assertThat(judge(excused, Baseline.NONE).findings()).isEmpty();
  }

  @Test
  void onlyWhatEarlierReleasesDidNotHaveIsNew() {
    ChainRule rule = onlyNew(rule("x", "send<secret"));
    assertThat(judge(rule, Baseline.NONE).findings()).isEmpty();
    assertThat(judge(rule, before(Set.of("runs:install:package.json"))).findings()).hasSize(1);
    Set<String> same = judge(rule, Baseline.NONE).marks();
    assertThat(judge(rule, before(same)).findings()).isEmpty();
    assertThat(judge(rule, before(Set.of())).findings()).hasSize(1);
  }

  /** Whoever accepts the first would otherwise have accepted what nobody told of. */
  @Test
  void eachFileInWhichAChainEndsIsTold() {
    Code code =
        new Code(
            List.of(
                file(
                    "setup.js",
                    List.of(
                        new Fact(Behaviour.SEND, "fetch", new Place("setup.js", 1), "", "f(x)")),
                    new Reference("", 2, new Reference.File(List.of("more.js"), ""))),
                file(
                    "more.js",
                    List.of(
                        new Fact(Behaviour.SEND, "fetch", new Place("package/more.js", 3), "", "f"),
                        new Fact(
                            Behaviour.SEND, "fetch", new Place("package/more.js", 7), "", "g")))));
    Judge judge = new Judge(List.of(rule("x", "send")));
    assertThat(judge.judge(code, List.of(INSTALL), Baseline.NONE).findings())
        .extracting(finding -> finding.end().place().toString())
        .containsExactly("setup.js:1", "package/more.js:3");
  }

  private static Baseline before(Set<String> marks) {
    return new Baseline(List.of(new Profile("p 1.0", "rules", marks)));
  }

  private static ChainRule onlyNew(ChainRule rule) {
    return new ChainRule(
        rule.id(),
        rule.severity(),
        rule.verdict(),
        rule.occasions(),
        rule.needs(),
        List.of(),
        Span.ALL,
        true,
        "t",
        "w",
        "r",
        List.of(),
        "e");
  }

  private static Judgement judge(ChainRule rule, Baseline baseline) {
    return new Judge(List.of(rule)).judge(code(), List.of(INSTALL), baseline);
  }

  private static ChainRule rule(String id, String... needs) {
    return new ChainRule(
        id,
        Severity.CRITICAL,
        Verdict.MALICIOUS,
        Set.of(Occasion.INSTALL),
        List.of(needs).stream().map(NeedReader::read).toList(),
        List.of(),
        Span.ALL,
        false,
        "t",
        "w",
        "r",
        List.of(),
        "e");
  }

  /**
   * {@code setup.js} calls {@code post} of {@code lib/take.js}; {@code wipe} is called by nobody.
   */
  private static Code code() {
    String take = "package/lib/take.js";
    return new Code(
        List.of(
            file(
                "setup.js",
                List.of(
                    new Fact(Behaviour.SECRET, "ssh", new Place("setup.js", 1), "", "'.ssh/id'")),
                new Reference(
                    "", 2, new Reference.File(List.of("lib/take", "lib/take.js"), "post"))),
            file(
                take.substring("package/".length()),
                List.of(
                    new Fact(
                        Behaviour.SEND,
                        "fetch",
                        new Place(take, 5),
                        "post",
                        Set.of(Behaviour.SECRET),
                        "f(x)"),
                    new Fact(Behaviour.DESTROY, "~", new Place(take, 9), "wipe", "rm(home)")))));
  }

  private static FileFacts file(String path, List<Fact> facts, Reference... references) {
    return new FileFacts(path, Language.JAVASCRIPT, facts, List.of(references), true, List.of());
  }
}
