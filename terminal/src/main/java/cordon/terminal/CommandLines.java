package cordon.terminal;

import cordon.base.Problem;
import cordon.base.ProblemException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Makes a command behave as all of them do: exit codes, errors, help.
 *
 * <p>A command is a class with {@code @Command} that implements {@code Callable<Integer>}, takes
 * its {@link Terminal} in the constructor, returns an {@link ExitCode}, throws {@link
 * ProblemException} for what a person can mend, and ends its help with an examples section ({@code
 * footerHeading = CommandLines.EXAMPLES}).
 */
public final class CommandLines {
  /** The heading of the last section of every command's help. */
  public static final String EXAMPLES = "%nExamples:%n";

  private CommandLines() {}

  /** The root command with its subcommands, ready to {@code execute(args)}. */
  public static CommandLine of(Object root, Terminal terminal, Iterable<?> subcommands) {
    CommandLine line = new CommandLine(root);
    subcommands.forEach(line::addSubcommand);
    version(line, line.getCommandSpec().version());
    line.setOut(terminal.out());
    line.setErr(terminal.err());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setAbbreviatedOptionsAllowed(false);
    line.setUsageHelpAutoWidth(false);
    line.setUsageHelpWidth(Math.clamp(terminal.environment().width(), 60, 110));
    line.setHelpFactory(WholeWordHelp::new);
    line.setColorScheme(new ColorScheme.Builder(Ansi.OFF).build());
    line.setParameterExceptionHandler((e, args) -> wrongUsage(e, terminal));
    line.setExecutionExceptionHandler((e, command, parsed) -> failed(e, parsed, terminal));
    return line;
  }

  /** Each command is of the version of the program. */
  private static void version(CommandLine line, String[] version) {
    for (CommandLine each : line.getSubcommands().values()) {
      each.getCommandSpec().version(version);
      version(each, version);
    }
  }

  /** The last word of what {@code --version} of the root prints. */
  public static Optional<String> version(@Nullable CommandSpec spec) {
    String[] lines = spec == null ? new String[0] : spec.root().version();
    return lines.length == 0
        ? Optional.empty()
        : Optional.of(lines[0].substring(lines[0].lastIndexOf(' ') + 1));
  }

  /** Parses, runs and flushes. */
  public static int run(CommandLine line, Terminal terminal, String... args) {
    int code = line.execute(args);
    terminal.flush();
    return code;
  }

  private static int wrongUsage(ParameterException e, Terminal terminal) {
    CommandLine line = e.getCommandLine();
    String message = message(e);
    terminal.problem(
        Problem.of(
            "usage",
            Character.toLowerCase(message.charAt(0)) + message.substring(1),
            suggestion(e),
            "see `" + line.getCommandSpec().qualifiedName() + " --help`"));
    return ExitCode.ERROR;
  }

  private static String message(ParameterException e) {
    return e instanceof UnmatchedArgumentException unmatched
        ? unmatched(unmatched)
        : String.valueOf(e.getMessage())
            .strip()
            .replace("option option", "option")
            .replaceAll("'([^']*)'", "`$1`");
  }

  /** Of unknown options the names alone: what follows one is its value, which may be a secret. */
  private static String unmatched(UnmatchedArgumentException e) {
    List<String> options = e.getUnmatched().stream().filter(a -> a.startsWith("-")).toList();
    if (e.isUnknownOption()) {
      return (options.size() == 1 ? "unknown option `" : "unknown options `")
          + String.join("`, `", options)
          + "`";
    }
    boolean command = !e.getCommandLine().getSubcommands().isEmpty();
    return (command ? "there is no command `" : "one argument too many: `")
        + e.getUnmatched().getFirst()
        + "`";
  }

  private static String suggestion(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      return String.join(", ", unmatched.getSuggestions().stream().limit(3).toList())
          .transform(names -> names.isEmpty() ? "" : "did you mean " + names + "?");
    }
    return "";
  }

  private static int failed(Exception e, ParseResult parsed, Terminal terminal) {
    if (e instanceof ProblemException known) {
      terminal.problem(known.problem());
      return ExitCode.ERROR;
    }
    terminal.problem(
        Problem.of(
            "internal",
            "internal error in `cordon " + String.join(" ", parsed.originalArgs()) + "`",
            String.valueOf(e),
            "set CORDON_DEBUG=1 to see the stack trace, and report it"));
    if (terminal.environment().variable("CORDON_DEBUG").isPresent()) {
      e.printStackTrace(terminal.err());
    }
    return ExitCode.ERROR;
  }
}
