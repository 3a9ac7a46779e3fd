package cordon.store;

class SqliteMigrationTest extends MigrationContract {
  @Override
  String newUrl() {
    return "jdbc:sqlite:" + folder.resolve("data/cordon.db");
  }
}
