package cordon.gate.commands;

import cordon.advisories.StarterFeed;
import cordon.base.Problem;
import cordon.base.purl.Purl;
import cordon.gate.check.CheckAnswer;
import cordon.gate.check.Detours;
import cordon.gate.check.EntryReader;
import cordon.gate.check.EntryReader.Entries;
import cordon.gate.check.LockEntry;
import cordon.gate.check.Outcome;
import cordon.gate.check.StarterCheck;
import cordon.terminal.ApiClient;
import cordon.terminal.CommandLines;
import cordon.terminal.ExitCode;
import cordon.terminal.ServerOptions;
import cordon.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Would the gate let all of this through? */
@Command(
    name = "check",
    description = {
      "Says for each release in a lockfile whether the gate would let it through.",
      "Asks the server; where none runs, it knows only what is known to be malicious."
    },
    mixinStandardHelpOptions = true,
    footerHeading = CommandLines.EXAMPLES,
    footer = {
      "  cordon check",
      "  cordon check requirements.txt web/package-lock.json",
      "  cordon check pkg:pypi/litellm@1.82.8",
      "  cordon check --format sarif > cordon.sarif",
      "",
      "Exit code: 0 nothing bad found, 1 something is malicious, blocked, held or absent, has",
      "other hashes, or would be fetched past the gate, 2 wrong usage, or the answer could not be had."
    })
final class CheckCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "DIR, LOCKFILE or PURL",
      arity = "0..*",
      description = {
        "Folders (default: the current one) are searched for requirements.txt, pylock.toml,",
        "poetry.lock, uv.lock, package-lock.json, npm-shrinkwrap.json, pnpm-lock.yaml,",
        "yarn.lock and pom.xml."
      })
  private List<String> arguments = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "How to print the result: text, json or sarif (default: text).")
  private CheckFormat format = CheckFormat.TEXT;

  @Mixin private ServerOptions server = new ServerOptions();

  CheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Entries entries = EntryReader.read(terminal.environment().cwd(), arguments);
    ApiClient api = server.client(terminal.environment());
    List<String> purls =
        entries.entries().stream()
            .flatMap(e -> e.purl().stream())
            .map(Purl::toString)
            .distinct()
            .toList();
    Optional<ServerCheck.Answers> answers = new ServerCheck(api, terminal).ask(purls);
    CheckResult result =
        answers.map(a -> byServer(api, a, entries)).orElseGet(() -> alone(entries));
    report(result);
    return exitCode(result, api);
  }

  private void report(CheckResult result) {
    switch (format) {
      case TEXT -> new CheckReport(terminal).text(result);
      case JSON -> new CheckReport(terminal).json(result);
      case SARIF -> new SarifReport(terminal, CommandLines.version(spec)).write(result);
    }
  }

  private static CheckResult byServer(ApiClient api, ServerCheck.Answers answers, Entries entries) {
    Detours detours = new Detours(api.server(), answers.npmHosts());
    List<CheckResult.Entry> checked =
        entries.entries().stream()
            .map(e -> new CheckResult.Entry(e, answer(e, answers::of), detours.of(e)))
            .toList();
    List<CheckResult.Source> outside =
        entries.outside().stream()
            .map(o -> new CheckResult.Source(o, detours.of(o.reference())))
            .toList();
    return new CheckResult(Optional.of(api.server()), checked, outside);
  }

  private static CheckResult alone(Entries entries) {
    StarterCheck starter = new StarterCheck(StarterFeed.load());
    List<CheckResult.Entry> checked =
        entries.entries().stream()
            .map(e -> new CheckResult.Entry(e, answer(e, starter::answer), Optional.empty()))
            .toList();
    List<CheckResult.Source> outside =
        entries.outside().stream().map(o -> new CheckResult.Source(o, Optional.empty())).toList();
    return new CheckResult(Optional.empty(), checked, outside);
  }

  private static CheckAnswer answer(LockEntry entry, Function<Purl, CheckAnswer> asked) {
    return entry
        .purl()
        .map(asked)
        .orElseGet(() -> CheckAnswer.plain(entry.label(), Outcome.UNCHECKED, entry.open()));
  }

  private int exitCode(CheckResult result, ApiClient api) {
    if (result.server().isEmpty()) {
      terminal.note(
          "no server at " + api.server() + ": only known-malicious is checked; age is unknown");
    }
    if (result.badNews()) {
      return ExitCode.BAD_NEWS;
    }
    if (result.nothingChecked()) {
      terminal.problem(nothingChecked(result.entries().size()));
      return ExitCode.ERROR;
    }
    if (result.server().isEmpty() && serverNamed()) {
      terminal.problem(unreachable(api));
      return ExitCode.ERROR;
    }
    return result.failed() ? ExitCode.ERROR : ExitCode.OK;
  }

  /** Who names a server relies on its answer; a check that passes without it would fail open. */
  private boolean serverNamed() {
    return terminal.environment().variable("CORDON_URL").isPresent()
        || (spec != null && spec.commandLine().getParseResult().hasMatchedOption("--url"));
  }

  private static Problem nothingChecked(int entries) {
    return Problem.of(
        "gate/nothing-checked",
        "nothing could be checked",
        entries == 1
            ? "the only entry names no release"
            : "none of " + entries + " entries names a release",
        "name versions, as in pkg:npm/left-pad@1.3.0, or check a lockfile, which has them");
  }

  private static Problem unreachable(ApiClient api) {
    return Problem.of(
        "gate/server-named",
        "the server that was named does not answer, so this is no pass",
        api.server().toString(),
        "start it, or leave out --url and CORDON_URL to check without one");
  }
}
