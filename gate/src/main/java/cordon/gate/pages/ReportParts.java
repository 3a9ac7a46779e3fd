package cordon.gate.pages;

import cordon.gate.AgeBasis;
import cordon.gate.Coordinate;
import cordon.gate.Decision;
import cordon.gate.PolicyCheck;
import cordon.gate.Reason;
import cordon.gate.ReleaseReport;
import cordon.gate.Upstream;
import cordon.gate.Verdict;
import cordon.gate.serve.Refusal;
import cordon.web.pages.Badge;
import cordon.web.pages.ByteText;
import cordon.web.pages.DataTable;
import cordon.web.pages.DefinitionList;
import cordon.web.pages.Element;
import cordon.web.pages.Parts;
import cordon.web.pages.Text;
import cordon.web.pages.Times;
import gg.jte.Content;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The pieces of a release's page that come from its report.
 *
 * @param open whether public advisories about malicious packages speak of this upstream's names
 */
public record ReportParts(ReleaseReport report, PullSummary pulls, boolean open, Instant now) {
  private static final String PRIVATE =
      "not asked: the upstream is private, public advisories do not speak of its names";

  /** {@code left-pad 1.3.0 is held until 2026-11-27 08:50 UTC: …}. */
  public String headline() {
    return new Refusal(report.coordinate(), report.decision(), report.nearest(), "").title();
  }

  public String why() {
    Decision decision = report.decision();
    return decision.verdict().allows() && decision.decisive().isEmpty()
        ? "no check speaks against it"
        : decision.text();
  }

  public String noticeClass() {
    return switch (report.decision().verdict()) {
      case ALLOW -> "notice-good";
      case HOLD -> "notice-wait";
      case BLOCK -> "notice-bad";
    };
  }

  public Content facts() {
    Decision decision = report.decision();
    Coordinate at = report.coordinate();
    DefinitionList list = new DefinitionList();
    list.add("Package URL", Text.code(at.purl()));
    if (!at.upstream().equals(Upstream.DEFAULT)) {
      list.add("Upstream", at.upstream());
    }
    list.add("Published", published(decision));
    list.add("Age counted from", basis(decision.basis()));
    decision
        .until()
        .ifPresent(u ->
            list.add(
                "Held until",
                Parts.of(
                    Times.upToMinute(u),
                    Text.of(" "),
                    Element.of("span", "quiet")
                        .add(Text.of("("), Times.relative(u, now), Text.of(")")))));
    if (decision.verdict() == Verdict.HOLD && decision.until().isEmpty()) {
      list.add("Held until", "somebody decides: it does not end by itself");
    }
    nearest().ifPresent(n -> list.add("Nearest allowed version", n));
    list.add("Inspection", Text.link(Refusal.inspection("", at), "what the inspector found"));
    list.add("Policy revision", Text.code(decision.policyRevision()));
    return list;
  }

  private Content published(Decision decision) {
    return decision
        .published()
        .<Content>map(p ->
            Parts.of(
                Times.upToMinute(p),
                Text.of(" "),
                Element.of("span", "quiet")
                    .add(Text.of("("), Times.relative(p, now), Text.of(")"))))
        .orElse(
            Text.of(
                said(Reason.Code.FOREIGN)
                    ? "nobody was asked"
                    : "the upstream states no usable time"));
  }

  private static String basis(AgeBasis basis) {
    return switch (basis) {
      case UPSTREAM -> "the publish time that the upstream states";
      case UPSTREAM_BOUND -> "the latest publish time that the upstream leaves possible";
      case SIGNATURE -> "the time that the publisher's signature states";
      case FIRST_SEEN -> "when this gate first saw it";
      case NONE -> "nothing: no time is known";
    };
  }

  private Optional<Content> nearest() {
    Coordinate at = report.coordinate();
    return report
        .nearest()
        .map(v ->
            Text.link(
                EventRows.page(Coordinate.release(at.ecosystem(), at.upstream(), at.name(), v)),
                Text.code(v)));
  }

  /** The checks that said something, in the order in which they decide. */
  public Content checks() {
    DataTable table = DataTable.of("Checks", "Check", "Outcome", "What it says", "Until");
    for (Reason.Code code : Reason.Code.values()) {
      for (Reason reason : reasons(code)) {
        table.row(
            Text.of(label(code)),
            Badge.verdict(reason.verdict().word()),
            Text.of(reason.text()),
            reason
                .until()
                .filter(u -> !u.equals(Instant.MAX))
                .map(Times::upToMinute)
                .orElse(Text.of("")));
      }
    }
    return table;
  }

  public boolean anyCheck() {
    return !report.decision().reasons().isEmpty();
  }

  /** The others, each with what it looked for and did not find, or why it did not look. */
  public Content silentChecks() {
    DataTable table = DataTable.of("Checks that said nothing", "Check", "What it says");
    silent().forEach(code -> table.row(Text.of(label(code)), Text.quiet(silent(code))));
    return table;
  }

  public int silentCount() {
    return silent().size();
  }

