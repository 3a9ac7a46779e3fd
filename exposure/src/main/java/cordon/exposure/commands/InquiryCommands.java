package cordon.exposure.commands;

import cordon.terminal.CommandLines;
import cordon.terminal.ExitCode;
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

/** Questions to vendors. */
final class InquiryCommands {
  private static final String PATH = "/api/v1/exposure/inquiries";

  private InquiryCommands() {}

  /** Asks one. */
  @Command(
      name = "ask",
      description = {
        "Prints a link by which a vendor says whether it had something, or sends a bill of materials.",
        "It is shown this once, expires, and leads to that one page only. Until the vendor answers it",
        "counts as one that gave no answer; evidence may contradict what it says."
      },
      mixinStandardHelpOptions = true,
      footerHeading = CommandLines.EXAMPLES,
      footer = {
        "  cordon exposure ask \"Labels Ltd\" pkg:pypi/litellm@1.82.7 --from 2026-03-24T10:39:00Z"
            + " --to 2026-03-24T11:19:00Z"
      })
  static final class Ask implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "VENDOR", description = "As the estate file names it.")
    private String vendor = "";

    @Parameters(
        index = "1..*",
        paramLabel = "PURL or ADVISORY",
        arity = "1..*",
        description = "What is asked about.")
    private List<String> targets = new ArrayList<>();

    @Mixin private WindowOptions window = new WindowOptions();

    @Option(
        names = "--days",
        paramLabel = "N",
        defaultValue = "14",
        description = "How long the link lives, 1 to 90 (default: 14).")
    private int days;

    @Mixin private ServerOptions server = new ServerOptions();

    Ask(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      Json asked =
          server
              .client(terminal.environment())
              .post(
                  PATH,
                  json -> {
                    json.writeStartObject();
                    json.writeStringProperty("vendor", vendor);
                    json.writeStringProperty("target", String.join(" ", targets));
                    window.write(json);
                    json.writeNumberProperty("days", days);
                    json.writeEndObject();
                  })
              .orThrow();
      terminal.line(asked.string("link"));
      terminal.note(
          "question "
              + asked.number("id", 0)
              + " to "
              + vendor
              + "; the link works until "
              + asked.string("expires"));
      return ExitCode.OK;
    }
  }

  /** Lists them. */
  @Command(
      name = "asked",
      description = "Lists questions to vendors with their answers.",
      mixinStandardHelpOptions = true,
      footerHeading = CommandLines.EXAMPLES,
      footer = {"  cordon exposure asked", "  cordon exposure asked --revoke 1"})
  static final class Asked implements Callable<Integer> {
    private final Terminal terminal;
    @Mixin private ServerOptions server = new ServerOptions();

    @Option(
        names = "--revoke",
        paramLabel = "ID",
        description = "Take the link of this question back.")
    private @Nullable Long revoke;

    Asked(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      var api = server.client(terminal.environment());
      if (revoke != null) {
        api.post(
                PATH + "/" + revoke + "/revoke",
                json -> {
                  json.writeStartObject();
                  json.writeEndObject();
                })
            .orThrow();
        terminal.line("question " + revoke + " takes no answer any more");
        return ExitCode.OK;
      }
      Table table = Table.of("Id", "Vendor", "About", "Answer", "Files", "Expires", "Note");
      for (Json one : WholeList.of(api, PATH, Map.of())) {
        table.row(
            Long.toString(one.number("id", 0)),
            one.string("vendor"),
            one.string("target"),
            one.string("revoked").isEmpty() ? one.string("answer") : "revoked",
            Long.toString(one.number("documents", 0)),
            one.string("expires"),
            one.string("note"));
      }
      table.print(terminal);
      return ExitCode.OK;
    }
  }
}
