package cordon.ledger;

import cordon.store.Database;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * By what facts are searched beside their sequence: type, actor as the leaf has it, and subject.
 * Written behind the facts (docs/decisions/0070).
 */
final class FactIndex implements AutoCloseable {
  private final Database database;
  private final Projection rows;
  private final AutoCloseable following;

  FactIndex(Database database) {
    this.database = database;
    this.rows = new Projection(database, "ledger index", FactIndex::write);
    this.following = rows.follow();
  }

  private static void write(Handle transaction, long from, long to) {
    transaction.execute(
        "INSERT INTO ledger_index (sequence, type, actor, subject)"
            + " SELECT sequence, type, actor, subject FROM ledger_fact"
            + " WHERE sequence >= ? AND sequence < ? ORDER BY sequence",
        from,
        to);
  }

  List<Fact> first(FactQuery query) {
    catchUp(query);
    return database.read(handle -> FactReader.first(handle, query));
  }

  List<Fact> last(FactQuery query, long before) {
    catchUp(query);
    return database.read(handle -> FactReader.last(handle, query, before));
  }

  private void catchUp(FactQuery query) {
    if (query.indexed()) {
      rows.catchUp();
    }
  }

  /** Returns when everything is in that was durable before the call, however long it takes. */
  void await() {
    rows.await();
  }

  /** In a write transaction that relies on it. */
  void catchUp(Handle transaction) {
    rows.catchUp(transaction);
  }

  @Override
  public void close() throws Exception {
    following.close();
  }
}