  private List<Reason.Code> silent() {
    return Stream.of(Reason.Code.values()).filter(code -> reasons(code).isEmpty()).toList();
  }

  private List<Reason> reasons(Reason.Code code) {
    return report.decision().reasons().stream().filter(r -> r.code() == code).toList();
  }

  private static String label(Reason.Code code) {
    return switch (code) {
      case BLOCKED -> "Local block";
      case DIGEST_CHANGED -> "Replaced bytes";
      case WAIVED -> "Local waiver";
      case MALICIOUS -> "Known malicious";
      case REVIEW -> "Waits for review";
      case FOREIGN -> "Name ownership";
      case NAME_CLASH -> "Same name on a private upstream";
      case UNVERIFIABLE -> "Checksum";
      case FROZEN -> "Freeze date";
      case COOL_DOWN -> "Cool-down";
      case UNDATED -> "Publish time";
      case ATTESTED -> "Shorter cool-down when attested";
      case SECURITY_FIX -> "Security fix";
      case LOST_PROVENANCE -> "Lost provenance";
      case NEW_PUBLISHER -> "Changed publisher";
      case REMOVED -> "Taken back by the upstream";
      case INSPECTION -> "Inspection";
      case UNHEARD -> "Other servers";
    };
  }

  private String silent(Reason.Code code) {
    return said(Reason.Code.FOREIGN) && code != Reason.Code.BLOCKED
        ? "not looked at: nobody was asked for this name"
        : found(code);
  }

  private String found(Reason.Code code) {
    return switch (code) {
      case BLOCKED -> "no block covers it";
      case DIGEST_CHANGED -> "the upstream never replaced it while this gate looked";
      case WAIVED -> "no waiver covers it";
      case MALICIOUS -> open ? "no advisory names this version as malicious" : PRIVATE;
      case REVIEW -> open ? "no advisory calls the package malicious as a whole" : PRIVATE;
      case FOREIGN -> "the name belongs to no other upstream";
      case NAME_CLASH -> "none was seen";
      case UNVERIFIABLE -> "the upstream states one that can be verified";
      case FROZEN -> "no freeze date applies";
      case COOL_DOWN -> said(Reason.Code.UNDATED) ? "its age is not known" : "it is old enough";
      case UNDATED -> basis(report.decision().basis());
      case ATTESTED -> "made no difference";
      case SECURITY_FIX -> open ? "made no difference" : PRIVATE;
      case LOST_PROVENANCE -> unless(PolicyCheck.LOST_PROVENANCE, "nothing to hold it for");
      case NEW_PUBLISHER -> unless(PolicyCheck.NEW_PUBLISHER, "nothing to hold it for");
      case REMOVED -> unless(PolicyCheck.REMOVAL, "the upstream still offers it");
      case INSPECTION -> "not inspected: the gate has no inspector";
      case UNHEARD -> "they are heard, or there are none";
    };
  }

  /** A check that is not made there must not look like one that found nothing. */
  private String unless(PolicyCheck check, String otherwise) {
    PolicyCheck.Enforcement here = check.on(report.coordinate().ecosystem());
    return here.enforced() ? otherwise : "not checked: " + here.why();
  }

  public Content files() {
    DataTable table = DataTable.of("Files", "File", "Verdict", "Size", "Digest");
    for (ReleaseReport.FileReport file : report.files()) {
      Decision decision = file.decision();
      table.row(
          Text.code(file.file()), verdict(decision), size(file.file()), digests(file.digests()));
    }
    return table;
  }

  private static Content verdict(Decision decision) {
    Content badge = Element.of("div").add(Badge.verdict(decision.verdict().word()));
    return decision
        .until()
        .<Content>map(u ->
            Parts.of(badge, Element.of("div", "quiet").add(Text.of("until "), Times.upToMinute(u))))
        .orElse(badge);
  }

  private Content size(String file) {
    return pulls.size(file).isPresent()
        ? Text.of(ByteText.of(pulls.size(file).getAsLong()))
        : Text.quiet("not served yet");
  }

  private static Content digests(List<String> digests) {
    if (digests.isEmpty()) {
      return Text.quiet("none stated");
    }
    List<Content> lines = new ArrayList<>();
    digests.forEach(d -> lines.add(Element.of("div").add(Text.code(d))));
    return Parts.of(lines);
  }

  /** What the form's box about malicious releases is for. */
  public boolean malicious() {
    return said(Reason.Code.MALICIOUS)
        || report.decision().reasons().stream()
            .anyMatch(r -> r.code() == Reason.Code.INSPECTION && r.verdict() == Verdict.BLOCK);
  }

  private boolean said(Reason.Code code) {
    return report.decision().reasons().stream().anyMatch(r -> r.code() == code);
  }

  /** Whether some waiver could let it in; none lifts the ownership of a name. */
  public boolean waivable() {
    return !allowed() && !said(Reason.Code.FOREIGN);
  }

  public boolean allowed() {
    return report.decision().verdict().allows();
  }
}
