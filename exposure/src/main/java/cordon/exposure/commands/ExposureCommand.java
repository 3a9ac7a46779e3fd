package cordon.exposure.commands;

import cordon.base.Problem;
import cordon.terminal.ApiClient;
import cordon.terminal.CommandLines;
import cordon.terminal.ExitCode;
import cordon.terminal.Json;
import cordon.terminal.ServerOptions;
import cordon.terminal.Style;
import cordon.terminal.Table;
import cordon.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Who was exposed? */
@Command(
    name = "exposure",
    description = {
      "Says who had a release, how surely, what was within reach, and what is not known."
    },
    mixinStandardHelpOptions = true,
    footerHeading = CommandLines.EXAMPLES,
    footer = {
      "  cordon exposure pkg:pypi/litellm@1.82.7",
      "  cordon exposure pkg:pypi/litellm@1.82.7 --from 2026-03-24T10:39:00Z"
          + " --to 2026-03-24T11:19:00Z",
      "  cordon exposure MAL-2026-2144 --format svg > exposure.svg",
      "  cordon exposure pkg:npm/left-pad",
      "",
      "Exit code: 0 nobody had it as far as is known, 1 somebody had it or may have, 2 wrong usage,",
      "or the answer could not be had."
    })
final class ExposureCommand implements Callable<Integer> {
  private final Terminal terminal;

  /** What is printed. */
  enum Output {
    text,
    json,
    svg,
    dot
  }

  @Parameters(
      paramLabel = "PURL or ADVISORY",
      arity = "0..*",
      description = {
        "Releases, packages (for any version of them), or advisories, whose claimed times are then",
        "the window."
      })
  private List<String> targets = new ArrayList<>();

