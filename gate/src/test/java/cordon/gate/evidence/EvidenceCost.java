package cordon.gate.evidence;

import com.sun.management.OperatingSystemMXBean;
import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.gate.AgeBasis;
import cordon.gate.Coordinate;
import cordon.gate.Decision;
import cordon.gate.GateCapability;
import cordon.gate.Verdict;
import cordon.ledger.Ledger;
import cordon.ledger.LedgerConfig;
import cordon.store.Database;
import cordon.store.DatabaseConfig;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * What the evidence of one pull costs: CPU time of the whole process for each durable pull fact,
 * written by 1, 8 and 64 clients at once, without HTTP. Run it on its own; only CPU time counts on
 * a machine that others use too.
 */
public final class EvidenceCost {
  private static final int WARM = 20_000;
  private static final int MEASURED = 60_000;
  private static final int PACKAGES = 500;

  private final Evidence evidence;

  private EvidenceCost(Evidence evidence) {
    this.evidence = evidence;
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("evidence-cost");
    InstantSource clock = InstantSource.system();
    try (Database database =
            Database.open(
                new DatabaseConfig("jdbc:sqlite:" + folder.resolve("cordon.db"), 2),
                List.of(Ledger.MIGRATIONS, GateCapability.MIGRATIONS));
        Ledger ledger =
            Ledger.open(
                database,
                new LedgerConfig("bench.example/log", folder.resolve("key"), Duration.ofHours(1)),
                clock,
                new SecureRandom())) {
      EvidenceCost cost =
          new EvidenceCost(new Evidence(database, ledger, new PulledReleases(database), clock));
      cost.pulls(64, WARM);
      for (int clients : new int[] {1, 8, 64}) {
        cost.measure(clients);
      }
    }
  }

  private void measure(int clients) throws InterruptedException {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    int pulls = clients == 1 ? MEASURED / 10 : MEASURED;
    long cpu = system.getProcessCpuTime();
    pulls(clients, pulls);
    double millis = (system.getProcessCpuTime() - cpu) / 1e6 / pulls;
    System.out.printf(Locale.ROOT, "%2d clients: %.4f ms CPU per pull%n", clients, millis);
  }

  private void pulls(int clients, int pulls) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(clients);
    for (int client = 0; client < clients; client++) {
      int first = client;
      Thread.ofVirtual()
          .start(() -> {
            for (int i = first; i < pulls; i += clients) {
              pull(i);
            }
            done.countDown();
          });
    }
    done.await();
  }

  private void pull(int i) {
    String name = "package-" + i % PACKAGES;
    Coordinate coordinate =
        Coordinate.release(Ecosystem.NPM, "default", name, "1.2.3").withFile(name + "-1.2.3.tgz");
    Asker asker =
        new Asker("token:ci-" + i % 20, "10.0.0." + i % 200, "npm/11.4.0 node/v22.3.0", "ci");
    Digest digest = Digest.of(Digest.Algorithm.SHA256, new byte[32]);
    evidence.pull(asker, coordinate, new Pull(digest, 10_000, 0, 10_000, 200, true), decision());
  }

  private static Decision decision() {
    return new Decision(
        Verdict.ALLOW,
        List.of(),
        Optional.empty(),
        Instant.MAX,
        Optional.empty(),
        AgeBasis.UPSTREAM,
        "p-0-0");
  }
}
