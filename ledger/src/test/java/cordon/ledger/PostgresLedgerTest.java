package cordon.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.store.Database;
import cordon.store.DatabaseConfig;
import cordon.testkit.postgres.PostgresServer;
import cordon.testkit.postgres.PostgresUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PostgresLedgerTest {
  @Nested
  class Log extends LedgerContract {
    @Override
    String newUrl() {
      return emptyDatabase();
    }

    @Test
    void severalProcessesShareOneLogWithoutGaps() throws Exception {
      LinkedBlockingQueue<Long> got = new LinkedBlockingQueue<>();
      try (Subscription subscription = ledger.subscribe("s", fact -> got.add(fact.sequence()));
          Database other = Database.open(new DatabaseConfig(url, 2), List.of(Ledger.MIGRATIONS));
          Ledger otherLedger = open(other)) {
        List<CompletableFuture<Fact>> futures = new ArrayList<>();
        for (int n = 0; n < 400; n++) {
          futures.add((n % 2 == 0 ? ledger : otherLedger).append(draft(n)));
        }
        futures.forEach(CompletableFuture::join);
        for (long n = 0; n < 400; n++) {
          assertThat(got.poll(30, TimeUnit.SECONDS)).isEqualTo(n);
        }
        ledger.checkpoint();
        appendSome(400, 410);
        otherLedger.checkpoint();
        assertThat(otherLedger.verify(n -> {})).isEqualTo(new Verification.Sound(410, 0, 3));
      }
    }
  }

  @Nested
  class Deliveries extends DeliveryContract {
    @Override
    String newUrl() {
      return emptyDatabase();
    }
  }

  @Nested
  class Proofs extends ProofContract {
    @Override
    String newUrl() {
      return emptyDatabase();
    }
  }

  @Nested
  class Forgetting extends ForgettingContract {
    @Override
    String newUrl() {
      return emptyDatabase();
    }
  }

  private static String emptyDatabase() {
    try {
      return PostgresServer.shared().newDatabase();
    } catch (PostgresUnavailable e) {
      return Assumptions.abort(e.getMessage());
    }
  }
}
