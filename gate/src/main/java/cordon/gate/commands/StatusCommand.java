package cordon.gate.commands;

import cordon.terminal.CommandLines;
import cordon.terminal.ExitCode;
import cordon.terminal.Figures;
import cordon.terminal.FormatOption;
import cordon.terminal.Json;
import cordon.terminal.ServerOptions;
import cordon.terminal.Style;
import cordon.terminal.Table;
import cordon.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** How the gate stands. */
@Command(
    name = "status",
    description = "Shows the registries behind the gate and what passed in the last 24 hours.",
    mixinStandardHelpOptions = true,
    footerHeading = CommandLines.EXAMPLES,
    footer = {"  cordon gate status", "  cordon gate status --format json"})
final class StatusCommand implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private FormatOption format = new FormatOption();
  @Mixin private ServerOptions server = new ServerOptions();

  StatusCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Json status = server.client(terminal.environment()).get("/api/v1/gate/status").orThrow();
    if (format.json()) {
      terminal.json(status::writeTo);
    } else {
      print(status);
    }
    return ExitCode.OK;
  }

  private void print(Json status) {
    Json cache = status.at("cache").orElse(new Json.Null());
    terminal.line(
        "policy "
            + status.string("policy")
            + ", "
            + Figures.count(status.number("waivers", 0), "waiver", "waivers")
            + " and "
            + Figures.count(status.number("blocks", 0), "block", "blocks")
            + " in force, cache "
            + Figures.bytes(cache.number("bytes", 0))
            + " of "
            + Figures.bytes(cache.number("limit", 0)));
    terminal.line(InspectionLine.of(status));
    exceptions(status);
    terminal.line("");
    Table table =
        Table.of("ECOSYSTEM", "PULLS", "REFUSED", "WITHHELD", "MISMATCHES", "UPSTREAMS")
            .below("UPSTREAMS");
    for (Json ecosystem : status.list("ecosystems")) {
      table.row(
          ecosystem.string("ecosystem"),
          ecosystem.number("pulls", 0),
          ecosystem.number("refused", 0),
          ecosystem.number("withheld", 0),
          mismatches(ecosystem.number("mismatches", 0)),
          upstreams(ecosystem));
    }
    table.print(terminal);
    String coverage = status.at("coverage").map(c -> c.string("statement")).orElse("");
    if (!coverage.isEmpty()) {
      terminal.line("");
      terminal.line(coverage);
    }
  }

  private void exceptions(Json status) {
    long requests = status.number("requests", 0);
    long waiting = status.number("waiting", 0);
    if (requests > 0) {
      terminal.line(
          Figures.count(requests, "request waits", "requests wait") + ": cordon gate requests");
    }
    if (waiting > 0) {
      terminal.line(
          Figures.count(waiting, "waiver waits", "waivers wait")
              + " for a second person: cordon gate overrides");
    }
    for (Json emergency : status.list("emergencies")) {
      boolean open = emergency.flag("active");
      terminal.line(
          (open ? "BREAK-GLASS IS OPEN: " : "break-glass to be reviewed: ")
              + emergency.string("id")
              + " for "
              + OverrideText.target(emergency)
              + (open ? " until " + OverrideText.time(emergency, "expires") : "")
              + ", by "
              + emergency.string("created_by")
              + ": "
              + emergency.string("reason"));
    }
  }

  /** Bytes that were not what the registry's metadata promise: never usual. */
  private static Table.Cell mismatches(long count) {
    return Table.cell(count > 0 ? Style.BAD : Style.PLAIN, Long.toString(count));
  }

  private static Table.Cell upstreams(Json ecosystem) {
    if (!ecosystem.flag("on")) {
      return Table.cell(Style.FAINT, "off; to turn it on, " + ecosystem.string("remedy"));
    }
    String all =
        ecosystem.list("upstreams").stream()
            .map(u -> u.string("path") + " from " + u.string("url"))
            .reduce((a, b) -> a + ", " + b)
            .orElse("");
    return Table.cell(Style.PLAIN, all);
  }
}
