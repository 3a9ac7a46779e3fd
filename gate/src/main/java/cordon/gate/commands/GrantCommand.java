package cordon.gate.commands;

import cordon.terminal.ApiClient;
import cordon.terminal.CommandLines;
import cordon.terminal.ExitCode;
import cordon.terminal.Json;
import cordon.terminal.ServerOptions;
import cordon.terminal.Terminal;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says yes to a request. */
@Command(
    name = "grant",
    description = "Grants a request with a waiver, at most as wide and as long as was asked.",
    mixinStandardHelpOptions = true,
    footerHeading = CommandLines.EXAMPLES,
    footer = {
      "  cordon gate grant Q-1f00c2a9b4",
      "  cordon gate grant Q-1f00c2a9b4 --expires 2d --note \"take 1.3.2 after that\""
    })
final class GrantCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "ID", description = "As `cordon gate requests` lists it.")
  private String id = "";

  @Option(names = "--expires", paramLabel = "TIME", description = "Earlier than was asked.")
  private @Nullable String expires;

  @Option(
      names = "--digest",
      paramLabel = "DIGEST",
      description = "Only the artifact with this digest, not the whole release.")
  private @Nullable String digest;

  @Option(
      names = "--malicious",
      description = "Lift also the known-malicious verdict, where that was asked for.")
  private boolean malicious;

  @Option(names = "--note", paramLabel = "TEXT", description = "For the one who asked.")
  private @Nullable String note;

  @Mixin private ServerOptions server = new ServerOptions();

  GrantCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Optional<Instant> end =
        Optional.ofNullable(expires)
            .map(text -> TimeArgument.expiry(text, terminal.clock().instant()));
    Json waiver =
        server
            .client(terminal.environment())
            .post(
                "/api/v1/gate/requests/" + ApiClient.encode(id) + "/grant",
                json -> {
                  json.writeStartObject();
                  end.ifPresent(t -> json.writeStringProperty("expires", t.toString()));
                  OverrideOptions.text(json, "digest", digest);
                  OverrideOptions.text(json, "note", note);
                  json.writeBooleanProperty("malicious", malicious);
                  json.writeEndObject();
                })
            .orThrow();
    OverrideText.told(terminal, "granted", waiver);
    return ExitCode.OK;
  }
}
