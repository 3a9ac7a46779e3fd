package cordon.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.store.Database;
import cordon.testkit.postgres.PostgresServer;
import cordon.testkit.postgres.PostgresUnavailable;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class PostgresProjectionTest extends ProjectionContract {
  @Override
  String newUrl(Path folder) {
    try {
      return PostgresServer.shared().newDatabase();
    } catch (PostgresUnavailable e) {
      return Assumptions.abort(e.getMessage());
    }
  }

  @Test
  void everyServerFindsAtOnceWhatAnyOfThemWrote() {
    try (Database other = database();
        Ledger there = ledger(other)) {
      for (int n = 0; n < 30; n++) {
        (n % 2 == 0 ? ledger : there).append(OpenLedger.draft(n)).join();
        Ledger reader = n % 3 == 0 ? ledger : there;
        FactQuery query =
            new FactQuery(
                "test.",
                Optional.of(OpenLedger.draft(n).subject()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                -1,
                100);
        assertThat(reader.read(query).getLast().sequence()).isEqualTo(n);
      }
    }
  }
}
