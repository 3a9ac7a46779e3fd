package cordon.ledger;

import org.junit.jupiter.api.Nested;

class SqliteLedgerTest {
  @Nested
  class Log extends LedgerContract {
    @Override
    String newUrl() {
      return inFolder();
    }
  }

  @Nested
  class Deliveries extends DeliveryContract {
    @Override
    String newUrl() {
      return inFolder();
    }
  }

  @Nested
  class Proofs extends ProofContract {
    @Override
    String newUrl() {
      return inFolder();
    }
  }

  @Nested
  class Forgetting extends ForgettingContract {
    @Override
    String newUrl() {
      return inFolder();
    }
  }
}
