package cordon.terminal;

import picocli.CommandLine.Option;

/** The {@code --format} option; a command takes it with {@code @Mixin}. */
public final class FormatOption {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "How to print the result: text or json (default: text).")
  private Format format = Format.TEXT;

  public Format value() {
    return format;
  }

  public boolean json() {
    return format == Format.JSON;
  }
}
