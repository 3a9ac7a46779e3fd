package cordon.bench.install;

import cordon.bench.peer.Contender;
import cordon.bench.peer.LoadAverage;
import cordon.bench.peer.Options;
import cordon.bench.peer.Peers;
import cordon.testkit.Json;
import cordon.testkit.client.Folders;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/**
 * Wall time of whole installations. Each round has packages that no server has seen, installs them
 * once cold and once warm; servers take turns, and the order turns with the rounds. The first
 * rounds are not measured: a gate runs for weeks, its compilers are done, and here they would
 * compete with the client for two cores. The clients do most of the work, so this shows harm rather
 * than speed.
 */
public final class Installs {
  /** Tells what the gate costs from what looking into artifacts costs. */
  private static final String UNINSPECTED = "Cordon, not inspecting";

  /** By the fourth round a warm pull costs what it costs ever after. */
  private static final int UNMEASURED = 3;

  private final Options options;
  private final PrintStream progress;
  private final Timings timings = new Timings();
  private boolean failed;

  private Installs(Options options, PrintStream progress) {
    this.options = options;
    this.progress = progress;
  }

  /** Exit code 0 when everything was measured, 1 when an installation failed on the way. */
  public static void main(String[] words) throws IOException {
    var bench = new Installs(Options.parse(words), System.err);
    bench.run(System.out);
    System.exit(bench.failed ? 1 : 0);
  }

  private void run(PrintStream out) throws IOException {
    String before = LoadAverage.read();
    Path work = options.requiredPath("work");
    int sets = options.number("rounds") + UNMEASURED;
    measure("npm", () -> new NpmInstall(sets, options.number("npm")));
    measure("pip", () -> new PipDownload(sets, options.number("pip")));
    measure("mvn", () -> new MavenGoOffline(sets, options.number("mvn"), work.resolve("maven")));
    String load = LoadAverage.read();
    out.print(timings.table());
    out.printf("load average before %s, after %s%n", before, load);
    Path json = options.requiredPath("json");
    Files.writeString(json, Json.write(timings.fields()) + "\n");
    out.println("written to " + json);
  }

  private void measure(String client, Supplier<Workload> making) {
    if (!client.contains(options.text("only"))) {
      return;
    }
    try (Workload workload = making.get();
        Peers peers = new Peers(options, progress)) {
      List<Contender> contenders = contenders(peers, workload);
      for (int round = 0; round < options.number("rounds") + UNMEASURED; round++) {
        Collections.rotate(contenders, 1);
        round(workload, round, contenders);
      }
    } catch (IllegalStateException e) {
      failed = true;
      progress.println("failed: " + e.getMessage());
    }
  }

  private static List<Contender> contenders(Peers peers, Workload workload) {
    List<Contender> all = new ArrayList<>(peers.start(workload.ecosystem(), workload.origin()));
    peers
        .cordon(workload.ecosystem(), workload.origin(), "inspect.enabled = false")
        .map(gate -> gate.named(UNINSPECTED))
        .filter(peers::starts)
        .ifPresent(all::add);
    return all;
  }

  private void round(Workload workload, int round, List<Contender> contenders) {
    for (String state : List.of("cold", "warm")) {
      for (Contender contender : contenders) {
        progress.printf("%s, %s: %s, round %d%n", workload.label(), state, contender.name(), round);
        one(workload, round, state, contender);
      }
    }
  }

  private void one(Workload workload, int round, String state, Contender contender) {
    Path folder = options.requiredPath("work").resolve("client");
    try {
      double seconds = workload.run(round, folder, contender.registry()).toMillis() / 1000.0;
      if (round >= UNMEASURED) {
        timings.add(workload.label() + ", " + state, contender.name(), seconds);
      }
    } catch (IllegalStateException e) {
      failed = true;
      progress.println(contender.name() + " failed: " + e.getMessage());
    } finally {
      Folders.delete(folder);
    }
  }
}
