package cordon.advisories.commands;

import cordon.terminal.CommandLines;
import cordon.terminal.FormatOption;
import cordon.terminal.ServerOptions;
import cordon.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What sources say of releases. */
@Command(
    name = "advisories",
    description =
        "Reads, imports and looks up advisories: claims that releases are malicious or vulnerable.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = CommandLines.EXAMPLES,
    footer = {
      "  cordon advisories match pkg:pypi/litellm@1.82.8",
      "  cordon advisories show MAL-2026-2144",
      "  cordon advisories update",
      "  cordon advisories import ./osv-export.zip --source partner"
    })
public final class AdvisoriesCommand {
  private final Terminal terminal;

  public AdvisoriesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(
      name = "match",
      description = {
        "Says which advisories cover a release. Asks the server; without one, answers from the"
            + " advisories inside the program. Exits 1 when the release is claimed to be malicious, also when the claim is for review."
      },
      mixinStandardHelpOptions = true,
      footerHeading = CommandLines.EXAMPLES,
      footer = {
        "  cordon advisories match pkg:pypi/litellm@1.82.8",
        "  cordon advisories match pkg:npm/%%40solana/web3.js@1.95.7 --format json"
      })
  int match(
      @Parameters(paramLabel = "PURL", description = "The release, with its version.") String purl,
      @Mixin ServerOptions server,
      @Mixin FormatOption format) {
    return new LookUp(terminal, server, format).match(purl);
  }

  @Command(
      name = "show",
      description = {
        "Shows what every source says under an id or alias. Asks the server; without one, looks"
            + " among the advisories inside the program."
      },
      mixinStandardHelpOptions = true,
      footerHeading = CommandLines.EXAMPLES,
      footer = {
        "  cordon advisories show MAL-2026-2144",
        "  cordon advisories show CORDON-2026-0001 --format json"
      })
  int show(
      @Parameters(paramLabel = "ID", description = "Such as MAL-2026-2144 or CVE-2025-54313.")
          String id,
      @Mixin ServerOptions server,
      @Mixin FormatOption format) {
    return new LookUp(terminal, server, format).show(id);
  }

  @Command(
      name = "update",
      description = "Has the server read its feeds now, and waits for it.",
      mixinStandardHelpOptions = true,
      footerHeading = CommandLines.EXAMPLES,
      footer = {"  cordon advisories update", "  cordon advisories update --format json"})
  int update(@Mixin ServerOptions server, @Mixin FormatOption format) {
    return new Update(terminal, server, format).run();
  }

  @Command(
      name = "import",
      description = {
        "Adds the records of a file, folder or zip file in OSV layout to the server's advisories,"
            + " as claims of the source \"import:NAME\"."
      },
      mixinStandardHelpOptions = true,
      footerHeading = CommandLines.EXAMPLES,
      footer = {
        "  cordon advisories import ./MAL-2026-9999.json",
        "  cordon advisories import ./malicious-packages/osv --source ossf"
      })
  int importPath(
      @Parameters(paramLabel = "PATH", description = "A JSON file, a folder or a zip file.")
          String path,
      @Option(
              names = "--source",
              paramLabel = "NAME",
              defaultValue = "local",
              description = "Whose claims these are (default: local).")
          String source,
      @Mixin ServerOptions server,
      @Mixin FormatOption format) {
    return new ImportPath(terminal, server, format).run(path, source);
  }
}
