package cordon.advisories;

import cordon.advisories.api.AdvisoriesApi;
import cordon.advisories.pages.AdvisoryPages;
import cordon.web.Capability;
import cordon.web.HealthCheck;
import cordon.web.NavEntry;
import cordon.web.OverviewCard;
import cordon.web.Route;
import cordon.web.pages.StatCard;
import gg.jte.Content;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What advisories add to the house: API, pages, a card, a health check. */
public final class AdvisoriesCapability {
  private static final int ORDER = 40;

  private AdvisoriesCapability() {}

  /**
   * @param releases what this organisation has had; {@link ReleasesInUse#UNKNOWN} where nobody
   *     knows
   * @param temporary folder for uploads; created when first needed
   */
  public static Capability of(
      StoredAdvisories advisories,
      FeedRefresh refresh,
      ReleasesInUse releases,
      Path temporary,
      InstantSource clock) {
    List<Route> routes = new ArrayList<>();
    routes.addAll(new AdvisoriesApi(advisories, refresh, releases, temporary).routes());
    routes.addAll(new AdvisoryPages(advisories, refresh, releases, clock).routes());
    return new Capability(
            "advisories", routes, List.of(new NavEntry("Advisories", AdvisoryPages.PATH, ORDER)))
        .withCards(OverviewCard.number(ORDER, () -> card(advisories)))
        .withHealth(new HealthCheck("advisories", false, () -> health(advisories)));
  }

  private static Content card(StoredAdvisories advisories) {
    List<FeedStatus> feeds = advisories.feeds();
    long records = feeds.stream().mapToLong(FeedStatus::records).sum();
    return StatCard.of(
        "Advisories",
        String.format(Locale.ROOT, "%,d", records),
        "from " + sources(feeds.size()),
        AdvisoryPages.PATH);
  }

  private static String sources(int count) {
    return count == 1 ? "1 source" : count + " sources";
  }

  /** Stale advisories still answer, so a failing feed does not take the server out of service. */
  private static HealthCheck.Result health(StoredAdvisories advisories) {
    List<String> failing =
        advisories.feeds().stream()
            .filter(feed -> !feed.problem().isEmpty())
            .map(FeedStatus::source)
            .toList();
    return failing.isEmpty()
        ? HealthCheck.Result.ok(sources(advisories.feeds().size()) + " read")
        : HealthCheck.Result.failing("not read: " + String.join(", ", failing));
  }
}
