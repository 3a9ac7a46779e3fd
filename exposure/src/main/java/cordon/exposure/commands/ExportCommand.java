package cordon.exposure.commands;

import cordon.terminal.CommandLines;
import cordon.terminal.ExitCode;
import cordon.terminal.ServerOptions;
import cordon.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What did a unit have? */
@Command(
    name = "export",
    description = {
      "Prints what a unit had as CycloneDX JSON: as of any moment, and as it was known at any moment."
    },
    mixinStandardHelpOptions = true,
    footerHeading = CommandLines.EXAMPLES,
    footer = {
      "  cordon exposure export ci/train --at 2026-03-24T10:45:00Z > bom.json",
      "  cordon exposure export ci/train --at 2026-03-24T10:45:00Z --as-of 2026-03-25T00:00:00Z"
    })
final class ExportCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "UNIT", description = "As `cordon observe --unit` named it.")
  private String unit = "";

  @Option(names = "--at", paramLabel = "TIME", description = "When it was true (default: now).")
  private @Nullable String at;

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      description = "From what was known then (default: from all that is known).")
  private @Nullable String asOf;

  @Option(
      names = "--spec",
      paramLabel = "VERSION",
      defaultValue = "1.6",
      description = "Of CycloneDX: 1.6 or 1.7 (default: 1.6).")
  private String version = "1.6";

  @Mixin private ServerOptions server = new ServerOptions();

  ExportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Map<String, String> query = new HashMap<>(Map.of("unit", unit, "version", version));
    Optional.ofNullable(at).ifPresent(time -> query.put("at", time));
    Optional.ofNullable(asOf).ifPresent(time -> query.put("as_of", time));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    server
        .client(terminal.environment())
        .download("/api/v1/units/inventory", query, bytes)
        .orThrow();
    terminal.document(bytes.toString(StandardCharsets.UTF_8));
    return ExitCode.OK;
  }
}
