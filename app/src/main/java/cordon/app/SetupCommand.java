package cordon.app;

import cordon.app.clients.Client;
import cordon.app.setup.Setup;
import cordon.base.NearestName;
import cordon.base.Problem;
import cordon.terminal.CommandLines;
import cordon.terminal.ExitCode;
import cordon.terminal.FormatOption;
import cordon.terminal.ServerOptions;
import cordon.terminal.Style;
import cordon.terminal.Terminal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JsonGenerator;

/** Points the installed package clients at the gate, and back. */
@Command(
    name = "setup",
    description = {
      "Points the installed package clients at the gate, keeping what they had.",
      "Works without a running server. Undo puts back the exact bytes that were there."
    },
    mixinStandardHelpOptions = true,
    footerHeading = CommandLines.EXAMPLES,
    footer = {
      "  cordon setup npm pip maven",
      "  cordon setup --print",
      "  cordon setup --undo",
      "  CORDON_TOKEN=… cordon setup npm --url https://cordon.example"
    })
final class SetupCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      arity = "0..*",
      paramLabel = "CLIENT",
      description =
          "npm, pnpm, yarn, pip, uv, poetry, maven, gradle (default: all that are installed).")
  private List<String> clients = new ArrayList<>();

  @Option(names = "--undo", description = "Put back what was there before setup.")
  private boolean undo;

  @Option(names = "--print", description = "Show what would change, and change nothing.")
  private boolean print;

  @Mixin private FormatOption format = new FormatOption();
  @Mixin private ServerOptions server = new ServerOptions();

  SetupCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Setup setup = new Setup(terminal.environment(), server.url(terminal.environment()));
    List<Setup.Outcome> outcomes = new ArrayList<>();
    for (Client client : chosen()) {
      if (undo) {
        outcomes.addAll(setup.undo(client, print));
      } else {
        outcomes.addAll(setup.apply(client, print));
      }
    }
    if (format.json()) {
      terminal.json(json -> write(outcomes, json));
    } else {
      outcomes.forEach(this::show);
      if (outcomes.isEmpty()) {
        terminal.note(undo ? "nothing to undo" : "none of " + known() + " is installed");
      }
    }
    return ExitCode.OK;
  }

  private List<Client> chosen() {
    if (!clients.isEmpty()) {
      return clients.stream().map(SetupCommand::client).distinct().toList();
    }
    return Arrays.stream(Client.values())
        .filter(c -> undo || c.program(terminal.environment()).isPresent())
        .filter(c -> undo || Setup.canApply(c, terminal.environment()))
        .toList();
  }

  private static String known() {
    return Arrays.stream(Client.values()).map(Client::label).collect(Collectors.joining(", "));
  }

  private static Client client(String name) {
    List<String> known = Arrays.stream(Client.values()).map(Client::label).toList();
    return Client.ofLabel(name)
        .orElseThrow(() ->
            Problem.of(
                    "setup/unknown-client",
                    "cordon does not know the client `" + name + "`",
                    "it knows " + String.join(", ", known),
                    NearestName.of(name, known)
                        .map(n -> "did you mean `" + n + "`?")
                        .orElse("name one of these"))
                .asException());
  }

  private void show(Setup.Outcome outcome) {
    String name = outcome.client().label();
    if (!outcome.changed()) {
      terminal.line(name + ": already as it should be (" + outcome.file() + ")");
    } else {
      terminal.line(name + ": " + verb() + " " + outcome.file());
      outcome.difference().lines().forEach(line -> terminal.line(style(line), "  " + line));
    }
    outcome.waysAround().forEach(way -> terminal.line(Style.CAUTION, "  caution: " + way));
  }

  private String verb() {
    return (print ? "would " : "") + (undo ? "restore" : "change").concat(print ? "" : "d");
  }

  private static Style style(String line) {
    return line.startsWith("+") ? Style.GOOD : line.startsWith("-") ? Style.BAD : Style.FAINT;
  }

  private static void write(List<Setup.Outcome> outcomes, JsonGenerator json) {
    json.writeStartArray();
    for (Setup.Outcome outcome : outcomes) {
      json.writeStartObject();
      json.writeStringProperty("client", outcome.client().label());
      json.writeStringProperty("file", outcome.file().toString());
      json.writeBooleanProperty("changed", outcome.changed());
      json.writeStringProperty("difference", outcome.difference());
      json.writeArrayPropertyStart("waysAround");
      outcome.waysAround().forEach(json::writeString);
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
