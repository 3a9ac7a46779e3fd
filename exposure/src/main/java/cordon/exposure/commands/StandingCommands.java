package cordon.exposure.commands;

import cordon.terminal.ApiClient;
import cordon.terminal.CommandLines;
import cordon.terminal.ExitCode;
import cordon.terminal.FormatOption;
import cordon.terminal.Json;
import cordon.terminal.ServerOptions;
import cordon.terminal.Table;
import cordon.terminal.Terminal;
import cordon.terminal.WholeList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Exposures that the server answers again and again. */
final class StandingCommands {
  private static final String PATH = "/api/v1/exposures";

  private StandingCommands() {}

  /** Which stand? */
  @Command(
      name = "list",
      description = {
        "Lists the exposures that the server answers again whenever what is known changes.",
        "Advisories of malice opened some of them, people the others."
      },
      mixinStandardHelpOptions = true,
      footerHeading = CommandLines.EXAMPLES,
      footer = {
        "  cordon exposure list",
        "",
        "Exit code: 0 none has units that had it or may have, 1 one has, 2 wrong usage or an error."
      })
  static final class ListThem implements Callable<Integer> {
    private final Terminal terminal;
    @Mixin private FormatOption format = new FormatOption();
    @Mixin private ServerOptions server = new ServerOptions();

    ListThem(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      var api = server.client(terminal.environment());
      List<Json> all = WholeList.of(api, PATH, Map.of());
      if (format.json()) {
        terminal.document(WholeList.firstPage(api, PATH));
      } else {
        print(all);
      }
      boolean bad =
          all.stream().anyMatch(o -> o.string("closed").isEmpty() && o.number("units", 0) > 0);
      return bad ? ExitCode.BAD_NEWS : ExitCode.OK;
    }

    private void print(List<Json> all) {
      if (all.isEmpty()) {
        terminal.line("none stands: no advisory of malice concerns what is known here");
        return;
      }
      Table table = Table.of("Name", "State", "Units", "Credentials", "Not known", "Opened", "Why");
      for (Json one : all) {
        table.row(
            one.string("name"),
            one.string("closed").isEmpty() ? "open" : "closed",
            Long.toString(one.number("units", 0)),
            Long.toString(one.number("credentials", 0)),
            Long.toString(one.number("unknown", 0)),
            one.string("opened"),
            one.string("reason"));
      }
      table.print(terminal);
    }
  }

  /** Opens one. */
  @Command(
      name = "open",
      description = {
        "Has the server answer a question again whenever what is known changes.",
        "Each time that the answer is another one it is written to the ledger: for what is "
            + "known to be bad before any advisory."
      },
      mixinStandardHelpOptions = true,
      footerHeading = CommandLines.EXAMPLES,
      footer = {
        "  cordon exposure open pkg:pypi/litellm@1.82.8 --from 2026-03-24T10:39:00Z --reason \"seen by us\""
      })
  static final class Open implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "PURL or ADVISORY", arity = "1..*", description = "What is bad.")
    private List<String> targets = new ArrayList<>();

    @Option(names = "--name", paramLabel = "NAME", description = "What it is called here.")
    private @Nullable String name;

    @Mixin private WindowOptions window = new WindowOptions();

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Who says so.")
    private String reason = "";

    @Mixin private ServerOptions server = new ServerOptions();

    Open(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      Json one =
          server
              .client(terminal.environment())
              .post(
                  PATH,
                  json -> {
                    json.writeStartObject();
                    json.writeStringProperty("target", String.join(" ", targets));
                    json.writeStringProperty("reason", reason);
                    if (name != null) {
                      json.writeStringProperty("name", name);
                    }
                    window.write(json);
                    json.writeEndObject();
                  })
              .orThrow();
      long units = one.number("units", 0);
      terminal.line(
          one.string("name")
              + " stands open: "
              + units
              + " units, "
              + one.number("credentials", 0)
              + " credentials, "
              + one.number("unknown", 0)
              + " units of which it is not known");
      return units > 0 ? ExitCode.BAD_NEWS : ExitCode.OK;
    }
  }

  /** Closes one. */
  @Command(
      name = "close",
      description = "Answers an exposure no more; an advisory does not open it again.",
      mixinStandardHelpOptions = true,
      footerHeading = CommandLines.EXAMPLES,
      footer = {"  cordon exposure close MAL-2026-2144 --reason \"all rotated, all proven dead\""})
  static final class Close implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "NAME", description = "As `cordon exposure list` has it.")
    private String name = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.")
    private String reason = "";

    @Mixin private ServerOptions server = new ServerOptions();

    Close(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      server
          .client(terminal.environment())
          .post(
              PATH + "/" + ApiClient.encode(name) + "/close",
              json -> {
                json.writeStartObject();
                json.writeStringProperty("reason", reason);
                json.writeEndObject();
              })
          .orThrow();
      terminal.line("closed " + name);
      return ExitCode.OK;
    }
  }
}
