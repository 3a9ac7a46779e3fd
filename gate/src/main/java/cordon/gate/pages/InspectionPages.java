package cordon.gate.pages;

import cordon.base.purl.Purl;
import cordon.gate.Coordinate;
import cordon.gate.Gate;
import cordon.gate.Inspection.Result;
import cordon.gate.Purls;
import cordon.gate.Upstream;
import cordon.gate.check.Releases;
import cordon.gate.inspection.InspectionList;
import cordon.gate.inspection.InspectionReport;
import cordon.gate.serve.Refusal;
import cordon.inspect.chain.ChainRule;
import cordon.inspect.suppress.Suppressions;
import cordon.web.Exchange;
import cordon.web.Page;
import cordon.web.pages.Badge;
import cordon.web.pages.DataTable;
import cordon.web.pages.Element;
import cordon.web.pages.EmptyState;
import cordon.web.pages.Pager;
import cordon.web.pages.Parts;
import cordon.web.pages.Text;
import cordon.web.pages.Times;
import gg.jte.Content;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the inspector found: all inspections, and the evidence of one release. */
final class InspectionPages {
  static final String PATH = "/gate/inspections";
  private static final String API = "/api/v1/gate/inspections";

  /** What carries no code is let through without a report, and so is in no list. */
  private static final Set<Result> LISTED = EnumSet.complementOf(EnumSet.of(Result.NOT_INSPECTED));

  private static final int USUAL = 25;
  private static final int MOST = 500;

  private final Gate gate;

  InspectionPages(Gate gate) {
    this.gate = gate;
  }

  void list(Exchange exchange) throws IOException {
    InspectionList part = InspectionList.of(exchange, gate.inspections().reports(), USUAL, MOST);
    Map<String, String> kept = Map.of("verdict", part.wanted().map(Result::word).orElse(""));
    exchange.sendPage(
        new Page(
            "Inspections",
            PATH,
            Parts.of(
                filters(kept),
                table(part.rows()),
                Pager.of(PATH, kept, part.current(), part.next()))));
  }

  private static Content filters(Map<String, String> kept) {
    Element links = Element.of("p").add(Text.link(PATH, "all"));
    for (Result result : LISTED) {
      String href = Pager.href(PATH, Map.of("verdict", result.word()), "");
      links.add(Text.of(" · "), Text.link(href, result.word()));
    }
    return Element.of("div", "split")
        .add(
            links,
            Element.of("p")
                .add(
                    Text.link(RulesPage.PATH, "The rules"),
                    Text.of(" · the same as "),
                    Text.link(Pager.href(API, kept, ""), "JSON")));
  }

  private Content table(List<InspectionReport> rows) {
    if (rows.isEmpty()) {
      return EmptyState.of(
          "No inspections here", "An artifact is inspected before it leaves for the first time.");
    }
    Optional<String> inForce = gate.inspections().ruleSet();
    DataTable table = DataTable.of("Inspections, newest first", "Time", "Verdict", "Release");
    for (InspectionReport row : rows) {
      Coordinate release =
          Coordinate.release(row.ecosystem(), Upstream.DEFAULT, row.name(), row.version());
      Content name = Text.code(row.name() + " " + row.version());
      table.row(
          Times.utc(row.inspected()),
          EventRows.stacked(Badge.verdict(row.result().word()), consequence(row, inForce)),
          EventRows.stacked(
              Text.link(Refusal.inspection("", release), name), row.ecosystem().purlType()));
    }
    return table;
  }

  /**
   * What the gate does with the release, where nobody decided otherwise.
   *
   * @param inForce rule set that counts; empty where nobody inspects
   */
  static String consequence(InspectionReport row, Optional<String> inForce) {
    if (inForce.filter(row.ruleSet()::equals).isEmpty()) {
      return "by rules that are no longer in force";
    }
    return switch (row.result()) {
      case CLEAN -> "no reason to hold it";
      case SUSPICIOUS -> "held unless accepted or waived";
      case MALICIOUS -> "blocked unless accepted or waived";
      case NOT_FULLY_INSPECTED -> "not all of it could be read: held unless waived";
      case NOT_INSPECTED -> "carries no code";
    };
  }

  private Set<String> ids() {
    return gate.inspections().rules().stream()
        .flatMap(set -> set.chains().stream())
        .map(ChainRule::id)
        .collect(Collectors.toSet());
  }

  void show(Exchange exchange) throws IOException {
    Coordinate release =
        Releases.coordinate(
            Purl.parse(exchange.parameter("purl")),
            exchange.query("upstream").orElse(Upstream.DEFAULT));
    String purl = Purls.release(release.ecosystem(), release.name(), release.version());
    List<Content> parts = new ArrayList<>();
    parts.add(
        Element.of("div", "split")
            .add(
                Text.link(EventRows.page(release), "The release: verdict, pulls, waivers"),
                Text.link(Pager.href(API, Map.of("purl", purl), ""), "JSON")));
    List<InspectionReport> found =
        gate.inspections().reports().of(release.ecosystem(), release.name(), release.version());
    Set<String> rules = ids();
    Suppressions accepted =
        new Suppressions(
            gate.inspections().suppressions(), LocalDate.ofInstant(gate.now(), ZoneOffset.UTC));
    found.forEach(each -> parts.add(EvidenceParts.artifact(each, rules, accepted)));
    if (found.isEmpty()) {
      parts.add(
          EmptyState.of(
              "Not inspected", "No file of this release was looked into by the gate's inspector."));
    }
    String title = "Inspection of " + release.name() + " " + release.version();
    exchange.sendPage(new Page(title, PATH, Parts.of(parts)));
  }
}
