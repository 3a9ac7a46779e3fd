package cordon.gate.commands;

import cordon.terminal.CommandLines;
import cordon.terminal.ExitCode;
import cordon.terminal.FormatOption;
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

/** Keeps something out whatever the policy says. */
@Command(
    name = "block",
    description = "Keeps a package or release out from the next request on, also if it is cached.",
    mixinStandardHelpOptions = true,
    footerHeading = CommandLines.EXAMPLES,
    footer = {
      "  cordon gate block pkg:pypi/litellm --reason \"waiting for the vendor\"",
      "  cordon gate block pkg:npm/left-pad --range \">=1.3.0\" --reason \"it breaks\"",
      "  cordon gate block pkg:npm/left-pad@1.3.1 --reason \"under review\" --expires 3d"
    })
final class BlockCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private OverrideOptions options = new OverrideOptions();

  @Option(
      names = "--expires",
      paramLabel = "TIME",
      description =
          "Until when: a day, a distance or an instant (default: until somebody ends it).")
  private @Nullable String expires;

  @Mixin private FormatOption format = new FormatOption();
  @Mixin private ServerOptions server = new ServerOptions();

  BlockCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Optional<Instant> end =
        Optional.ofNullable(expires)
            .map(text -> TimeArgument.expiry(text, terminal.clock().instant()));
    Json added =
        server
            .client(terminal.environment())
            .post(
                "/api/v1/gate/blocks",
                json -> {
                  json.writeStartObject();
                  options.write(json);
                  end.ifPresent(t -> json.writeStringProperty("expires", t.toString()));
                  json.writeEndObject();
                })
            .orThrow();
    if (format.json()) {
      terminal.json(added::writeTo);
    } else {
      terminal.line(
          "blocked "
              + OverrideText.target(added)
              + (end.isPresent() ? " until " + OverrideText.time(added, "expires") : ""));
      terminal.line("to end it: cordon gate end " + added.string("id"));
    }
    return ExitCode.OK;
  }
}
