package cordon.exposure.commands;

import cordon.terminal.CommandLines;
import cordon.terminal.ExitCode;
import cordon.terminal.FormatOption;
import cordon.terminal.Json;
import cordon.terminal.ServerOptions;
import cordon.terminal.Table;
import cordon.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What do the advisories say of what we have? */
@Command(
    name = "findings",
    description = {
      "Holds everything that units have now against the advisories: malware first, then "
          + "what the most units have.",
      "What they have is known by lockfiles, SBOMs, installed environments and pulls."
    },
    mixinStandardHelpOptions = true,
    footerHeading = CommandLines.EXAMPLES,
    footer = {
      "  cordon exposure findings",
      "  cordon exposure findings --unit billing --format json",
      "  cordon exposure findings --malicious",
      "",
      "Exit code: 0 nothing, 1 something is found, 2 wrong usage or an error."
    })
final class FindingsCommand implements Callable<Integer> {
  private static final String PATH = "/api/v1/exposure/findings";

  private final Terminal terminal;

  @Option(names = "--unit", paramLabel = "UNIT", description = "Only what this unit has.")
  private @Nullable String unit;

  @Option(names = "--malicious", description = "Only malware.")
  private boolean malicious;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "At most so many (1 to 1000; ${DEFAULT-VALUE}).")
  private int limit;

  @Mixin private FormatOption format = new FormatOption();
  @Mixin private ServerOptions server = new ServerOptions();

  FindingsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    server.client(terminal.environment()).download(PATH, query(), bytes).orThrow();
    String text = bytes.toString(StandardCharsets.UTF_8);
    Json found = Json.read(text);
    if (format.json()) {
      terminal.document(text);
    } else {
      print(found);
    }
    return found.list("items").isEmpty() ? ExitCode.OK : ExitCode.BAD_NEWS;
  }

  private Map<String, String> query() {
    Map<String, String> query = new LinkedHashMap<>();
    if (unit != null) {
      query.put("unit", unit);
    }
    if (malicious) {
      query.put("kind", "malicious");
    }
    query.put("limit", Integer.toString(limit));
    return query;
  }

  private void print(Json found) {
    List<Json> items = found.list("items");
    if (items.isEmpty()) {
      terminal.line(
          "no advisory covers what "
              + (unit == null ? "any unit" : unit)
              + " has now, as far as units reported");
      return;
    }
    Table table = Table.of("Release", "Kind", "Advisory", "Units", "Evidence", "What");
    for (Json item : items) {
      table.row(
          item.string("purl"),
          item.string("kind") + (item.flag("sure") ? "" : "?"),
          item.string("advisory"),
          units(item),
          item.string("grade"),
          item.string("summary"));
    }
    table.print(terminal);
    claims(items);
    long more = found.number("count", 0) - items.size();
    if (more > 0) {
      terminal.line(more + " more: --limit, or --unit");
    }
  }

  private void claims(List<Json> items) {
    ClaimTable claims = new ClaimTable(List.of("Advisory"), List.of());
    items.forEach(item -> claims.of(item, claim -> claim.string("unit"), item.string("advisory")));
    claims.print(terminal);
  }

  /** One by its name, several by their number. */
  private static String units(Json item) {
    long count = item.number("unit_count", 0);
    return count == 1 ? item.strings("units").getFirst() : Long.toString(count);
  }
}
