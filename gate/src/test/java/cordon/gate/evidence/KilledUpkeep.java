package cordon.gate.evidence;

import cordon.gate.MovableClock;
import cordon.gate.TestDatabases;
import cordon.ledger.FactQuery;
import cordon.ledger.Ledger;
import cordon.store.Database;
import cordon.store.Durability;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.sqlite.Function;

/**
 * The process that is killed: works behind the facts of a prepared SQLite database and stands still
 * in the middle of the transaction that does what a trigger waits for, where the parent kills it.
 */
final class KilledUpkeep {
  static final Duration KEEP = Duration.ofDays(100);
  private static final String AIMED = "aimed";

  /** What it does. */
  enum Work {
    SEARCH,
    TIDY
  }

  private KilledUpkeep() {}

  /**
   * Starts one, waits until it is where it is aimed at, and kills it there.
   *
   * @param aim when it stands still, as a trigger says it: {@code insert on … when …}
   */
  static void killAt(Path folder, Instant now, Work work, String aim) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledUpkeep.class.getName(),
                folder.toString(),
                now.toString(),
                work.name(),
                aim)
            .redirectErrorStream(true)
            .start();
    StringBuilder said = new StringBuilder();
    for (String line = process.inputReader().readLine();
        !AIMED.equals(line);
        line = process.inputReader().readLine()) {
      if (line == null) {
        throw new IOException("it ended before " + aim + ": " + said);
      }
      said.append(line).append('\n');
    }
    process.destroyForcibly().waitFor();
  }

  static Database database(Path folder) {
    return TestDatabases.open(TestDatabases.sqlite(folder));
  }

  static Ledger ledger(Database database, Path folder, MovableClock clock) {
    return TestDatabases.ledger(database, folder, clock);
  }

  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    MovableClock clock = new MovableClock();
    clock.set(Instant.parse(arguments[1]));
    Database database = database(folder);
    database.write(h -> {
      Function.create(h.getConnection(), "stand_still", new StandStill());
      try (Statement trigger = h.getConnection().createStatement()) {
        return trigger.execute(
            "create temp trigger aim after " + arguments[3] + " begin select stand_still(); end");
      }
    });
    Ledger ledger = ledger(database, folder, clock);
    EventIndex index = new EventIndex(database);
    switch (Work.valueOf(arguments[2])) {
      case SEARCH -> {
        index.catchUp();
        ledger.read(pulls(1));
      }
      case TIDY -> {
        Evidence evidence =
            new Evidence(
                database, ledger, new PulledReleases(database, index), Durability.PROCESS, clock);
        new Upkeep(database, ledger, index, evidence, KEEP, clock).tidy();
      }
    }
    System.out.println("done");
    System.exit(0);
  }

  static FactQuery pulls(int limit) {
    return new FactQuery(
        EventRow.PULL,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        -1,
        limit);
  }

  /** Of the writer, in its transaction. */
  private static final class StandStill extends Function {
    @Override
    protected void xFunc() {
      System.out.println(AIMED);
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
