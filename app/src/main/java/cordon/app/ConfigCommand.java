package cordon.app;

import cordon.app.config.ConfigDocument;
import cordon.app.config.ConfigLoader;
import cordon.app.config.Configuration;
import cordon.terminal.CommandLines;
import cordon.terminal.ExitCode;
import cordon.terminal.FormatOption;
import cordon.terminal.Style;
import cordon.terminal.Table;
import cordon.terminal.Terminal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.JsonGenerator;

/** Shows the configuration in force. */
@Command(
    name = "config",
    description = "Shows the effective configuration and where each value comes from.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = CommandLines.EXAMPLES,
    footer = {"  cordon config show", "  cordon config show --format json"})
final class ConfigCommand {
  private final Terminal terminal;

  ConfigCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(
      name = "show",
      description = "Prints each setting with its value and origin.",
      mixinStandardHelpOptions = true,
      footerHeading = CommandLines.EXAMPLES,
      footer = {
        "  cordon config show",
        "  cordon config show --config /etc/cordon/cordon.toml --format json"
      })
  int show(
      @Option(names = "--config", paramLabel = "FILE", description = "The configuration to read.")
          @Nullable String file,
      @Mixin FormatOption format) {
    Configuration configuration =
        ConfigLoader.load(Optional.ofNullable(file), terminal.environment(), List.of());
    if (format.json()) {
      terminal.json(json -> write(configuration, json));
    } else {
      Table table = Table.of("SETTING", "VALUE", "ORIGIN");
      for (Configuration.Value value : configuration.values()) {
        table.row(value.key(), value.text(), Table.cell(Style.FAINT, value.origin().toString()));
      }
      table.print(terminal);
    }
    return ExitCode.OK;
  }

  @Command(
      name = "document",
      description = "Prints the documentation of every setting, in Markdown.",
      mixinStandardHelpOptions = true,
      footerHeading = CommandLines.EXAMPLES,
      footer = {"  cordon config document > docs/configuration.md"})
  int document() {
    terminal.out().print(ConfigDocument.text());
    return ExitCode.OK;
  }

  private static void write(Configuration configuration, JsonGenerator json) {
    json.writeStartArray();
    for (Configuration.Value value : configuration.values()) {
      json.writeStartObject();
      json.writeStringProperty("setting", value.key());
      json.writeStringProperty("value", value.text());
      json.writeStringProperty("origin", value.origin().toString());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