  @Option(names = "--from", paramLabel = "TIME", description = "When it could first be had.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "When it could be had no more.")
  private @Nullable String to;

  @Option(
      names = "--window",
      paramLabel = "FROM..TO",
      description = {"Given twice or more: what differs between these windows, side by side."})
  private List<String> windows = new ArrayList<>();

  @Option(
      names = "--windows",
      description = "What differs between the windows that the sources of an advisory claim.")
  private boolean claimed;

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      description = "Answer from what was known then (default: from all that is known).")
  private @Nullable String asOf;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "How to print the answer: text, json, svg or dot (default: text).")
  private Output format = Output.text;

  @Mixin private ServerOptions server = new ServerOptions();

  ExposureCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (targets.isEmpty()) {
      throw Problem.of(
              "exposure/no-target",
              "nobody said what to ask about",
              "a release, a package or an advisory is missing",
              "name one, such as pkg:pypi/litellm@1.82.7; `cordon exposure --help` has more")
          .asException();
    }
    Map<String, String> query = new HashMap<>(Map.of("target", String.join(" ", targets)));
    Optional.ofNullable(from).ifPresent(time -> query.put("from", time));
    Optional.ofNullable(to).ifPresent(time -> query.put("to", time));
    Optional.ofNullable(asOf).ifPresent(time -> query.put("as_of", time));
    var api = server.client(terminal.environment());
    if (claimed || !windows.isEmpty()) {
      if (!windows.isEmpty()) {
        query.put("window", String.join(" ", windows));
      }
      return WindowReport.print(terminal, api, query, format == Output.json);
    }
    if (format == Output.svg || format == Output.dot) {
      query.put("format", format.name());
      printed(api, "/api/v1/exposure/picture", query);
      return ExitCode.OK;
    }
    Json answer;
    if (format == Output.json) {
      answer = Json.read(printed(api, "/api/v1/exposure", query));
    } else {
      answer = api.get("/api/v1/exposure", query).orThrow();
      print(answer);
    }
    return answer.flag("exposed") ? ExitCode.BAD_NEWS : ExitCode.OK;
  }

  private String printed(ApiClient api, String path, Map<String, String> query) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    api.download(path, query, bytes).orThrow();
    String text = bytes.toString(StandardCharsets.UTF_8);
    terminal.line(text);
    return text;
  }

  private void print(Json answer) {
    List<Json> units = answer.list("units");
    if (units.isEmpty()) {
      terminal.line("nobody is known to have had " + String.join(", ", targets));
    } else {
      terminal.line(
          Style.BAD, units.size() + " had " + String.join(", ", targets) + ", or may have");
      units(units);
    }
    claims(units);
    paths(units);
    harvest(answer);
    credentials(answer.list("credentials"));
    things("Data within reach", answer.list("data"));
    things("People", answer.list("people"));
    things("Vendors", answer.list("vendors"));
    for (String vendor : answer.strings("contradicted")) {
      terminal.line(
          Style.BAD, vendor + " says that it was not affected, and evidence says that it was");
    }
    answer
        .at("plan")
        .map(plan -> plan.strings("doors"))
        .filter(doors -> !doors.isEmpty())
        .ifPresent(doors -> {
          terminal.line("");
          terminal.line("Shut off: " + String.join(", ", doors));
        });
    answer.at("coverage").ifPresent(this::coverage);
  }

  private void units(List<Json> units) {
    Table table = Table.of("Unit", "How", "Since", "Until", "Releases");
    for (Json unit : units) {
      table.row(
          unit.string("name"),
          unit.string("grade") + (unit.flag("certain") ? "" : ", time uncertain"),
          unit.string("since"),
          unit.string("until"),
          String.join(", ", unit.strings("releases")));
    }
    table.print(terminal);
  }

  private void claims(List<Json> units) {
    Table table = Table.of("Claimed of", "By", "When", "What", "Against the evidence");
    for (Json unit : units) {
      for (Json claim : unit.list("claims")) {
        table.row(
            unit.string("name"),
            claim.string("author"),
            claim.string("stated"),
            (claim.string("status").replace('_', ' ') + " " + claim.string("justification"))
                .strip(),
            claim.string("standing"));
      }
    }
    if (!table.isEmpty()) {
      terminal.line("");
      table.print(terminal);
    }
  }

  /** The first of each unit; all are in the JSON. */
  private void paths(List<Json> units) {
    Table table = Table.of("Unit", "How it came in", "According to");
    boolean any = false;
    for (Json unit : units) {
      for (Json path : unit.list("paths")) {
        if (path.list("releases").size() > 1) {
          String way =
              path.list("releases").stream()
                  .map(link ->
                      (link.string("name")
                              + " "
                              + link.string("version")
                              + link.string("requirement"))
                          .strip())
                  .collect(Collectors.joining(" → "));
          table.row(unit.string("name"), way, path.string("file"));
          any = true;
          break;
        }
      }
    }
    if (any) {
      terminal.line("");
      table.print(terminal);
    }
  }

  private void harvest(Json answer) {
    if (!answer.strings("harvest").isEmpty()) {
      terminal.line("");
      terminal.line(
          "An inspection saw it read: "
              + String.join(", ", answer.strings("harvest"))
              + ". Such things come first.");
    }
  }

  private void credentials(List<Json> credentials) {
    if (credentials.isEmpty()) {
      return;
    }
    terminal.line("");
    Table table = Table.of("Rotate, in this order", "Since", "State", "By way of");
    for (Json one : credentials) {
      String state =
          one.string("closed").isEmpty()
              ? one.flag("harvested") ? "open, taken by it" : "open"
              : "dead since " + one.string("closed");
      table.row(one.string("name"), one.string("since"), state, way(one));
    }
    table.print(terminal);
  }

  private static String way(Json thing) {
    return thing.list("way").stream()
        .map(step -> step.string("entity"))
        .collect(Collectors.joining(" → "));
  }

  private void things(String heading, List<Json> things) {
    if (things.isEmpty()) {
      return;
    }
    terminal.line("");
    Table table = Table.of(heading, "Since", "By way of");
    for (Json thing : things) {
      table.row(thing.string("name"), thing.string("since"), way(thing));
    }
    table.print(terminal);
  }

  private void coverage(Json coverage) {
    List<Json> unknown = coverage.list("unknown");
    terminal.line("");
    terminal.line(
        "Of "
            + coverage.number("units", 0)
            + " units "
            + coverage.number("excluded", 0)
            + " did not have it for sure, and of "
            + unknown.size()
            + " it is not known.");
    unknown.forEach(unit -> terminal.line("  " + unit.string("name") + ": " + unit.string("why")));
  }
}
