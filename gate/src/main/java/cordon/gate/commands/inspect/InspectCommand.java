package cordon.gate.commands.inspect;

import cordon.base.Problem;
import cordon.gate.Upstream;
import cordon.inspect.StaticInspector;
import cordon.inspect.chain.ChainRule;
import cordon.inspect.delta.Baseline;
import cordon.inspect.report.RulesDocument;
import cordon.inspect.rules.RuleSet;
import cordon.inspect.rules.Rules;
import cordon.inspect.suppress.Suppressions;
import cordon.inspect.tree.UnpackLimits;
import cordon.terminal.CommandLines;
import cordon.terminal.ExitCode;
import cordon.terminal.ServerOptions;
import cordon.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What does this do without being asked, and does it do harm? */
@Command(
    name = "inspect",
    description = {
      "Says what artifacts, folders and installed packages do by themselves, and whether it harms.",
      "Runs nothing of what it reads."
    },
    mixinStandardHelpOptions = true,
    footerHeading = CommandLines.EXAMPLES,
    footer = {
      "  cordon inspect dist/app-1.2-py3-none-any.whl",
      "  cordon inspect pkg:npm/left-pad@1.3.0 --against pkg:npm/left-pad@1.2.0",
      "  cordon inspect .venv node_modules",
      "  cordon inspect model.bin --format sarif > cordon.sarif",
      "",
      "Exit code: 0 clean, 1 something is suspicious, malicious, or could not be read",
      "to its end, 2 wrong usage, or something that was named could not be had."
    })
public final class InspectCommand implements Callable<Integer> {
  /** More say nothing new, and each has to be read. */
  private static final int MOST_OLDER = 5;

  private final Terminal terminal;
  private final Supplier<List<Upstream>> upstreams;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "FILE, DIR or PURL",
      arity = "0..*",
      description = {
        "Wheels, sdists, npm tarballs, jars, crates, Go",
        "zips, models; folders; what is installed:",
        "site-packages, a virtual environment,",
        "node_modules, ~/.m2/repository, the root folder",
        "of a container; a release as package URL."
      })
  private List<String> arguments = new ArrayList<>();

  @Option(
      names = "--against",
      paramLabel = "OLDER",
      description = {
        "A release before, as file, folder or PURL; at",
        "most five. What it did not do is marked as new,",
        "and some rules only look at what is new."
      })
  private List<String> older = new ArrayList<>();

  @Option(
      names = "--source",
      paramLabel = "DIR or FILE",
      description = {
        "What the release should be built from: a",
        "checkout, or the sdist beside a wheel. Code that",
        "it lacks or has otherwise is told, file by file."
      })
  private @Nullable String source;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "Rules of your own, beside those of Cordon.")
  private List<String> ruleFiles = new ArrayList<>();

  @Option(
      names = "--suppress",
      paramLabel = "FILE",
      description = "Findings that you accept, each until a day.")
  private @Nullable String suppressionFile;

  @Option(names = "--no-indicators", description = "Judge by behaviour, not by known incidents.")
  private boolean noIndicators;

  @Option(names = "--all", description = "Show notes and all that runs by itself.")
  private boolean all;

  @Option(
      names = "--explain-rules",
      description = "Print all rules, in Markdown, and inspect nothing.")
  private boolean explainRules;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "How to print the result: text, json or sarif (default: text).")
  private InspectFormat format = InspectFormat.TEXT;

  @Mixin private ServerOptions server = new ServerOptions();

  /**
   * @param upstreams that are configured or that the clients of this machine use; asked only when a
   *     release is named and no server runs
   */
  public InspectCommand(Terminal terminal, Supplier<List<Upstream>> upstreams) {
    this.terminal = terminal;
    this.upstreams = upstreams;
  }

  @Override
  public Integer call() {
    if (older.size() > MOST_OLDER) {
      throw Problem.of(
              "inspect/too-many-older",
              "too many --against",
              older.size() + " were named, " + MOST_OLDER + " are the most",
              "name the newest " + MOST_OLDER)
          .asException();
    }
    RuleSet rules = rules();
    if (explainRules) {
      terminal.out().print(RulesDocument.text(rules));
      return ExitCode.OK;
    }
    if (arguments.isEmpty()) {
      throw Problem.of(
              "inspect/nothing-named",
              "nothing to inspect was named",
              "",
              "name a file, a folder, or a package URL such as pkg:npm/left-pad@1.3.0")
          .asException();
    }
    requireOneToCompare();
    Suppressions suppressions = suppressions(rules);
    Set<String> ids = rules.chains().stream().map(ChainRule::id).collect(Collectors.toSet());
    suppressions.idle(ids).forEach(terminal::note);
    Registries registries = new Registries(terminal.environment(), server, upstreams);
    try (FetchedReleases releases = new FetchedReleases(registries, terminal)) {
      StaticInspector inspector = new StaticInspector(rules, UnpackLimits.DEFAULT);
      TargetReader targets = new TargetReader(terminal.environment().cwd(), releases);
      InspectRun run = new InspectRun(terminal, inspector, suppressions, targets);
      Baseline earlier = run.baseline(older);
      Baseline baseline = source == null ? earlier : earlier.builtFrom(run.source(source));
      new InspectOutput(terminal, CommandLines.version(spec), rules, baseline, run)
          .write(format, arguments, all);
      return run.exitCode();
    }
  }

  /** Nothing says which of several things a release came before. */
  private void requireOneToCompare() {
    if (source != null && arguments.size() > 1) {
      throw Problem.of(
              "inspect/source-of-several",
              "--source is that of one release, and " + arguments.size() + " were named",
              "nothing says which of them is built from `" + source + "`",
              "run the command once for each")
          .asException();
    }
    if (!older.isEmpty() && arguments.size() > 1) {
      throw Problem.of(
              "inspect/against-several",
              "--against compares one thing, and " + arguments.size() + " were named",
              "nothing says which of them " + String.join(", ", older) + " came before",
              "run the command once for each, with the releases before it")
          .asException();
    }
  }

  private RuleSet rules() {
    Rules rules = Rules.own(!noIndicators);
    for (String file : ruleFiles) {
      rules.add(file, content(file));
    }
    return rules.build();
  }

  private Suppressions suppressions(RuleSet rules) {
    LocalDate today = LocalDate.ofInstant(terminal.clock().instant(), ZoneOffset.UTC);
    return suppressionFile == null
        ? Suppressions.none(today)
        : Suppressions.read(suppressionFile, content(suppressionFile), rules.convicting(), today);
  }

  private byte[] content(String file) {
    try {
      return Files.readAllBytes(terminal.environment().resolve(file));
    } catch (IOException e) {
      throw TargetReader.unreadable(file, e);
    }
  }
}
