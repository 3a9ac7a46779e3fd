package cordon.exposure.commands;

import cordon.terminal.FormatOption;
import cordon.terminal.ServerOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where what is imported goes, and how it is told. */
final class ImportOptions {
  @Option(
      names = "--prefix",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Begins the names of the units.")
  private String prefix = "";

  @Mixin private FormatOption format = new FormatOption();

  @Mixin private ServerOptions server = new ServerOptions();

  String prefix() {
    return prefix;
  }

  FormatOption format() {
    return format;
  }

  ServerOptions server() {
    return server;
  }
}
