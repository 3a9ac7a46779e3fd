package cordon.gate.pages;

import cordon.base.Digest;
import cordon.gate.inspection.InspectionReport;
import cordon.inspect.suppress.Suppression;
import cordon.inspect.suppress.Suppressions;
import cordon.terminal.Json;
import cordon.web.pages.Badge;
import cordon.web.pages.DataTable;
import cordon.web.pages.Element;
import cordon.web.pages.Parts;
import cordon.web.pages.Text;
import cordon.web.pages.Times;
import gg.jte.Content;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One artifact's inspection as a person reads it: the verdict, then the evidence in order. */
final class EvidenceParts {
  private final Set<String> rules;
  private final Suppressions suppressions;

  private EvidenceParts(Set<String> rules, Suppressions suppressions) {
    this.rules = rules;
    this.suppressions = suppressions;
  }

  /**
   * @param rules ids of those that are in force, and so can be read about
   * @param suppressions what is accepted today
   */
  static Content artifact(
      InspectionReport inspection, Set<String> rules, Suppressions suppressions) {
    return new EvidenceParts(rules, suppressions).card(inspection);
  }

  private Content card(InspectionReport inspection) {
    Element card = Element.of("section", "card");
    if (inspection.json().isEmpty()) {
      return card.add(
          head(inspection, inspection.sha256().toString()),
          Element.of("p").text("The evidence was not kept: this was inspected before it was."));
    }
    Json report = Json.read(inspection.json());
    card.add(head(inspection, report.string("subject")), compared(report));
    List<String> doubts = report.strings("doubts");
    if (!doubts.isEmpty()) {
      card.add(
          Element.of("h3").text("What could not be read"),
          items(doubts),
          leftOut(report, "doubts"));
    }
    String before = String.join(", ", report.strings("compared_with"));
    Map<String, Digest> digests = digests(report);
    report
        .list("findings")
        .forEach(finding ->
            card.add(finding(finding, before, by(finding, digests, inspection.sha256()))));
    if (report.list("findings").isEmpty()) {
      card.add(Element.of("p").text("No rule found anything."));
    }
    return card.add(leftOut(report, "findings"), triggers(report), files(report));
  }

  private static Content head(InspectionReport inspection, String file) {
    return Parts.of(
        Element.of("div", "split")
            .add(Element.of("h2").add(Text.code(file)), Badge.verdict(inspection.result().word())),
        Element.of("p", "quiet")
            .add(
                Text.of("Inspected "),
                Times.utc(inspection.inspected()),
                Text.of(" by the rules "),
                Text.link(RulesPage.PATH, Text.code(inspection.ruleSet())),
                Text.of(", SHA-256 "),
                Text.code(inspection.sha256().hex())));
  }

  private static Content compared(Json report) {
    List<String> before = report.strings("compared_with");
    return Element.of("p", "quiet")
        .text(
            before.isEmpty()
                ? "Compared with nothing: no earlier release was inspected here by the same rules."
                : "Compared with " + String.join(", ", before) + ".");
  }

  private static Map<String, Digest> digests(Json report) {
    Map<String, Digest> digests = new HashMap<>();
    for (Json file : report.list("files")) {
      Digest.parse("sha256:" + file.string("sha256"))
          .ifPresent(digest -> digests.put(file.string("path"), digest));
    }
    return digests;
  }

  private Optional<Suppression> by(Json finding, Map<String, Digest> digests, Digest artifact) {
    List<Json> steps = finding.list("steps");
    String path = steps.isEmpty() ? "" : steps.getLast().string("path");
    return suppressions.accepting(
        finding.string("rule"),
        path,
        Optional.ofNullable(digests.get(path)),
        Optional.of(artifact));
  }

  private Content finding(Json finding, String before, Optional<Suppression> by) {
    Element head = Element.of("div", "split").add(Element.of("h3").text(finding.string("title")));
    Element marks = Element.of("span").add(Badge.verdict(finding.string("verdict")));
    boolean fresh = finding.flag("new");
    if (fresh) {
      marks.add(Text.of(" "), Badge.of(Badge.Tone.WAIT, "new"));
    }
    Element section = Element.of("section").add(head.add(marks));
    if (fresh && !before.isEmpty()) {
      section.add(Element.of("p").text("New since " + before + "."));
    }
    by.ifPresent(suppression ->
        section.add(
            Element.of("p", "notice")
                .text("Accepted, so that it does not count: " + suppression.explained() + ".")));
    Element steps = Element.of("ol");
    finding.list("steps").forEach(step -> steps.add(step(step)));
    return section.add(
        steps,
        Element.of("p").text("Why it matters: " + finding.string("why") + "."),
        Element.of("p").text("What to do: " + finding.string("remedy") + "."),
        Element.of("p", "quiet").add(Text.of("Rule "), rule(finding.string("rule"))));
  }

  private Content rule(String id) {
    return rules.contains(id) ? Text.link(RulesPage.href(id), Text.code(id)) : Text.code(id);
  }

  private static Content step(Json step) {
    Element item = Element.of("li").add(Element.of("div").text(step.string("text")), place(step));
    String quote = step.string("quote");
    return quote.isEmpty() ? item : item.add(Element.of("pre", "command").text(quote));
  }

  private static Content place(Json step) {
    long line = step.number("line", 0);
    long layer = step.number("decoded", 0);
    String where = step.string("path") + (line > 0 ? ":" + line : "");
    return Element.of("div", "quiet")
        .add(
            Text.code(where),
            Text.of(
                layer > 0
                    ? ", after " + layer + (layer == 1 ? " layer" : " layers") + " of decoding"
                    : ""));
  }

  private static Content triggers(Json report) {
    if (report.list("triggers").isEmpty()) {
      return Element.of("p", "quiet").text("Nothing in it runs by itself.");
    }
    DataTable table = DataTable.of("What runs by itself", "When", "Where", "How");
    for (Json trigger : report.list("triggers")) {
      String how = trigger.string("how");
      table.row(
          Text.of(trigger.string("occasion")),
          place(trigger),
          how.isEmpty() ? Text.quiet("the file itself runs") : Text.of(how));
    }
    return Parts.of(
        Element.of("h3").text("What runs by itself"), table, leftOut(report, "triggers"));
  }

  private static Content files(Json report) {
    Set<String> touched = new HashSet<>();
    report.list("findings").stream()
        .flatMap(finding -> finding.list("steps").stream())
        .forEach(step -> touched.add(step.string("path")));
    return Element.of("details")
        .add(
            Element.of("summary").text("Files: " + report.list("files").size()),
            FileTree.of(report.list("files"), touched),
            leftOut(report, "files"));
  }

  private static Content leftOut(Json report, String list) {
    long more = report.number(list + "_left_out", 0);
    return more == 0
        ? Text.of("")
        : Element.of("p", "quiet").text("and " + more + " more " + list + " that were not kept");
  }

  private static Content items(List<String> texts) {
    List<Content> items = new ArrayList<>();
    texts.forEach(text -> items.add(Element.of("li").text(text)));
    return Element.of("ul").add(Parts.of(items));
  }
}
