package cordon.gate.commands;

import cordon.base.Problem;
import cordon.terminal.ApiClient;
import cordon.terminal.CommandLines;
import cordon.terminal.ExitCode;
import cordon.terminal.Json;
import cordon.terminal.ServerOptions;
import cordon.terminal.Terminal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who pulled what, and what was kept out. */
@Command(
    name = "log",
    description = "Shows who pulled what through the gate and what it kept out, newest first.",
    mixinStandardHelpOptions = true,
    footerHeading = CommandLines.EXAMPLES,
    footer = {
      "  cordon gate log --from 24h",
      "  cordon gate log --package pkg:pypi/litellm@1.82.8",
      "  cordon gate log --claim repository=acme/app --claim run_id=77",
      "  cordon gate log --verdict block --format jsonl",
      "  cordon gate log --from 2026-03-24 --to 2026-03-24 --limit 100000 --format csv > day.csv"
    })
final class LogCommand implements Callable<Integer> {
  /** What the server gives at once. */
  private static final int PAGE = 1000;

  private final Terminal terminal;

  @Option(
      names = "--package",
      paramLabel = "PURL",
      description = "Only this package, or with a version only this release.")
  private @Nullable String packagePurl;

  @Option(
      names = "--actor",
      paramLabel = "ACTOR",
      description = "Only this identity, such as user:owner, token:ci-build or address:127.0.0.1.")
  private @Nullable String actor;

  @Option(names = "--verdict", paramLabel = "VERDICT", description = "Only allow, hold or block.")
  private @Nullable String verdict;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "Only this kind of fact, such as pull, refused or withheld.")
  private @Nullable String type;

  @Option(
      names = "--client",
      paramLabel = "TEXT",
      description = "Only clients whose user agent has this in it.")
  private @Nullable String client;

  @Option(
      names = "--address",
      paramLabel = "ADDRESS",
      description = "Only what was asked from this address, whoever asked.")
  private @Nullable String address;

  @Option(
      names = "--claim",
      paramLabel = "NAME=VALUE",
      description =
          "Only CI jobs whose token claims this, such as repository=acme/app or run_id=77;"
              + " several must all fit.")
  private List<String> claims = List.of();

  @Option(
      names = "--digest",
      paramLabel = "SHA256",
      description = "Only transfers of exactly these bytes.")
  private @Nullable String digest;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Not before: a day, an instant, or how long ago (24h, 14d).")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "Before: an instant or how long ago; a day counts whole.")
  private @Nullable String to;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "At most so many (default: 50).")
  private int limit = 50;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description =
          "How to print the result: text, json, jsonl (one fact a line) or csv (default: text).")
  private LogFormat format = LogFormat.TEXT;

  @Mixin private ServerOptions server = new ServerOptions();

  LogCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (limit < 1) {
      throw Problem.of("usage", "--limit must be at least 1", "it is " + limit, "").asException();
    }
    Pages pages = new Pages(server.client(terminal.environment()), query());
    switch (format) {
      case TEXT -> text(pages);
      case JSON ->
          terminal.json(json -> {
            json.writeStartArray();
            pages.each(event -> event.writeTo(json));
            json.writeEndArray();
          });
      case JSONL -> pages.each(event -> terminal.out().println(Json.text(event::writeTo)));
      case CSV -> {
        CsvLog csv = new CsvLog(terminal.out());
        pages.each(csv::row);
      }
    }
    if (!pages.coverage.isEmpty()) {
      terminal.note(pages.coverage);
    }
    return ExitCode.OK;
  }

  private void text(Pages pages) {
    LogTable table = new LogTable();
    pages.each(table::add);
    if (table.isEmpty()) {
      terminal.note("no events match");
    } else {
      table.print(terminal);
    }
    if (pages.more) {
      terminal.note("there is more: raise --limit (now " + limit + ") or narrow the search");
    }
  }

  private Map<String, String> query() {
    Instant now = terminal.clock().instant();
    Map<String, String> query = new HashMap<>();
    put(query, "package", packagePurl);
    put(query, "actor", actor);
    put(query, "verdict", verdict);
    put(query, "type", type);
    put(query, "client", client);
    put(query, "address", address);
    put(query, "claim", claims.isEmpty() ? null : String.join("\n", claims));
    put(query, "sha256", digest);
    put(query, "from", from == null ? null : TimeArgument.since(from, now).toString());
    put(query, "to", to == null ? null : TimeArgument.till(to, now).toString());
    return query;
  }

  private static void put(Map<String, String> query, String name, @Nullable String value) {
    if (value != null) {
      query.put(name, value);
    }
  }

  /** Walks the log page by page, so that no export has to fit in memory. */
  private final class Pages {
    private final ApiClient api;
    private final Map<String, String> query;
    private boolean more;
    private String coverage = "";

    Pages(ApiClient api, Map<String, String> query) {
      this.api = api;
      this.query = query;
    }

    void each(Consumer<Json> consumer) {
      int left = limit;
      do {
        query.put("limit", Integer.toString(Math.min(left, PAGE)));
        Json page = api.get("/api/v1/gate/log", query).orThrow();
        page.list("items").forEach(consumer);
        coverage = page.at("coverage").map(c -> c.string("statement")).orElse("");
        left -= page.list("items").size();
        more = !page.string("next").isEmpty();
        query.put("cursor", page.string("next"));
      } while (more && left > 0);
    }
  }
}
