package cordon.bench.warm;

import cordon.base.Ecosystem;
import cordon.bench.peer.Contender;
import cordon.bench.peer.FileLinks;
import cordon.bench.peer.LoadAverage;
import cordon.bench.peer.Options;
import cordon.bench.peer.Peers;
import cordon.bench.peer.ProcessTree;
import cordon.bench.warm.Origins.Origin;
import cordon.testkit.Json;
import cordon.testkit.http.RawClient;
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

/**
 * CPU per request on warm hits: every contender has everything in its cache, wrk asks for one
 * object at a time, contenders take turns within each round. One table per registry protocol.
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
    Map<String, Object> document = about(now);
    for (Ecosystem ecosystem : List.of(Ecosystem.NPM, Ecosystem.PYPI, Ecosystem.MAVEN)) {
      String loadBefore = LoadAverage.read();
      try (Origin origin = origin(ecosystem, now).only(options.text("only"));
          Peers peers = new Peers(options, progress)) {
        if (origin.targets().isEmpty()) {
          continue;
        }
        Report report = measure(peers.start(ecosystem, origin.url()), origin);
        out.print(report.table(ecosystem.purlType()));
        out.printf("load average before %s, after %s%n%n", loadBefore, LoadAverage.read());
        document.put(ecosystem.purlType(), report.fields());
      }
    }
    Path json = options.requiredPath("json");
    Files.writeString(json, Json.write(document) + "\n");
    out.println("written to " + json);
  }

  private Origin origin(Ecosystem ecosystem, Instant now) {
    return switch (ecosystem) {
      case NPM -> Origins.npm(now, options.yes("large"));
      case PYPI -> Origins.pypi();
      case MAVEN -> Origins.maven();
      default -> throw new IllegalArgumentException(ecosystem.toString());
    };
  }

  private Report measure(List<Contender> contenders, Origin origin) throws IOException {
    var report = new Report(contenders.stream().map(Contender::name).toList());
    for (Target target : origin.targets()) {
      measure(contenders, target, proper(origin.url(), target))
          .forEach((name, rounds) -> report.add(target.label(), name, Sample.median(rounds)));
    }
    for (Contender contender : contenders) {
      report.memory(contender.name(), new ProcessTree(contender.pid()).residentMiB());
      if (origin.ecosystem() == Ecosystem.NPM) {
        report.youngHidden(contender.name(), hidesYoung(contender));
      }
    }
    return report;
  }

  private static byte[] proper(URI origin, Target target) throws IOException {
    String[] headers = target.headers().toArray(String[]::new);
    URI page = origin.resolve(target.path());
    URI url = target.linked().isEmpty() ? page : FileLinks.find(page, target.linked(), headers);
    return RawClient.get(url.getPort(), url.getRawPath(), headers).body();
  }

  private static boolean hidesYoung(Contender contender) throws IOException {
    URI url = contender.registry().resolve(Origins.YOUNG);
    RawClient.Answer young = RawClient.get(url.getPort(), url.getRawPath());
    return young.status() == 200 && !young.text().contains(Origins.YOUNG_FILE);
  }

  /** All rounds of one target; a contender that fails once drops out of this target. */
  private Map<String, List<Sample>> measure(
      List<Contender> contenders, Target target, byte[] proper) throws IOException {
    Map<String, List<Sample>> samples = new LinkedHashMap<>();
    Map<String, Probe> probes = new LinkedHashMap<>();
    int seconds = options.number("seconds");
    contenders.forEach(c -> probes.put(c.name(), new Probe(c, target, seconds)));
    for (int round = 0; round <= options.number("rounds"); round++) {
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

  private Map<String, Object> about(Instant now) {
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("started", now.toString());
    about.put("rounds", options.number("rounds"));
    about.put("secondsPerRound", options.number("seconds"));
    return about;
  }
}
