package cordon.bench.inspect;

import cordon.formats.archive.ByteSource;
import cordon.inspect.Report;
import cordon.inspect.StaticInspector;
import cordon.inspect.Subject;
import cordon.inspect.delta.Baseline;
import cordon.inspect.fact.Language;
import cordon.inspect.rules.RuleSet;
import cordon.inspect.rules.Rules;
import cordon.inspect.tree.TreeFile;
import cordon.inspect.tree.UnpackLimits;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * CPU time of inspections on one thread, beside what GuardDog took for the same files. Arguments:
 * {@code files=LIST} (paths, one a line), {@code guarddog=FILE} (lines of name, unpacked bytes and
 * CPU seconds; may be empty).
 */
public final class InspectionSpeed {
  /** The compilers of the JVM need so many bytes of work before they have settled. */
  private static final int WARM_UP_ROUNDS = 2;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private InspectionSpeed() {}

  /**
   * What one artifact took.
   *
   * @param bytes unpacked
   * @param source of these, of files of Python and JavaScript
   */
  private record Taken(String name, long bytes, long source, double seconds, String verdict) {}

  public static void main(String[] words) throws IOException {
    Map<String, String> options = new HashMap<>();
    for (String word : words) {
      int at = word.indexOf('=');
      options.put(word.substring(0, at), word.substring(at + 1));
    }
    List<Path> files =
        Files.readAllLines(Path.of(options.get("files"))).stream().map(Path::of).toList();
    RuleSet rules = Rules.own(true).build();
    for (int round = 0; round < WARM_UP_ROUNDS; round++) {
      measure(rules, files);
    }
    List<Taken> cordon = measure(rules, files);
    Map<String, Long> sources = new HashMap<>();
    cordon.forEach(taken -> sources.put(taken.name(), taken.source()));
    List<Taken> guarddog = guarddog(options.getOrDefault("guarddog", ""), sources);
    print("Cordon", cordon);
    if (guarddog.isEmpty()) {
      System.out.println("GuardDog: not measured");
    } else {
      print("GuardDog", guarddog);
      Map<String, Double> byName = new HashMap<>();
      guarddog.forEach(taken -> byName.put(taken.name(), taken.seconds()));
      double theirs = guarddog.stream().mapToDouble(Taken::seconds).sum();
      double ours =
          cordon.stream()
              .filter(taken -> byName.containsKey(taken.name()))
              .mapToDouble(Taken::seconds)
              .sum();
      System.out.printf(Locale.ROOT, "GuardDog took %.0f times the CPU of Cordon%n", theirs / ours);
    }
  }

  /** Each with an inspector of its own, which remembers nothing of the files of another. */
  private static List<Taken> measure(RuleSet rules, List<Path> files) throws IOException {
    List<Taken> taken = new ArrayList<>();
    for (Path file : files) {
      byte[] content = Files.readAllBytes(file);
      String name = file.getFileName().toString();
      StaticInspector inspector = new StaticInspector(rules, UnpackLimits.DEFAULT);
      long before = THREADS.getCurrentThreadCpuTime();
      Report report = inspector.inspect(Subject.file(name), ByteSource.of(content), Baseline.NONE);
      long cpu = THREADS.getCurrentThreadCpuTime() - before;
      long bytes = size(report, EnumSet.allOf(Language.class));
      long source = size(report, EnumSet.of(Language.PYTHON, Language.JAVASCRIPT));
      taken.add(new Taken(name, bytes, source, cpu / 1e9, report.verdict().word()));
    }
    return taken;
  }

  private static long size(Report report, Set<Language> languages) {
    return report.tree().files().values().stream()
        .filter(file -> languages.contains(file.language()))
        .mapToLong(TreeFile::size)
        .sum();
  }

  private static List<Taken> guarddog(String file, Map<String, Long> sources) throws IOException {
    List<Taken> taken = new ArrayList<>();
    if (!file.isEmpty()) {
      for (String line : Files.readAllLines(Path.of(file))) {
        String[] words = line.split(" ", -1);
        taken.add(
            new Taken(
                words[0],
                Long.parseLong(words[1]),
                sources.getOrDefault(words[0], 0L),
                Double.parseDouble(words[2]),
                words[3]));
      }
    }
    return taken;
  }

  private static void print(String who, List<Taken> taken) {
    double seconds = taken.stream().mapToDouble(Taken::seconds).sum();
    double megabytes = taken.stream().mapToLong(Taken::bytes).sum() / 1e6;
    double source = taken.stream().mapToLong(Taken::source).sum() / 1e6;
    List<Double> sorted = taken.stream().map(Taken::seconds).sorted().toList();
    System.out.printf(
        Locale.ROOT,
        "%-9s %4d artifacts %7.1f MB unpacked (%.1f MB of Python and JavaScript) %8.2f s CPU %8.2f"
            + " MB/s (%.2f)  median %7.1f ms  99 %% %8.1f ms  not clean %d%n",
        who,
        taken.size(),
        megabytes,
        source,
        seconds,
        megabytes / seconds,
        source / seconds,
        1000 * sorted.get(sorted.size() / 2),
        1000 * sorted.get(sorted.size() * 99 / 100),
        taken.stream().filter(t -> !t.verdict().equals("clean")).count());
  }
}
