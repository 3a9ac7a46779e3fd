package cordon.app;

import cordon.app.config.ConfigLoader;
import cordon.app.config.CordonSettings;
import cordon.app.doctor.Doctor;
import cordon.app.doctor.Finding;
import cordon.terminal.CommandLines;
import cordon.terminal.ExitCode;
import cordon.terminal.FormatOption;
import cordon.terminal.ServerOptions;
import cordon.terminal.Style;
import cordon.terminal.Terminal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.JsonGenerator;

/** Finds what is wrong with this installation. */
@Command(
    name = "doctor",
    description = "Finds what is wrong with this installation and says how to mend it.",
    mixinStandardHelpOptions = true,
    footerHeading = CommandLines.EXAMPLES,
    footer = {"  cordon doctor", "  cordon doctor --format json"})
final class DoctorCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--config", paramLabel = "FILE", description = "The configuration to read.")
  private @Nullable String config;

  @Mixin private FormatOption format = new FormatOption();
  @Mixin private ServerOptions server = new ServerOptions();

  DoctorCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<Finding> findings;
    try (var progress = terminal.progress("looking")) {
      findings = new Doctor(terminal, server, Version.text()).examine(this::settings);
    }
    if (format.json()) {
      terminal.json(json -> write(findings, json));
    } else {
      findings.forEach(this::show);
    }
    return findings.stream().anyMatch(f -> f.grade() == Finding.Grade.WRONG)
        ? ExitCode.BAD_NEWS
        : ExitCode.OK;
  }

  private CordonSettings settings() {
    return CordonSettings.of(
        ConfigLoader.load(Optional.ofNullable(config), terminal.environment(), List.of()),
        terminal.environment());
  }

  private void show(Finding finding) {
    Style style =
        switch (finding.grade()) {
          case FINE -> Style.GOOD;
          case CAUTION -> Style.CAUTION;
          case WRONG -> Style.BAD;
        };
    String mark = finding.grade().name().toLowerCase(java.util.Locale.ROOT);
    terminal.out().print(terminal.paint(style, String.format("%-8s", mark)));
    terminal.line(finding.what());
    if (!finding.why().isEmpty()) {
      terminal.line("        " + finding.why());
    }
    if (!finding.remedy().isEmpty()) {
      terminal.line("        remedy: " + finding.remedy());
    }
  }

  private static void write(List<Finding> findings, JsonGenerator json) {
    json.writeStartArray();
    for (Finding finding : findings) {
      json.writeStartObject();
      json.writeStringProperty("grade", finding.grade().name().toLowerCase(java.util.Locale.ROOT));
      json.writeStringProperty("what", finding.what());
      json.writeStringProperty("why", finding.why());
      json.writeStringProperty("remedy", finding.remedy());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
