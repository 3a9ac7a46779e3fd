package cordon.bench;

import cordon.bench.Fixtures.Target;
import cordon.testkit.http.RawClient;
import cordon.testkit.process.CordonServer;
import cordon.testkit.registry.NpmRegistry;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * CPU per request on warm hits: every contender has everything in its cache, wrk asks for one
 * object at a time, contenders take turns within each round.
 */
public final class WarmHits {
  private final Options options;
  private final PrintStream progress;
  private boolean failed;

  private WarmHits(Options options, PrintStream progress) {
    this.options = options;
    this.progress = progress;
  }

  /** Exit code 0 when everything was measured, 1 when a contender failed on the way. */
  public static void main(String[] words) throws IOException {
    var bench = new WarmHits(Options.parse(words), System.err);
    bench.run(System.out, Instant.now());
    System.exit(bench.failed ? 1 : 0);
  }

  private void run(PrintStream out, Instant now) throws IOException {
    List<Contender> running = new CopyOnWriteArrayList<>();
    // Also when somebody interrupts the run: no server may outlive it.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> running.forEach(Contender::close)));
    try (NpmRegistry origin = NpmRegistry.start()) {
      List<Target> targets = Fixtures.publish(origin, now, options.large());
      contenders(origin.url()).stream().filter(this::starts).forEach(running::add);
      String loadBefore = loadAverage();
      Report report = measure(running, targets, origin);
      String loadAfter = loadAverage();
      out.print(report.table());
      out.printf("load average before %s, after %s%n", loadBefore, loadAfter);
      Files.writeString(options.json(), report.json(about(now, loadBefore, loadAfter)));
      out.println("written to " + options.json());
    }
  }

  private List<Contender> contenders(URI origin) {
    List<Contender> found = new ArrayList<>();
    Path work = options.work();
    Optional<Path> lib = CordonServer.built(options.root());
    lib.ifPresent(l -> found.add(new CordonGate(l, work.resolve("cordon"), origin)));
    if (lib.isEmpty()) {
      progress.println("skipping Cordon: it has not been built");
    }
    if (options.nginx()) {
      found.add(new NginxCache(work.resolve("nginx"), origin));
    }
    options
        .verdaccio()
        .map(v -> new Verdaccio(options.node(), v, work.resolve("verdaccio"), origin))
        .ifPresent(found::add);
    return found;
  }

  private boolean starts(Contender contender) {
    progress.println("starting " + contender.name());
    try {
      contender.start();
      return true;
    } catch (IllegalStateException e) {
      progress.println("skipping " + contender.name() + ": " + e.getMessage());
      contender.close();
      return false;
    }
  }

  private Report measure(List<Contender> contenders, List<Target> targets, NpmRegistry origin)
      throws IOException {
    var report = new Report(contenders.stream().map(Contender::name).toList());
    for (Target target : targets) {
      measure(contenders, target, RawClient.get(origin.port(), target.path()))
          .forEach((name, rounds) -> report.add(target.label(), name, Sample.median(rounds)));
    }
    for (Contender contender : contenders) {
      report.memory(contender.name(), new ProcessTree(contender.pid()).residentMiB());
      String path = contender.prefix() + "/" + Fixtures.YOUNG;
      RawClient.Answer young = RawClient.get(contender.port(), path);
      boolean hidden = young.status() == 200 && !young.text().contains("young-1.1.0.tgz");
      report.youngHidden(contender.name(), hidden);
    }
    return report;
  }

  /** All rounds of one target; a contender that fails once drops out of this target. */
  private Map<String, List<Sample>> measure(
      List<Contender> contenders, Target target, RawClient.Answer proper) throws IOException {
    Map<String, List<Sample>> samples = new LinkedHashMap<>();
    Map<String, Probe> probes = new LinkedHashMap<>();
    contenders.forEach(c -> probes.put(c.name(), new Probe(c, target, options.seconds())));
    for (int round = 0; round <= options.rounds(); round++) {
      for (Map.Entry<String, Probe> probe : List.copyOf(probes.entrySet())) {
        String name = probe.getKey();
        progress.printf("%s: %s, round %d%n", target.label(), name, round);
        try {
          if (round == 0) {
            probe.getValue().warmUp(proper);
          } else {
            samples.computeIfAbsent(name, n -> new ArrayList<>()).add(probe.getValue().sample());
          }
        } catch (IllegalStateException e) {
          progress.println("failed: " + e.getMessage());
          probes.remove(name);
          samples.remove(name);
          failed = true;
        }
      }
    }
    return samples;
  }

  private Map<String, Object> about(Instant now, String loadBefore, String loadAfter) {
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("started", now.toString());
    about.put("rounds", options.rounds());
    about.put("secondsPerRound", options.seconds());
    about.put("loadBefore", loadBefore);
    about.put("loadAfter", loadAfter);
    return about;
  }

  private static String loadAverage() throws IOException {
    String[] fields = Files.readString(Path.of("/proc/loadavg")).split(" ");
    return String.join(" ", List.of(fields[0], fields[1], fields[2]));
  }
}
