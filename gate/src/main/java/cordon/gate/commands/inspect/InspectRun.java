package cordon.gate.commands.inspect;

import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.gate.inspection.FileSource;
import cordon.inspect.Report;
import cordon.inspect.StaticInspector;
import cordon.inspect.Verdict;
import cordon.inspect.delta.Baseline;
import cordon.inspect.delta.Profile;
import cordon.inspect.suppress.Suppressions;
import cordon.terminal.ExitCode;
import cordon.terminal.Progress;
import cordon.terminal.Terminal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Inspects one thing after another; what cannot be read is said, and the next one follows. */
final class InspectRun {
  private final Terminal terminal;
  private final StaticInspector inspector;
  private final Suppressions suppressions;
  private final TargetReader targets;
  private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
  private final List<Failure> failures = new ArrayList<>();

  /** An argument that could not be inspected. */
  record Failure(String argument, Problem problem) {}

  InspectRun(
      Terminal terminal,
      StaticInspector inspector,
      Suppressions suppressions,
      TargetReader targets) {
    this.terminal = terminal;
    this.inspector = inspector;
    this.suppressions = suppressions;
    this.targets = targets;
  }

  /**
   * What earlier releases do.
   *
   * @throws ProblemException when one cannot be read: without it everything would count as known
   */
  Baseline baseline(List<String> older) {
    List<Profile> profiles = new ArrayList<>();
    for (String argument : older) {
      Set<String> marks = new TreeSet<>();
      for (Target target : targets.read(argument)) {
        marks.addAll(inspect(target, Baseline.NONE).profile().marks());
      }
      profiles.add(new Profile(argument, inspector.rules().version(), marks));
    }
    return new Baseline(profiles);
  }

  void each(List<String> arguments, Baseline baseline, Consumer<Inspected> found) {
    for (String argument : arguments) {
      try {
        for (Target target : targets.read(argument)) {
          Inspected inspected =
              new Inspected(
                  target, suppressions.review(inspect(target, baseline), target.digest()));
          counts.merge(inspected.reviewed().verdict(), 1, Integer::sum);
          found.accept(inspected);
        }
      } catch (ProblemException e) {
        failures.add(new Failure(argument, e.problem()));
        terminal.problem(e.problem());
      }
    }
  }

  private Report inspect(Target target, Baseline baseline) {
    try (Progress progress = terminal.progress("inspecting " + target.shown())) {
      return switch (target) {
        case Target.Folder folder ->
            inspector.inspect(folder.subject(), new DiskFolder(folder.root()), baseline);
        case Target.Artifact artifact -> {
          try (FileChannel channel = FileChannel.open(artifact.file())) {
            yield inspector.inspect(artifact.subject(), FileSource.of(channel), baseline);
          }
        }
      };
    } catch (IOException e) {
      throw TargetReader.unreadable(target.shown(), e);
    }
  }

  /** How many came to which verdict. */
  Map<Verdict, Integer> counts() {
    return counts;
  }

  List<Failure> failures() {
    return failures;
  }

  /** Bad news outweigh errors: who acts on them need not know that something else failed too. */
  int exitCode() {
    boolean badNews = counts.keySet().stream().anyMatch(v -> v != Verdict.CLEAN);
    if (badNews) {
      return ExitCode.BAD_NEWS;
    }
    return failures.isEmpty() ? ExitCode.OK : ExitCode.ERROR;
  }
}
