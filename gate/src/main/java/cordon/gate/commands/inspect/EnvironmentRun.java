package cordon.gate.commands.inspect;

import cordon.gate.inspection.FileSource;
import cordon.inspect.Report;
import cordon.inspect.StaticInspector;
import cordon.inspect.Verdict;
import cordon.inspect.delta.Baseline;
import cordon.inspect.environment.Environment;
import cordon.inspect.environment.EnvironmentKind;
import cordon.inspect.environment.EnvironmentReader;
import cordon.inspect.environment.Installed;
import cordon.inspect.suppress.Suppressions;
import cordon.terminal.Progress;
import cordon.terminal.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Inspects every package of an installation. */
final class EnvironmentRun {
  private static final String LOOSE = "files of no package";

  /** From the best news to the worst. */
  private static final List<Verdict> WORSE =
      List.of(Verdict.CLEAN, Verdict.SUSPICIOUS, Verdict.NOT_INSPECTED, Verdict.MALICIOUS);

  private final Terminal terminal;
  private final StaticInspector inspector;
  private final Suppressions suppressions;
  private final Target.Installation installation;

  EnvironmentRun(
      Terminal terminal,
      StaticInspector inspector,
      Suppressions suppressions,
      Target.Installation installation) {
    this.terminal = terminal;
    this.inspector = inspector;
    this.suppressions = suppressions;
    this.installation = installation;
  }

  /**
   * An environment and all that is in it.
   *
   * @param path as the person can follow it
   */
  record InspectedEnvironment(String path, Environment environment, List<Inspected> packages) {
    /** The worst of what is installed, and suspicious where that is not as it was installed. */
    Verdict verdict() {
      Verdict own = environment.badNews() ? Verdict.SUSPICIOUS : Verdict.CLEAN;
      return packages.stream()
          .map(each -> each.reviewed().verdict())
          .reduce(own, (a, b) -> WORSE.indexOf(a) < WORSE.indexOf(b) ? b : a);
    }
  }

  /** In the order of their paths; none where nothing is installed. */
  List<InspectedEnvironment> run() throws IOException {
    List<Environment> found;
    try (Progress progress = terminal.progress("looking through " + installation.shown())) {
      found = EnvironmentReader.read(installation.name(), new DiskFolder(installation.root()));
    }
    List<InspectedEnvironment> inspected = new ArrayList<>();
    for (Environment environment : found) {
      inspected.add(
          new InspectedEnvironment(shown(environment.path()), environment, packages(environment)));
    }
    return inspected;
  }

  private List<Inspected> packages(Environment environment) throws IOException {
    List<Installed> all = new ArrayList<>(environment.packages());
    if (!environment.loose().isEmpty()) {
      all.add(
          new Installed(environment.kind(), LOOSE, "", environment.path(), environment.loose()));
    }
    AtomicInteger done = new AtomicInteger();
    try (Progress progress = terminal.progress("inspecting").of(all.size())) {
      return all.parallelStream()
          .map(each -> {
            progress.at(done.getAndIncrement(), each.name());
            return inspected(each);
          })
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Inspected inspected(Installed each) {
    try {
      boolean packed = each.kind() == EnvironmentKind.MAVEN_REPOSITORY;
      String where = shown(packed ? each.files().getFirst() : each.root());
      Report report = packed ? jar(each) : folder(each);
      return new Inspected(
          new Target.Member((each.name() + " " + each.version()).strip(), where, packed),
          suppressions.review(report, Optional.empty()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Report folder(Installed each) throws IOException {
    return inspector.inspect(
        each.subject(), new DiskFiles(installation.root(), each), Baseline.NONE);
  }

  private Report jar(Installed each) throws IOException {
    Path file = installation.root().resolve(each.files().getFirst());
    try (FileChannel channel = FileChannel.open(file)) {
      return inspector.inspect(each.subject(), FileSource.of(channel), Baseline.NONE);
    }
  }

  private String shown(String path) {
    return path.isEmpty() ? installation.shown() : installation.shown() + "/" + path;
  }
}
