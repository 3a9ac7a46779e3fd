package cordon.exposure.pages;

import cordon.advisories.AdvisoryMatch;
import cordon.exposure.Finding;
import cordon.exposure.Findings;
import cordon.web.Access;
import cordon.web.Exchange;
import cordon.web.Page;
import cordon.web.Role;
import cordon.web.Route;
import cordon.web.pages.Badge;
import cordon.web.pages.Badge.Tone;
import cordon.web.pages.DataTable;
import cordon.web.pages.Element;
import cordon.web.pages.Filters;
import cordon.web.pages.Parts;
import cordon.web.pages.Text;
import cordon.web.pages.Times;
import gg.jte.Content;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code /exposure/findings}: what advisories say of what units have now. */
public final class FindingPages {
  static final String PATH = ExposurePages.PATH + "/findings";

  /** A person looks at a page; programs take the JSON. */
  private static final int MOST = 200;

  /** Names in a row; the others are counted. */
  private static final int MOST_UNITS = 3;

  private final Findings findings;

  public FindingPages(Findings findings) {
    this.findings = findings;
  }

  public List<Route> routes() {
    return List.of(Route.get(PATH, Access.needs(Role.VIEWER), this::show));
  }

  private void show(Exchange exchange) throws IOException {
    String unit = exchange.query("unit").orElse("").strip();
    boolean known = unit.isEmpty() || findings.knows(unit);
    List<Finding> found = findings.list(Optional.of(unit).filter(u -> !u.isEmpty()), false);
    Content question = Filters.of(PATH).search("unit", "Unit (all if left out)", unit);
    exchange.sendPage(
        new Page(
            "Findings",
            ExposurePages.PATH,
            Element.of("div", "stack")
                .add(intro(), question, known ? headline(found) : unheard(unit), table(found))));
  }

  private static Content intro() {
    return Element.of("p", "quiet")
        .text(
            "What units have now, by their documents and pulls, held against the advisories."
                + " A release leads to who had it, and to what was within reach.");
  }

  private static Content unheard(String unit) {
    return Element.of("p", "notice notice-wait").text("Nothing was ever heard of " + unit);
  }

  private static Content headline(List<Finding> found) {
    long malicious = found.stream().filter(f -> f.advisory().malicious()).count();
    String text =
        found.isEmpty()
            ? "No advisory covers what units have now, as far as they reported"
            : malicious + " of malware, " + (found.size() - malicious) + " of vulnerabilities";
    String tone = malicious > 0 ? "notice-bad" : found.isEmpty() ? "notice-good" : "notice-wait";
    return Element.of("p", "notice " + tone).text(text);
  }

  private static Content table(List<Finding> found) {
    if (found.isEmpty()) {
      return Parts.of();
    }
    DataTable table =
        DataTable.of(
            "Findings", "Release", "Kind", "Advisory", "Units", "Claimed", "Since", "What");
    found.stream().limit(MOST).forEach(finding -> row(table, finding));
    int more = found.size() - MOST;
    return more <= 0
        ? table
        : Parts.of(table, Element.of("p", "quiet").text(more + " more: the API has them all"));
  }

  private static void row(DataTable table, Finding finding) {
    AdvisoryMatch advisory = finding.advisory();
    table.row(
        Element.of("a")
            .with("href", ExposurePages.PATH + "?target=" + encoded(finding.purl()))
            .text(finding.purl()),
        advisory.malicious()
            ? Badge.of(Tone.BAD, advisory.sure() ? "malicious" : "malicious?")
            : Badge.of(Tone.WAIT, "vulnerable"),
        Text.of(advisory.id()),
        units(finding.units()),
        Text.of(claims(finding)),
        finding.since().<Content>map(Times::utc).orElseGet(() -> Text.quiet("not known")),
        Text.quiet(advisory.summary()));
  }

  private static Content units(List<String> units) {
    String shown = String.join(", ", units.subList(0, Math.min(MOST_UNITS, units.size())));
    int more = units.size() - MOST_UNITS;
    return Text.of(more > 0 ? shown + " and " + more + " more" : shown);
  }

  /** Each status with how many of the units it is claimed of. */
  private static String claims(Finding finding) {
    return finding.claims().stream()
        .collect(
            Collectors.groupingBy(
                claimed -> claimed.claim().status(), TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(status -> status.getKey().replace('_', ' ') + " of " + status.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
