package cordon.exposure.commands;

import cordon.terminal.CommandLines;
import cordon.terminal.ExitCode;
import cordon.terminal.Json;
import cordon.terminal.ServerOptions;
import cordon.terminal.Style;
import cordon.terminal.Terminal;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ticks off a credential of which the old secret was seen to be dead. */
@Command(
    name = "prove",
    description = {
      "Records how the old secret of a credential was seen to be dead.",
      "Only that ticks it off in answers; that it was rotated does not. What died before a "
          + "breach began leaves its successor open, unless nothing came in its place "
          + "(--retired)."
    },
    mixinStandardHelpOptions = true,
    footerHeading = CommandLines.EXAMPLES,
    footer = {
      "  cordon exposure prove aws-train --by refused --note \"sts call with the old key, 403\"",
      "  cordon exposure prove npm:default --by accepted",
      "",
      "Exit code: 0 it is dead, 1 it still works, 2 wrong usage, or it could not be recorded."
    })
final class ProveCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "CREDENTIAL", description = "As the estate file names it.")
  private String credential = "";

  @Option(
      names = "--by",
      paramLabel = "KIND",
      required = true,
      description = {
        "How it was seen: refused (it was tried), revoked (its issuer lists it so), deleted (its",
        "account is gone), expired, or accepted (it was tried, and still works)."
      })
  private String proof = "";

  @Option(names = "--at", paramLabel = "TIME", description = "When it was seen (default: now).")
  private @Nullable String at;

  @Option(names = "--retired", description = "Nothing came in its place.")
  private boolean retired;

  @Option(names = "--note", paramLabel = "TEXT", description = "Where it was seen.")
  private String note = "";

  @Mixin private ServerOptions server = new ServerOptions();

  ProveCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Json kept =
        server
            .client(terminal.environment())
            .post(
                "/api/v1/credentials/proofs",
                json -> {
                  json.writeStartObject();
                  json.writeStringProperty("credential", credential);
                  json.writeStringProperty("proof", proof);
                  if (at != null) {
                    json.writeStringProperty("at", at);
                  }
                  json.writeBooleanProperty("retired", retired);
                  json.writeStringProperty("note", note);
                  json.writeEndObject();
                })
            .orThrow();
    if (kept.flag("dead")) {
      terminal.line(credential + " is dead: " + proof + " at " + kept.string("at"));
      return ExitCode.OK;
    }
    terminal.line(Style.BAD, credential + " still works, and is open");
    return ExitCode.BAD_NEWS;
  }
}
