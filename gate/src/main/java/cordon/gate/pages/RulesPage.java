package cordon.gate.pages;

import cordon.gate.Gate;
import cordon.inspect.Verdict;
import cordon.inspect.chain.ChainRule;
import cordon.inspect.chain.Need;
import cordon.inspect.chain.Wording;
import cordon.inspect.rules.RuleSet;
import cordon.web.Exchange;
import cordon.web.Page;
import cordon.web.pages.Badge;
import cordon.web.pages.DefinitionList;
import cordon.web.pages.Element;
import cordon.web.pages.EmptyState;
import cordon.web.pages.Parts;
import cordon.web.pages.Text;
import gg.jte.Content;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The rules that the inspector goes by, those of the organisation among them, each by its id. */
final class RulesPage {
  static final String PATH = "/gate/rules";
  private static final String API = "/api/v1/gate/rules";

  private final Gate gate;

  RulesPage(Gate gate) {
    this.gate = gate;
  }

  /** Where a rule is explained. */
  static String href(String rule) {
    return PATH + "#" + rule;
  }

  void show(Exchange exchange) throws IOException {
    Optional<RuleSet> rules = gate.inspections().rules();
    Content body =
        rules
            .map(RulesPage::body)
            .orElseGet(() ->
                EmptyState.of("No rules are in force", "This server does not inspect artifacts."));
    exchange.sendPage(new Page("Rules of the inspector", InspectionPages.PATH, body));
  }

  private static Content body(RuleSet rules) {
    List<Content> parts = new ArrayList<>();
    parts.add(
        Element.of("p")
            .add(
                Text.of(rules.chains().size() + " rules are in force, as rule set "),
                Text.code(rules.version()),
                Text.of(
                    ". A rule fires where one thing that runs by itself reaches all that the rule"
                        + " asks for. "),
                Text.link(InspectionPages.PATH, "What they found"),
                Text.of(" · the same as "),
                Text.link(API, "JSON")));
    parts.add(index(rules));
    rules.chains().forEach(rule -> parts.add(card(rule)));
    return Parts.of(parts);
  }

  /** Every id, under the verdict that its rule gives, the gravest first. */
  private static Content index(RuleSet rules) {
    Map<Verdict, Element> lists = new TreeMap<>(Comparator.reverseOrder());
    for (ChainRule rule : rules.chains()) {
      lists
          .computeIfAbsent(rule.verdict(), verdict -> Element.of("ul", "index"))
          .add(Element.of("li").add(Text.link("#" + rule.id(), Text.code(rule.id()))));
    }
    Element index = Element.of("nav", "card").with("aria-label", "Rules by verdict");
    lists.forEach(
        (verdict, list) -> index.add(Element.of("h2").add(Badge.verdict(verdict.word())), list));
    return index;
  }

  private static Content card(ChainRule rule) {
    DefinitionList list = new DefinitionList();
    list.add(
        "Looks at what runs",
        rule.occasions().stream()
            .sorted()
            .map(occasion -> "at " + occasion.word())
            .collect(Collectors.joining(", ")));
    rule.needs().forEach(need -> list.add("Needs", need(need)));
    rule.unless().forEach(need -> list.add("Unless it also", need(need)));
    Wording.of(rule.span()).ifPresent(text -> list.add("Reach", text));
    if (rule.onlyNew()) {
      list.add("Compares", "fires only where earlier releases are known and did nothing like it");
    }
    list.add("What to do", rule.remedy());
    list.add("Example", Text.code(rule.example()));
    if (!rule.incidents().isEmpty()) {
      list.add("Would have caught", String.join("; ", rule.incidents()));
    }
    return Element.of("section", "card")
        .with("id", rule.id())
        .add(
            Element.of("div", "split")
                .add(
                    Element.of("h2").add(Text.code(rule.id())),
                    Element.of("span")
                        .add(
                            Text.quiet(rule.severity().word() + " "),
                            Badge.verdict(rule.verdict().word()))),
            Element.of("p").text(sentence(rule.title()) + " " + sentence(rule.why())),
            list);
  }

  private static Content need(Need need) {
    return Parts.of(Text.of(Wording.of(need) + " "), Text.code(need.toString()));
  }

  private static String sentence(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
  }
}
