package cordon.gate.commands;

import cordon.terminal.CommandLines;
import picocli.CommandLine.Command;

/** The gate's evidence and exceptions. */
@Command(
    name = "gate",
    description = "Shows what the gate let through and kept out, and keeps its exceptions.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = CommandLines.EXAMPLES,
    footer = {
      "  cordon gate status",
      "  cordon gate log --package pkg:npm/left-pad --from 24h",
      "  cordon gate waive pkg:npm/left-pad@1.3.1 --reason \"our outage\" --expires 14d",
      "  cordon gate block pkg:pypi/litellm --reason \"waiting for the vendor\""
    })
final class GateCommand {}
