package cordon.advisories.api;

import cordon.advisories.AdvisoryDocument;
import cordon.advisories.AdvisoryEntry;
import cordon.advisories.AdvisoryJson;
import cordon.advisories.AdvisoryQuery;
import cordon.advisories.FeedRefresh;
import cordon.advisories.ImportReport;
import cordon.advisories.ReleasesInUse;
import cordon.advisories.StoredAdvisories;
import cordon.base.Ecosystem;
import cordon.base.Problem;
import cordon.base.purl.Purl;
import cordon.web.Access;
import cordon.web.Cursor;
import cordon.web.Exchange;
import cordon.web.Role;
import cordon.web.Route;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The routes. Imports are idempotent by nature: what is known already changes nothing. */
public final class AdvisoriesApi {
  private static final int USUAL = 50;
  private static final String BASE = "/api/v1/advisories";

  /**
   * Claims that people bring stand apart from those of feeds: nobody can speak in a feed's name.
   */
  private static final String IMPORTED = "import:";

  private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

  private final StoredAdvisories advisories;
  private final FeedRefresh refresh;
  private final ReleasesInUse releases;
  private final Path temporary;

  public AdvisoriesApi(
      StoredAdvisories advisories, FeedRefresh refresh, ReleasesInUse releases, Path temporary) {
    this.advisories = advisories;
    this.refresh = refresh;
    this.releases = releases;
    this.temporary = temporary;
  }

  public List<Route> routes() {
    Access read = Access.needs(Role.VIEWER);
    Access write = Access.needs(Role.ANALYST);
    return List.of(
        Route.get(BASE, read, this::list),
        Route.get(BASE + "/match", read, this::match),
        Route.get(BASE + "/feeds", read, this::feeds),
        Route.post(BASE + "/refresh", write, this::refresh),
        Route.post(BASE + "/import", write, this::importFile),
        Route.post(BASE + "/records", write, this::importRecords),
        Route.get(BASE + "/{id}", read, this::show));
  }

  private void list(Exchange exchange) throws IOException {
    AdvisoryQuery query = Queries.of(exchange, USUAL);
    List<AdvisoryEntry> found = advisories.list(query);
    Optional<Cursor> next = Queries.next(found, query);
    exchange.sendJson(
        200,
        json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("advisories");
          Queries.shown(found, query).forEach(entry -> AdvisoryJson.entry(json, entry));
          json.writeEndArray();
          next.ifPresent(cursor -> json.writeStringProperty("next", cursor.encode()));
          json.writeEndObject();
        });
  }

  private void match(Exchange exchange) throws IOException {
    Purl purl =
        Purl.parse(
            exchange
                .query("purl")
                .orElseThrow(() -> Queries.refused("purl", "missing", "name a release")));
    Ecosystem ecosystem =
        purl.ecosystem()
            .orElseThrow(() ->
                Queries.refused(
                    "purl",
                    "\"" + purl.type() + "\" is no ecosystem that is served here",
                    "name a release of npm, pypi, maven and so on"));
    String version =
        purl.version()
            .orElseThrow(() -> Queries.refused("purl", "it has no version", "add one behind an @"));
    exchange.sendJson(
        200,
        json ->
            AdvisoryJson.matches(
                json,
                purl.ofRelease().toString(),
                advisories.match(ecosystem, purl.nativeName(), version)));
  }

  private void feeds(Exchange exchange) throws IOException {
    exchange.sendJson(200, json -> AdvisoryJson.feeds(json, advisories.feeds(), refresh));
  }

  /** Answers at once; the feeds show how it goes. */
  private void refresh(Exchange exchange) throws IOException {
    refresh.start(exchange.identity().actor());
    exchange.sendJson(202, json -> AdvisoryJson.feeds(json, advisories.feeds(), refresh));
  }

  private void importFile(Exchange exchange) throws IOException {
    String source = source(exchange);
    Files.createDirectories(temporary);
    Path file = Files.createTempFile(temporary, "upload-", ".part");
    try {
      try (OutputStream out = Files.newOutputStream(file)) {
        exchange.body().transferTo(out);
      }
      answer(exchange, advisories.importFrom(file, source, exchange.identity().actor()));
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private void importRecords(Exchange exchange) throws IOException {
    String source = source(exchange);
    byte[] body = exchange.body().readAllBytes();
    answer(
        exchange,
        advisories.importWith(
            source,
            "upload by " + exchange.identity().actor(),
            exchange.identity().actor(),
            into -> UploadedRecords.read(body, into)));
  }

  private static void answer(Exchange exchange, ImportReport report) throws IOException {
    exchange.sendJson(200, json -> AdvisoryJson.report(json, report));
  }

  private static String source(Exchange exchange) {
    String name = exchange.query("source").orElse("local");
    if (!SOURCE.matcher(name).matches()) {
      throw Queries.refused(
          "source",
          "\"" + name + "\" is not a name",
          "use letters, digits and . _ - only, at most 63");
    }
    return IMPORTED + name;
  }

  private void show(Exchange exchange) throws IOException {
    String id = exchange.parameter("id");
    List<AdvisoryDocument> documents = advisories.find(id);
    if (documents.isEmpty()) {
      exchange.sendProblem(404, unknown(id));
      return;
    }
    exchange.sendJson(200, json -> AdvisoryJson.documents(json, id, documents, releases));
  }

  /** Nobody said anything under this id. */
  public static Problem unknown(String id) {
    return Problem.of(
        "advisories/unknown",
        "no advisory of this id is known",
        "no source has a record with the id or alias " + id,
        "refresh the feeds, or look for the package's name in the list");
  }
}
