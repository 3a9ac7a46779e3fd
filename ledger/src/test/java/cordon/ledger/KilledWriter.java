package cordon.ledger;

import cordon.store.Database;
import cordon.store.DatabaseConfig;
import cordon.store.Durability;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * The process that is killed: appends in every way there is and says each acknowledged fact on its
 * output, {@code sequence id}, a line each, until it dies. Arguments: database URL, key file.
 */
final class KilledWriter {
  private static final int IN_FLIGHT = 64;
  private static final int UNFORCED = 300;

  private KilledWriter() {}

  public static void main(String[] arguments) throws Exception {
    Database database =
        Database.open(new DatabaseConfig(arguments[0], 1), List.of(Ledger.MIGRATIONS));
    Ledger ledger =
        Ledger.open(
            database,
            new LedgerConfig("log.example/kill", Path.of(arguments[1]), Duration.ofMillis(50)),
            InstantSource.system(),
            new SecureRandom());
    PrintStream out = new PrintStream(System.out, true);
    Semaphore room = new Semaphore(IN_FLIGHT);
    for (int n = 0; ; n++) {
      FactDraft draft = OpenLedger.draft(n);
      room.acquire();
      // For a while nobody asks for the disk, so that there are commits that do not force it.
      Durability durability = n / UNFORCED % 2 == 0 ? Durability.DISK : Durability.PROCESS;
      (n % 4 == 0 || durability == Durability.PROCESS
              ? database.submit(durability, handle -> ledger.append(handle, draft))
              : ledger.append(draft))
          .whenComplete((fact, failure) -> {
            room.release();
            out.println(failure == null ? fact.sequence() + " " + fact.id() : "! " + failure);
          });
    }
  }
}
