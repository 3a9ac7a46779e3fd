package cordon.gate.commands.inspect;

import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.gate.commands.inspect.EnvironmentRun.InspectedEnvironment;
import cordon.gate.inspection.FileSource;
import cordon.inspect.Report;
import cordon.inspect.StaticInspector;
import cordon.inspect.Verdict;
import cordon.inspect.delta.Baseline;
import cordon.inspect.delta.Profile;
import cordon.inspect.delta.SourceTree;
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

/** Inspects one thing after another; what cannot be read is said, and the next one follows. */
final class InspectRun {
  private final Terminal terminal;
  private final StaticInspector inspector;
  private final Suppressions suppressions;
  private final TargetReader targets;
  private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
  private final List<Failure> failures = new ArrayList<>();
  private boolean oddEnvironment;

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

  /**
   * What a release should be built from.
   *
   * @throws ProblemException when it cannot be read: without it nothing would count as missing
   */
  SourceTree source(String argument) {
    List<Target> found = targets.read(argument);
    try (Progress progress = terminal.progress("reading " + argument)) {
      return switch (found.getFirst()) {
        case Target.Folder folder ->
            inspector.source(new DiskFolder(folder.root(), folder.installed()));
        case Target.Artifact artifact -> {
          try (FileChannel channel = FileChannel.open(artifact.file())) {
            yield inspector.source(artifact.subject(), FileSource.of(channel));
          }
        }
        case Target.Installation installation -> throw notToCompareWith(installation).asException();
        case Target.Member member -> throw new IllegalArgumentException(member.shown());
      };
    } catch (IOException e) {
      throw TargetReader.unreadable(argument, e);
    }
  }

  /** Is told what was found, one thing after another. */
  interface Listener {
    void artifact(Inspected inspected);

    void environment(InspectedEnvironment environment);
  }

  void each(List<String> arguments, Baseline baseline, Listener listener) {
    for (String argument : arguments) {
      try {
        List<Target> found = targets.read(argument);
        for (Target target : found) {
          if (target instanceof Target.Installation installation) {
            environments(installation, listener);
          } else {
            // Packages that lie in a folder are other things than what it is compared with.
            boolean within = found.getFirst() instanceof Target.Folder folder && folder != target;
            Report report = inspect(target, within ? Baseline.NONE : baseline);
            Inspected inspected =
                new Inspected(target, suppressions.review(report, target.digest()));
            count(inspected.reviewed().verdict());
            listener.artifact(inspected);
          }
        }
      } catch (ProblemException e) {
        failures.add(new Failure(argument, e.problem()));
        terminal.problem(e.problem());
      }
    }
  }

  private void environments(Target.Installation installation, Listener listener) {
    try {
      List<InspectedEnvironment> found =
          new EnvironmentRun(terminal, inspector, suppressions, installation).run();
      if (found.isEmpty()) {
        throw nothingInstalled(installation.shown()).asException();
      }
      for (InspectedEnvironment each : found) {
        each.packages().forEach(inspected -> count(inspected.reviewed().verdict()));
        oddEnvironment |= each.environment().badNews();
        listener.environment(each);
      }
    } catch (IOException e) {
      throw TargetReader.unreadable(installation.shown(), e);
    }
  }

  private void count(Verdict verdict) {
    counts.merge(verdict, 1, Integer::sum);
  }

  private static Problem nothingInstalled(String shown) {
    return Problem.of(
        "inspect/nothing-installed",
        "nothing is installed in `" + shown + "`",
        "there is neither site-packages nor node_modules nor .m2/repository in it",
        "name the folder that has one of them");
  }

  private Report inspect(Target target, Baseline baseline) {
    try (Progress progress = terminal.progress("inspecting " + target.shown())) {
      return switch (target) {
        case Target.Installation installation -> throw notToCompareWith(installation).asException();
        case Target.Member member -> throw new IllegalArgumentException(member.shown());
        case Target.Folder folder ->
            inspector.inspect(
                folder.subject(), new DiskFolder(folder.root(), folder.apart()), baseline);
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

  private static Problem notToCompareWith(Target.Installation installation) {
    return Problem.of(
        "inspect/not-a-release",
        "`" + installation.shown() + "` is an installation and no release",
        "only releases can be compared with releases",
        "name a file, a folder of one package, or a package URL");
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
    boolean badNews = oddEnvironment || counts.keySet().stream().anyMatch(v -> v != Verdict.CLEAN);
    if (badNews) {
      return ExitCode.BAD_NEWS;
    }
    return failures.isEmpty() ? ExitCode.OK : ExitCode.ERROR;
  }
}
