package cordon.store;

class PostgresMigrationTest extends MigrationContract {
  @Override
  String newUrl() {
    return PostgresDatabaseTest.newDatabase();
  }
}
