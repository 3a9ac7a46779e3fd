package cordon.advisories.commands;

import cordon.terminal.ApiClient;
import cordon.terminal.ExitCode;
import cordon.terminal.FormatOption;
import cordon.terminal.Json;
import cordon.terminal.Progress;
import cordon.terminal.ServerOptions;
import cordon.terminal.Style;
import cordon.terminal.Table;
import cordon.terminal.Terminal;
import java.util.List;

/** Has the server read its feeds, and waits. */
final class Update {
  private static final long POLL_MILLIS = 500;

  private final Terminal terminal;
  private final ApiClient server;
  private final FormatOption format;

  Update(Terminal terminal, ServerOptions server, FormatOption format) {
    this.terminal = terminal;
    this.server = server.client(terminal.environment());
    this.format = format;
  }

  /** Exits 1 when a feed could not be read: what it would have said is not known. */
  int run() {
    Json answer =
        server
            .post(
                "/api/v1/advisories/refresh",
                json -> {
                  json.writeStartObject();
                  json.writeEndObject();
                })
            .orThrow();
    try (Progress progress = terminal.progress("reading feeds")) {
      while (answer.flag("running")) {
        progress.at(records(answer), "records");
        pause();
        answer = server.get("/api/v1/advisories/feeds").orThrow();
      }
    }
    List<Json> feeds = answer.list("feeds");
    if (format.json()) {
      terminal.json(answer::writeTo);
    } else {
      print(feeds);
      PulledHere.line(terminal, answer.number("exposing", 0), answer.strings("exposing_ids"));
    }
    boolean failed = feeds.stream().anyMatch(feed -> !feed.string("problem").isEmpty());
    return failed ? ExitCode.BAD_NEWS : ExitCode.OK;
  }

  private void print(List<Json> feeds) {
    Table table = Table.of("SOURCE", "RECORDS", "UNUSABLE", "LAST READ", "STATE");
    for (Json feed : feeds) {
      String problem = feed.string("problem");
      table.row(
          feed.string("source"),
          feed.number("records", 0),
          feed.number("broken", 0),
          feed.string("succeeded").isEmpty() ? "never" : feed.string("succeeded"),
          problem.isEmpty() ? Table.cell(Style.GOOD, "ok") : Table.cell(Style.BAD, problem));
    }
    table.print(terminal);
  }

  private static long records(Json answer) {
    return answer.list("feeds").stream().mapToLong(feed -> feed.number("records", 0)).sum();
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the server reads its feeds", e);
    }
  }
}
