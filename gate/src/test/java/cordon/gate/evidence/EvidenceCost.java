package cordon.gate.evidence;

import com.sun.management.OperatingSystemMXBean;
import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.gate.Coordinate;
import cordon.gate.Decision;
import cordon.gate.TestDatabases;
import cordon.ledger.Ledger;
import cordon.ledger.LedgerConfig;
import cordon.store.Database;
import cordon.store.Durability;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the evidence of one pull costs: CPU time of the whole process for each durable pull fact,
 * written by 1, 8 and 64 clients at once, without HTTP, for each durability. Run it on its own;
 * only CPU time counts on a machine that others use too.
 */
public final class EvidenceCost {
  private static final int WARM = 150_000;
  private static final int MEASURED = 60_000;
  private static final int PACKAGES = 500;

  private final Evidence evidence;
  private final EventIndex index;
  private final AtomicInteger commits = new AtomicInteger();

  private EvidenceCost(Evidence evidence, EventIndex index) {
    this.evidence = evidence;
    this.index = index;
  }

  public static void main(String[] arguments) throws Exception {
    for (Durability durability : Durability.values()) {
      measure(durability);
    }
  }

  private static void measure(Durability durability) throws Exception {
    Path folder = Files.createTempDirectory("evidence-cost");
    InstantSource clock = InstantSource.system();
    try (Database database = TestDatabases.open(TestDatabases.sqlite(folder));
        Ledger ledger =
            Ledger.open(
                database,
                new LedgerConfig("bench.example/log", folder.resolve("key"), Duration.ofHours(1)),
                clock,
                new SecureRandom())) {
      EventIndex index = new EventIndex(database);
      EvidenceCost cost =
          new EvidenceCost(
              new Evidence(
                  database, ledger, new PulledReleases(database, index), durability, clock),
              index);
      System.out.println("durability: " + durability);
      AutoCloseable following = index.follow();
      database.onCommit(cost.commits::incrementAndGet);
      for (int clients : new int[] {64, 8, 1}) {
        cost.pulls(64, WARM);
        cost.measure(clients);
      }
      following.close();
    }
  }

  private void measure(int clients) throws InterruptedException {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    int pulls = clients == 1 ? MEASURED / 10 : MEASURED;
    index.catchUp();
    int commitsBefore = commits.get();
    long cpu = system.getProcessCpuTime();
    long start = System.nanoTime();
    long[] waits = pulls(clients, pulls);
    double wait = (System.nanoTime() - start) / 1e6 * clients / pulls;
    index.catchUp(); // what is written behind the facts is paid for too
    double millis = (system.getProcessCpuTime() - cpu) / 1e6 / pulls;
    double shared = (double) pulls / (commits.get() - commitsBefore);
    System.out.printf(
        Locale.ROOT,
        "%2d clients: %.4f ms CPU per pull, %.1f pulls in a commit, until told %.2f ms, of 100 the"
            + " slowest %.2f, of 1,000 %.2f, of all %.2f%n",
        clients,
        millis,
        shared,
        wait,
        waits[pulls - 1 - pulls / 100] / 1e6,
        waits[pulls - 1 - pulls / 1000] / 1e6,
        waits[pulls - 1] / 1e6);
  }

  /** Returns what each pull waited, in nanoseconds, the longest last. */
  private long[] pulls(int clients, int pulls) throws InterruptedException {
    long[] waits = new long[pulls];
    CountDownLatch done = new CountDownLatch(clients);
    for (int client = 0; client < clients; client++) {
      int first = client;
      Thread.ofVirtual()
          .start(() -> {
            for (int i = first; i < pulls; i += clients) {
              long start = System.nanoTime();
              pull(i);
              waits[i] = System.nanoTime() - start;
            }
            done.countDown();
          });
    }
    done.await();
    Arrays.sort(waits);
    return waits;
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
    return Allowed.by("p-0-0");
  }
}
