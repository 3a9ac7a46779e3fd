package cordon.gate.pages;

import cordon.base.Ecosystem;
import cordon.gate.Gate;
import cordon.gate.GateEventQuery;
import cordon.gate.Inspection.Result;
import cordon.gate.Upstream;
import cordon.gate.evidence.EventLog;
import cordon.gate.inspection.InspectionReports;
import cordon.ledger.Fact;
import cordon.web.OverviewCard;
import cordon.web.pages.Badge;
import cordon.web.pages.DataTable;
import cordon.web.pages.Element;
import cordon.web.pages.Parts;
import cordon.web.pages.StatCard;
import cordon.web.pages.Text;
import gg.jte.Content;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The gate on the start page. */
public final class GateCards {
  private static final List<Ecosystem> SPOKEN =
      List.of(Ecosystem.NPM, Ecosystem.PYPI, Ecosystem.MAVEN);
  private static final int LATEST = 8;

  private final Gate gate;
  private final EventLog log;
  private final InstantSource clock;

  public GateCards(Gate gate, EventLog log, InstantSource clock) {
    this.gate = gate;
    this.log = log;
    this.clock = clock;
  }

  public OverviewCard[] all() {
    return new OverviewCard[] {
      OverviewCard.number(100, () -> today("Pulls today", "gate.pull", "artifacts served")),
      OverviewCard.number(
          101,
          () ->
              today(
                  "Withheld today",
                  "gate.withheld",
                  "documents that hid releases; npm refuses those itself")),
      OverviewCard.number(102, () -> today("Refused today", "gate.refused", "artifacts not given")),
      OverviewCard.number(103, this::exceptions),
      OverviewCard.number(104, this::inspections),
      OverviewCard.wide(110, this::upstreams),
      OverviewCard.wide(120, this::latest)
    };
  }

  private Content today(String label, String type, String note) {
    Instant midnight = clock.instant().truncatedTo(ChronoUnit.DAYS);
    String from = midnight.toString().substring(0, "2026-03-24".length());
    return StatCard.of(
        label,
        String.format(java.util.Locale.ROOT, "%,d", log.count(type, midnight)),
        note,
        "/gate?type=" + type + "&from=" + from);
  }

  private Content exceptions() {
    var status = gate.status();
    String blocks = status.blocks() + (status.blocks() == 1 ? " local block" : " local blocks");
    long wait = status.requests() + status.waiting() + status.toReview().size();
    return StatCard.of(
        "Waivers in force",
        Long.toString(status.waivers()),
        wait == 0
            ? blocks
            : blocks + ", " + wait + (wait == 1 ? " waits" : " wait") + " for a decision",
        WaiverPages.PATH);
  }

  /** By the rules in force; without an inspector there is nothing to count. */
  private Content inspections() {
    return gate.inspections()
        .ruleSet()
        .map(rules -> found(gate.inspections().reports(), rules))
        .orElseGet(
            () -> StatCard.of("Suspicious artifacts", "–", "no inspector", InspectionPages.PATH));
  }

  private static Content found(InspectionReports reports, String rules) {
    return StatCard.of(
        "Suspicious artifacts",
        Long.toString(reports.count(Result.SUSPICIOUS, rules)),
        "and " + reports.count(Result.MALICIOUS, rules) + " malicious, by the rules in force",
        InspectionPages.PATH + "?verdict=suspicious");
  }

  private Content upstreams() {
    DataTable table = DataTable.of("Upstreams", "Ecosystem", "State", "Served at", "Upstream");
    for (Ecosystem ecosystem : SPOKEN) {
      List<Upstream> upstreams = gate.config().upstreams(ecosystem);
      if (upstreams.isEmpty()) {
        table.row(
            Text.of(ecosystem.purlType()),
            Badge.of(Badge.Tone.PLAIN, "off"),
            Text.of(""),
            Parts.of(
                Text.of("turn it on in cordon.toml: "),
                Text.code("[upstream." + ecosystem.purlType() + ".default] url = \"…\"")));
      }
      for (Upstream upstream : upstreams) {
        table.row(
            Text.of(ecosystem.purlType()),
            Badge.of(Badge.Tone.GOOD, "on"),
            Text.code(path(upstream)),
            Text.code(shown(upstream.url())));
      }
    }
    return Parts.of(Element.of("h2").text("Upstreams"), table);
  }

  /** Without a user name that somebody may have written into it. */
  private static String shown(URI url) {
    return url.getScheme()
        + "://"
        + url.getHost()
        + (url.getPort() < 0 ? "" : ":" + url.getPort())
        + url.getPath();
  }

  private static String path(Upstream upstream) {
    String base =
        upstream.ecosystem() == Ecosystem.PYPI ? "/pypi" : "/" + upstream.ecosystem().purlType();
    String named = upstream.name().equals(Upstream.DEFAULT) ? base : base + "/" + upstream.name();
    return upstream.ecosystem() == Ecosystem.PYPI ? named + "/simple/" : named + "/";
  }

  private Content latest() {
    List<Fact> facts = gate.events(GateEventQuery.newest(LATEST)).facts();
    Content heading =
        Element.of("div", "split")
            .add(
                Element.of("h2").text("Latest at the gate"),
                Text.link(ActivityPage.PATH, "All activity"));
    if (facts.isEmpty()) {
      return Parts.of(
          heading,
          Element.of("p", "quiet")
              .text("Nothing has passed through yet. Point this machine's package clients at it:"),
          Element.of("pre", "command").text("./cordon setup npm pip maven"));
    }
    DataTable table =
        EventRows.table("The latest events")
            .live("latest", EventRows.TOPIC, EventRows.EVENT, LATEST);
    facts.forEach(fact -> table.row(EventRows.cells(EventView.of(fact))));
    return Parts.of(heading, table);
  }
}
