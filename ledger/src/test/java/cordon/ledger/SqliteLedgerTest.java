package cordon.ledger;

class SqliteLedgerTest extends LedgerContract {
  @Override
  String newUrl() {
    return "jdbc:sqlite:" + folder.resolve("cordon.db");
  }
}
