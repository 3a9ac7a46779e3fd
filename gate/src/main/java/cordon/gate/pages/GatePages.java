package cordon.gate.pages;

import cordon.advisories.Advisories;
import cordon.gate.Gate;
import cordon.web.Access;
import cordon.web.NavEntry;
import cordon.web.Role;
import cordon.web.Route;
import cordon.web.pages.Templates;
import java.time.InstantSource;
import java.util.List;

/** The gate's pages and where they stand. */
public final class GatePages {
  static final Templates TEMPLATES = Templates.of(GatePages.class, "cordon.gate.templates");

  private final ActivityPage activity;
  private final ActivityCsv csv;
  private final ReleasePage release;
  private final WaiverPages waivers;
  private final RequestPages requests;
  private final InspectionPages inspections;
  private final RulesPage rules;

  public GatePages(Gate gate, Advisories advisories, InstantSource clock) {
    this.activity = new ActivityPage(gate);
    this.csv = new ActivityCsv(gate);
    this.release = new ReleasePage(gate, advisories, clock);
    this.waivers = new WaiverPages(gate, clock);
    this.requests = new RequestPages(gate, release, waivers);
    this.inspections = new InspectionPages(gate);
    this.rules = new RulesPage(gate);
  }

  public List<Route> routes() {
    Access read = Access.needs(Role.VIEWER);
    Access ask = Access.needs(Role.DEVELOPER);
    Access decide = Access.needs(Role.APPROVER);
    return List.of(
        Route.get(ActivityPage.PATH, read, activity::show),
        Route.get(ActivityCsv.PATH, read, csv::send),
        Route.get("/gate/releases/{purl}", read, release::show),
        Route.get(InspectionPages.PATH, read, inspections::list),
        Route.get(InspectionPages.PATH + "/{purl}", read, inspections::show),
        Route.get(RulesPage.PATH, read, rules::show),
        Route.get(WaiverPages.PATH, read, waivers::show),
        Route.post(WaiverPages.PATH, decide, waivers::add),
        Route.post(WaiverPages.PATH + "/{id}/end", decide, waivers::end),
        Route.post(WaiverPages.PATH + "/{id}/confirm", decide, waivers::confirm),
        Route.post(WaiverPages.PATH + "/{id}/review", decide, waivers::review),
        Route.post("/gate/emergencies", decide, waivers::openEmergency),
        Route.post(RequestPages.PATH, ask, requests::ask),
        Route.post(RequestPages.PATH + "/{id}/grant", decide, requests::grant),
        Route.post(RequestPages.PATH + "/{id}/decline", decide, requests::decline));
  }

  public static List<NavEntry> nav() {
    return List.of(
        new NavEntry("Gate activity", ActivityPage.PATH, 100),
        new NavEntry("Inspections", InspectionPages.PATH, 105),
        new NavEntry("Waivers", WaiverPages.PATH, 110));
  }
}
