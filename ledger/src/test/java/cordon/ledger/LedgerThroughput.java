package cordon.ledger;

import cordon.store.Database;
import cordon.store.DatabaseConfig;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many facts per second one log takes, durably. Not part of the test run (no test by its name);
 * run with {@code mvn -pl ledger -am test -Dtest=LedgerThroughput
 * -Dsurefire.failIfNoSpecifiedTests=false [-Dfacts=1000000]}.
 */
class LedgerThroughput {
  private static final int WRITERS = 16;
  private static final int IN_FLIGHT = 8192;

  @TempDir Path folder;

  @Test
  void sustained() throws Exception {
    long facts = Long.getLong("facts", 1_000_000);
    try (Database database =
            Database.open(
                new DatabaseConfig("jdbc:sqlite:" + folder.resolve("a.db"), 2),
                List.of(Ledger.MIGRATIONS));
        Ledger ledger =
            Ledger.open(
                database,
                new LedgerConfig("bench.example/l", folder.resolve("key"), Duration.ofSeconds(5)),
                InstantSource.system(),
                new SecureRandom())) {
      load("warm-up", ledger, 50_000);
      load("append(draft), " + WRITERS + " threads, checkpoints every 5 s", ledger, facts);
      inTransactions(database, ledger, facts / 4);
      long start = System.nanoTime();
      Verification verified = ledger.verify(n -> {});
      System.out.printf("verify: %s in %.1f s%n", verified, (System.nanoTime() - start) / 1e9);
      System.out.printf(
          "database: %.0f bytes per fact%n",
          (double) Files.size(folder.resolve("a.db")) / ledger.size());
    }
  }

  private static void load(String what, Ledger ledger, long facts) throws Exception {
    Semaphore inFlight = new Semaphore(IN_FLIGHT);
    LongAdder failed = new LongAdder();
    measured(
        what,
        facts,
        () -> {
          List<Thread> writers = new ArrayList<>();
          for (int w = 0; w < WRITERS; w++) {
            int writer = w;
            writers.add(
                Thread.ofVirtual()
                    .start(() -> {
                      for (long i = writer; i < facts; i += WRITERS) {
                        inFlight.acquireUninterruptibly();
                        ledger
                            .append(pull(i))
                            .whenComplete((fact, failure) -> {
                              inFlight.release();
                              if (failure != null) {
                                failed.increment();
                              }
                            });
                      }
                    }));
          }
          for (Thread writer : writers) {
            writer.join();
          }
          inFlight.acquire(IN_FLIGHT);
          return null;
        });
    if (failed.sum() > 0) {
      throw new IllegalStateException(failed.sum() + " facts failed");
    }
  }

  private static void inTransactions(Database database, Ledger ledger, long facts)
      throws Exception {
    Semaphore inFlight = new Semaphore(IN_FLIGHT);
    measured(
        "append(handle, draft), a work of its own each",
        facts,
        () -> {
          for (long i = 0; i < facts; i++) {
            inFlight.acquire();
            FactDraft draft = pull(i);
            database
                .submit(handle -> ledger.append(handle, draft))
                .whenComplete((fact, failure) -> inFlight.release());
          }
          inFlight.acquire(IN_FLIGHT);
          return null;
        });
  }

  private static void measured(String what, long facts, java.util.concurrent.Callable<?> run)
      throws Exception {
    var os =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = os.getProcessCpuTime();
    long writer = writerCpu();
    long start = System.nanoTime();
    run.call();
    double seconds = (double) (System.nanoTime() - start) / TimeUnit.SECONDS.toNanos(1);
    System.out.printf(
        "%s: %d facts in %.1f s = %.0f facts/s; CPU per fact %.1f us, of which %.1f us on the writer"
            + " thread; load average %.1f%n",
        what,
        facts,
        seconds,
        facts / seconds,
        (os.getProcessCpuTime() - cpu) / 1e3 / facts,
        (writerCpu() - writer) / 1e3 / facts,
        os.getSystemLoadAverage());
  }

  /** Of the one thread that bounds the rate, however many cores there are. */
  private static long writerCpu() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    for (ThreadInfo thread : threads.dumpAllThreads(false, false, 0)) {
      if (thread.getThreadName().equals("cordon-writer")) {
        return threads.getThreadCpuTime(thread.getThreadId());
      }
    }
    throw new IllegalStateException("no writer thread");
  }

  /** About as long as the gate's evidence of one pull. */
  private static FactDraft pull(long i) {
    return new FactDraft(
        "gate.pull",
        Instant.ofEpochMilli(1_800_000_000_000L + i),
        "user:developer" + i % 200,
        "pkg:npm/package-" + i % 5000 + "@1." + i % 7 + ".0",
        "{\"digest\":\"sha256:0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0\","
            + "\"bytes\":"
            + (1000 + i)
            + ",\"verdict\":\"allow\",\"basis\":\"upstream\",\"policy\":17,\"client\":\"npm/11\"}");
  }
}
