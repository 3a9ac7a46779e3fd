package cordon.advisories.pages;

import cordon.advisories.AdvisoryDocument;
import cordon.advisories.AdvisoryEntry;
import cordon.advisories.AdvisoryQuery;
import cordon.advisories.FeedRefresh;
import cordon.advisories.FeedStatus;
import cordon.advisories.ReleasesInUse;
import cordon.advisories.StoredAdvisories;
import cordon.advisories.api.AdvisoriesApi;
import cordon.advisories.api.Queries;
import cordon.base.Ecosystem;
import cordon.web.Access;
import cordon.web.Cursor;
import cordon.web.Exchange;
import cordon.web.Page;
import cordon.web.Role;
import cordon.web.Route;
import cordon.web.pages.Badge;
import cordon.web.pages.DataTable;
import cordon.web.pages.EmptyState;
import cordon.web.pages.Filters;
import cordon.web.pages.Forms;
import cordon.web.pages.Pager;
import cordon.web.pages.Parts;
import cordon.web.pages.Templates;
import cordon.web.pages.Text;
import cordon.web.pages.Times;
import gg.jte.Content;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The list, one page for each advisory, and where they come from. */
public final class AdvisoryPages {
  /** The list. */
  public static final String PATH = "/advisories";

  /** An entry takes some 150 pixels on a phone. */
  private static final int USUAL = 20;

  private static final String FEEDS = PATH + "/feeds";
  private static final String REFRESH = PATH + "/refresh";
  private static final String API = "/api/v1/advisories";

  private final Templates templates =
      Templates.of(AdvisoryPages.class, "cordon.advisories.templates");
  private final StoredAdvisories advisories;
  private final FeedRefresh refresh;
  private final ClaimView claims;
  private final InstantSource clock;

  public AdvisoryPages(
      StoredAdvisories advisories,
      FeedRefresh refresh,
      ReleasesInUse releases,
      InstantSource clock) {
    this.advisories = advisories;
    this.refresh = refresh;
    this.claims = new ClaimView(releases);
    this.clock = clock;
  }

  public List<Route> routes() {
    Access read = Access.needs(Role.VIEWER);
    return List.of(
        Route.get(PATH, read, this::list),
        Route.get(FEEDS, read, this::feeds),
        Route.post(REFRESH, Access.needs(Role.ANALYST), this::refresh),
        Route.get(PATH + "/{id}", read, this::show));
  }

  private void list(Exchange exchange) throws IOException {
    AdvisoryQuery query = Queries.of(exchange, USUAL);
    List<AdvisoryEntry> found = advisories.list(query);
    Map<String, String> filters = filters(exchange);
    Optional<Cursor> current = Cursor.of(exchange, Queries.CURSOR_PARTS);
    Content body =
        templates.page(
            "advisories.jte",
            Map.of(
                "filters",
                bar(filters),
                "list",
                table(Queries.shown(found, query)),
                "pager",
                Pager.of(PATH, filters, current, Queries.next(found, query)),
                "json",
                Pager.href(API, filters, "")));
    exchange.sendPage(new Page("Advisories", PATH, body));
  }

  private static Map<String, String> filters(Exchange exchange) {
    Map<String, String> filters = new LinkedHashMap<>();
    for (String name : List.of(Queries.TEXT, Queries.ECOSYSTEM, Queries.KIND)) {
      filters.put(name, exchange.query(name).orElse(""));
    }
    return filters;
  }

  private static Content bar(Map<String, String> filters) {
    return Filters.of(PATH)
        .search(Queries.TEXT, "Id, alias or package", filters.getOrDefault(Queries.TEXT, ""))
        .choice(
            Queries.ECOSYSTEM,
            "Ecosystem",
            filters.getOrDefault(Queries.ECOSYSTEM, ""),
            Arrays.stream(Ecosystem.values()).map(Ecosystem::purlType).toList())
        .choice(
            Queries.KIND,
            "Kind",
            filters.getOrDefault(Queries.KIND, ""),
            List.of(Queries.MALICIOUS, Queries.VULNERABLE));
  }

  private Content table(List<AdvisoryEntry> entries) {
    if (entries.isEmpty()) {
      return EmptyState.withCommand(
          "No advisory matches",
          "Widen the filters, or read a feed that has more.",
          "cordon advisories update");
    }
    Instant now = clock.instant();
    DataTable table =
        DataTable.of("Advisories", "Advisory", "Kind", "Packages", "Source", "Learned");
    for (AdvisoryEntry entry : entries) {
      table.row(
          Parts.of(
              Text.link(href(entry.id()), entry.id()), Text.of(" "), Text.quiet(entry.summary())),
          kind(entry),
          packages(entry),
          Text.of(entry.source()),
          Times.relative(entry.learned(), now));
    }
    return table;
  }

  private static Content kind(AdvisoryEntry entry) {
    if (entry.withdrawn().isPresent()) {
      return Badge.of(Badge.Tone.PLAIN, "withdrawn");
    }
    return entry.malicious()
        ? Badge.verdict(Queries.MALICIOUS)
        : Badge.of(Badge.Tone.WAIT, Queries.VULNERABLE);
  }

  private static Content packages(AdvisoryEntry entry) {
    List<Content> names =
        entry.packages().stream()
            .<Content>map(name ->
                Parts.of(Text.code(name.ecosystem().purlType() + " " + name.name()), Text.of(" ")))
            .toList();
    return entry.packages().size() < AdvisoryEntry.MOST_PACKAGES
        ? Parts.of(names)
        : Parts.of(Parts.of(names), Text.quiet("and perhaps more"));
  }

  private void show(Exchange exchange) throws IOException {
    String id = exchange.parameter("id");
    List<AdvisoryDocument> documents = advisories.find(id);
    if (documents.isEmpty()) {
      exchange.sendProblem(404, AdvisoriesApi.unknown(id));
      return;
    }
    Content body =
        templates.page(
            "advisory.jte",
            Map.of(
                "claims",
                documents.stream().map(claims::of).toList(),
                "json",
                API + "/" + encode(id)));
    exchange.sendPage(new Page(id, PATH, body));
  }

  private void feeds(Exchange exchange) throws IOException {
    Content body =
        templates.page(
            "advisory-feeds.jte",
            Map.of(
                "notice",
                refresh.running() ? Text.of("The feeds are being read.") : Parts.of(List.of()),
                "list",
                feedTable(advisories.feeds()),
                "refresh",
                Forms.button(exchange, REFRESH, "Read all feeds now")));
    exchange.sendPage(new Page("Feeds of advisories", PATH, body));
  }

  private Content feedTable(List<FeedStatus> feeds) {
    Instant now = clock.instant();
    DataTable table =
        DataTable.of("Feeds", "Source", "State", "Records", "Unusable", "Last read", "From");
    for (FeedStatus feed : feeds) {
      table.row(
          Text.of(feed.source()),
          feed.problem().isEmpty()
              ? Badge.verdict("ok")
              : Parts.of(Badge.verdict("failing"), Text.of(" " + feed.problem())),
          Text.of(Long.toString(feed.records())),
          Text.of(Long.toString(feed.broken())),
          feed.succeeded().map(at -> Times.relative(at, now)).orElseGet(() -> Text.of("never")),
          Text.code(feed.location()));
    }
    return table;
  }

  private void refresh(Exchange exchange) throws IOException {
    refresh.start(exchange.identity().actor());
    exchange.redirect(FEEDS);
  }

  private static String href(String id) {
    return PATH + "/" + encode(id);
  }

  private static String encode(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8);
  }
}
