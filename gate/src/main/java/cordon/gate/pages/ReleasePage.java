package cordon.gate.pages;

import cordon.advisories.Advisories;
import cordon.advisories.AdvisoryMatch;
import cordon.base.Digest;
import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.base.purl.Purl;
import cordon.gate.Coordinate;
import cordon.gate.Gate;
import cordon.gate.GateEventQuery;
import cordon.gate.LocalOverride;
import cordon.gate.Purls;
import cordon.gate.ReleaseReport;
import cordon.gate.Upstream;
import cordon.gate.index.DigestText;
import cordon.web.Exchange;
import cordon.web.Page;
import cordon.web.Role;
import cordon.web.pages.Forms;
import gg.jte.Content;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One release: its verdict and every reason for it, who pulled it, what may be done. */
final class ReleasePage {
  /** Newer pulls than these are counted by person; older ones are one click away. */
  private static final int PULLS = 1000;

  private final Gate gate;
  private final Advisories advisories;
  private final InstantSource clock;

  ReleasePage(Gate gate, Advisories advisories, InstantSource clock) {
    this.gate = gate;
    this.advisories = advisories;
    this.clock = clock;
  }

  void show(Exchange exchange) throws IOException {
    show(exchange, coordinate(exchange), "");
  }

  /**
   * @param complaint what is wrong with a request that somebody made here; empty where none was
   */
  void show(Exchange exchange, Coordinate coordinate, String complaint) throws IOException {
    Explained explained = explain(coordinate);
    Instant now = clock.instant();
    List<LocalOverride> all = gate.overrides();
    List<LocalOverride> covering =
        all.stream()
            .filter(o -> o.activeAt(now) && o.covers(coordinate, digests(explained.report())))
            .toList();
    PullSummary pulls = PullSummary.of(pulls(coordinate), now);
    List<AdvisoryMatch> claims =
        advisories.match(coordinate.ecosystem(), coordinate.name(), coordinate.version());

    Map<String, Object> view = new LinkedHashMap<>();
    view.put("coordinate", coordinate);
    view.put("silence", explained.silence());
    view.put(
        "report", explained.report().map(r -> new ReportParts(r, pulls, open(coordinate), now)));
    view.put("claims", claims.stream().map(ClaimParts::new).toList());
    view.put("pulls", pulls);
    view.put("covering", OverrideTable.active(covering, exchange, now));
    view.put("two", gate.exceptions().twoPersons());
    view.put("anyCovering", !covering.isEmpty());
    view.put("made", WaiverPages.made(exchange, all));
    view.put("complaint", complaint);
    view.put("asking", AskParts.of(exchange, gate, coordinate, now));
    view.put("may", exchange.identity().may(Role.APPROVER));
    view.put("owner", exchange.identity().userName());
    view.put("csrf", Forms.csrf(exchange));
    view.put("until", WaiverPages.usualEnd(now));
    view.put("back", EventRows.page(coordinate));
    view.put("address", exchange.baseUrl() + EventRows.page(coordinate));
    Content body = GatePages.TEMPLATES.page("release.jte", view);
    String title = coordinate.name() + " " + coordinate.version();
    exchange.sendPage(new Page(title, ActivityPage.PATH, body));
  }

  private boolean open(Coordinate coordinate) {
    return gate.config()
        .upstream(coordinate.ecosystem(), coordinate.upstream())
        .map(Upstream::open)
        .orElse(false);
  }

  private static Coordinate coordinate(Exchange exchange) {
    Purl purl = Purl.parse(exchange.parameter("purl"));
    return EventRows.coordinate(purl, exchange.query("upstream").orElse(Upstream.DEFAULT))
        .orElseThrow(() ->
            Problem.of(
                    "gate/not-a-release",
                    "this is not a release that the gate can explain",
                    "`" + purl + "` names no version, or a type that the gate does not know",
                    "write it as pkg:npm/name@1.2.3")
                .asException());
  }

  /** The upstream may be away or may have taken the release down; our evidence stays. */
  private Explained explain(Coordinate coordinate) {
    try {
      Optional<ReleaseReport> report = gate.explain(coordinate);
      return new Explained(
          report,
          report.isPresent()
              ? ""
              : "The upstream has no such release: it never had, or took it down. What this gate"
                  + " knows of it stands below.");
    } catch (IOException e) {
      return new Explained(
          Optional.empty(),
          "The upstream cannot be asked at the moment ("
              + e.getMessage()
              + "), so the verdict cannot be shown. Nothing is let in on doubt.");
    } catch (ProblemException e) {
      return new Explained(
          Optional.empty(),
          "The gate cannot judge it: " + e.problem().title() + ". " + e.problem().remedy() + ".");
    }
  }

  private record Explained(Optional<ReleaseReport> report, String silence) {}

  private List<EventView> pulls(Coordinate coordinate) {
    String purl = Purls.ofPackage(coordinate.ecosystem(), coordinate.name());
    GateEventQuery query =
        GateEventQuery.newest(PULLS).of("gate.pull", purl, Optional.of(coordinate.version()));
    return gate.events(query).facts().stream().map(EventView::of).toList();
  }

  private static List<Digest> digests(Optional<ReleaseReport> report) {
    return report.stream()
        .flatMap(r -> r.files().stream())
        .flatMap(f -> f.digests().stream())
        .map(DigestText::parse)
        .toList();
  }
}
