package cordon.web.console;

import cordon.web.Access;
import cordon.web.Exchange;
import cordon.web.HealthCheck;
import cordon.web.Page;
import cordon.web.Role;
import cordon.web.Route;
import cordon.web.pages.Badge;
import cordon.web.pages.ByteText;
import cordon.web.pages.DataTable;
import cordon.web.pages.DefinitionList;
import cordon.web.pages.Text;
import cordon.web.pages.Times;
import gg.jte.Content;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Whether everything works: for load balancers, for programs, for people. */
final class HealthPages {
  /** Anybody may ask {@code /health}, so probes run once in this time at most. */
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final List<HealthCheck> checks;
  private final InstantSource clock;
  private final Instant started;
  private final String version;
  private final AtomicReference<Snapshot> latest = new AtomicReference<>(Snapshot.NONE);

  HealthPages(List<HealthCheck> checks, InstantSource clock, String version) {
    this.checks = checks;
    this.clock = clock;
    this.started = clock.instant();
    this.version = version;
  }

  private record Seen(HealthCheck check, HealthCheck.Result result) {}

  private record Snapshot(Instant at, List<Seen> seen) {
    static final Snapshot NONE = new Snapshot(Instant.EPOCH, List.of());

    boolean ready() {
      return seen.stream().allMatch(s -> s.result().ok() || !s.check().required());
    }
  }

  List<Route> routes() {
    return List.of(
        Route.get("/health", Access.open(), this::ready),
        Route.get("/api/v1/health", Access.needs(Role.VIEWER), this::details),
        Route.get("/system", Access.needs(Role.VIEWER), this::page));
  }

  private Snapshot snapshot() {
    Instant now = clock.instant();
    Snapshot known = latest.get();
    if (known.at().plus(FRESH).isAfter(now)) {
      return known;
    }
    Snapshot fresh = new Snapshot(now, checks.stream().map(c -> new Seen(c, c.run())).toList());
    latest.set(fresh);
    return fresh;
  }

  /** Only the names of what fails: the figures are not for everybody. */
  private void ready(Exchange exchange) throws IOException {
    Snapshot snapshot = snapshot();
    exchange.setHeader("Cache-Control", "no-store");
    exchange.sendJson(
        snapshot.ready() ? 200 : 503,
        json -> {
          json.writeStartObject();
          json.writeStringProperty("status", snapshot.ready() ? "ok" : "failing");
          json.writeArrayPropertyStart("failing");
          snapshot.seen().stream()
              .filter(s -> !s.result().ok())
              .forEach(s -> json.writeString(s.check().name()));
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private void details(Exchange exchange) throws IOException {
    Snapshot snapshot = snapshot();
    exchange.setHeader("Cache-Control", "no-store");
    exchange.sendJson(
        200,
        json -> {
          json.writeStartObject();
          json.writeStringProperty("status", snapshot.ready() ? "ok" : "failing");
          json.writeStringProperty("version", version);
          json.writeStringProperty("started", started.toString());
          json.writeArrayPropertyStart("checks");
          for (Seen seen : snapshot.seen()) {
            json.writeStartObject();
            json.writeStringProperty("name", seen.check().name());
            json.writeBooleanProperty("required", seen.check().required());
            json.writeBooleanProperty("ok", seen.result().ok());
            json.writeStringProperty("facts", seen.result().facts());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private void page(Exchange exchange) throws IOException {
    Snapshot snapshot = snapshot();
    Runtime runtime = Runtime.getRuntime();
    Content facts =
        new DefinitionList()
            .add("State", state(snapshot.ready()))
            .add("Version", version)
            .add("Running for", Times.words(Duration.between(started, clock.instant())))
            .add("Started", Times.utc(started))
            .add("Java", Runtime.version().toString())
            .add("Memory", ByteText.of(used(runtime)) + " of " + ByteText.of(runtime.maxMemory()))
            .add("Processors", Integer.toString(runtime.availableProcessors()));
    DataTable table = DataTable.of("Checks", "Check", "State", "Seen", "Needed for service");
    for (Seen seen : snapshot.seen()) {
      table.row(
          Text.of(seen.check().name()),
          state(seen.result().ok()),
          Text.of(seen.result().facts()),
          Text.of(seen.check().required() ? "yes" : "no"));
    }
    Map<String, Object> view = Map.of("facts", facts, "checks", table);
    exchange.sendPage(new Page("System", "/system", JteShell.TEMPLATES.page("system.jte", view)));
  }

  private static long used(Runtime runtime) {
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static Content state(boolean ok) {
    return Badge.verdict(ok ? "ok" : "failing");
  }
}
