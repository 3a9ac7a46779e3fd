package cordon.inspect.report;

import cordon.inspect.chain.ChainRule;
import cordon.inspect.chain.Need;
import cordon.inspect.chain.Wording;
import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Language;
import cordon.inspect.fact.Occasion;
import cordon.inspect.rules.RuleSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes {@code docs/guides/inspect-rules.md} from the rules, so that it cannot be out of date. */
public final class RulesDocument {
  private final StringBuilder page = new StringBuilder();
  private final RuleSet rules;

  private RulesDocument(RuleSet rules) {
    this.rules = rules;
  }

  /** The whole page, in Markdown. */
  public static String text(RuleSet rules) {
    RulesDocument document = new RulesDocument(rules);
    document.page.append(head());
    document.occasions();
    document.behaviours();
    document.languages();
    document.page.append("\n# The rules\n");
    rules.chains().forEach(document::rule);
    return document.page.toString();
  }

  /** What a person wrote. */
  private static String head() {
    try (InputStream in = RulesDocument.class.getResourceAsStream("rules-head.md")) {
      if (in == null) {
        throw new IllegalStateException("no rules-head.md on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void occasions() {
    page.append("\n### Occasions\n\n| `when` | code that runs |\n| --- | --- |\n");
    for (Occasion occasion : Occasion.values()) {
      row("`" + occasion.word() + "`", means(occasion));
    }
  }

  private static String means(Occasion occasion) {
    return switch (occasion) {
      case START -> "at every start of an interpreter: `.pth`, `sitecustomize`";
      case INSTALL -> "when it is installed: npm's life cycle, `setup.py`, `binding.gyp`";
      case BUILD -> "when it, or what depends on it, is built: back-ends, plugins, processors";
      case LOAD -> "when the file of a model is loaded";
      case OPEN -> "when its folder is opened in an editor or with an assistant";
      case PIPELINE -> "when CI runs its workflows in a project that has the folder";
      case IMPORT -> "when it is imported";
      case TEST -> "when tests run where it is installed: `conftest`, plugins of test runners";
      case COMMAND -> "when the command that it installs is run";
      case CALL -> "only when somebody calls it";
    };
  }

  private void behaviours() {
    Map<Behaviour, Set<String>> details = details();
    page.append("\n### Behaviours and their details\n\n");
    page.append(
        "The details are those that the rule files give or ask for; a fact may have more,\n");
    page.append("such as the name of the function or the command that is run.\n\n");
    page.append("| behaviour | the code … | details |\n| --- | --- | --- |\n");
    for (Behaviour behaviour : Behaviour.values()) {
      String known =
          details.getOrDefault(behaviour, Set.of()).stream()
              .map(detail -> "`" + detail + "`")
              .collect(Collectors.joining(", "));
      row("`" + behaviour.word() + "`", Wording.of(behaviour), known);
    }
  }

  /** Those that the vocabulary gives or a rule asks for. */
  private Map<Behaviour, Set<String>> details() {
    Map<Behaviour, Set<String>> details = new EnumMap<>(Behaviour.class);
    rules.vocabulary().meanings().forEach(m -> add(details, m.behaviour(), m.detail()));
    rules.chains().stream()
        .flatMap(chain -> Stream.concat(chain.needs().stream(), chain.unless().stream()))
        .flatMap(need -> need.alternatives().stream())
        .forEach(a -> a.details().forEach(detail -> add(details, a.behaviour(), detail)));
    return details;
  }

  private static void add(Map<Behaviour, Set<String>> details, Behaviour behaviour, String detail) {
    if (!detail.isEmpty()) {
      details.computeIfAbsent(behaviour, b -> new TreeSet<>()).add(detail);
    }
  }

  private void languages() {
    page.append("\nLanguages: ");
    page.append(
        Arrays.stream(Language.values())
            .map(language -> "`" + language.word() + "`")
            .collect(Collectors.joining(", ")));
    page.append(".\n");
  }

  private void rule(ChainRule rule) {
    page.append("\n## `").append(rule.id()).append("`\n\n");
    page.append(sentence(rule.title())).append(' ').append(sentence(rule.why())).append("\n\n");
    item("severity", rule.severity().word());
    item("verdict", rule.verdict().word());
    item("runs", words(rule.occasions().stream().sorted().map(Occasion::word).toList()));
    rule.needs().forEach(need -> need("needs", need));
    rule.unless().forEach(need -> need("not where it also", need));
    Wording.of(rule.span()).ifPresent(text -> item("reach", text));
    if (rule.onlyNew()) {
      item("compares", "fires only where earlier releases are known and did nothing like it");
    }
    item("what to do", rule.remedy());
    item("example", code(rule.example()));
    if (!rule.incidents().isEmpty()) {
      item("would have caught", String.join("; ", rule.incidents()));
    }
  }

  private void need(String name, Need need) {
    item(name, Wording.of(need) + " (" + code(need.toString()) + ")");
  }

  private void item(String name, String text) {
    page.append("- ").append(name).append(": ").append(text).append('\n');
  }

  private void row(String... cells) {
    page.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  /** With as many marks as it takes around text that has marks of its own. */
  private static String code(String text) {
    return text.contains("`") ? "`` " + text + " ``" : "`" + text + "`";
  }

  private static String words(List<String> words) {
    return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
  }

  private static String sentence(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
  }
}
