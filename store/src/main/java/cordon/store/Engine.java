package cordon.store;

import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;

/** What differs between the two databases; everything else is one code path. */
sealed interface Engine extends AutoCloseable permits SqliteEngine, PostgresEngine {

  /** Explains what goes wrong at this place. */
  Failures failures();

  /** Short lived connections for migrations, before any other connection is open. */
  DataSource migrationSource();

  /** What stands for {@code ${name}} in migration files. */
  Map<String, String> tokens();

  /** Lends the connection for writing; only the writer thread asks. */
  ConnectionFactory writers();

  /** Lends connections that cannot write; never more at a time than there are reader threads. */
  ConnectionFactory readers();

  /** How many works may share one physical transaction. */
  int largestBatch();

  /**
   * Starts the physical transaction and shuts out every other writer, of this and of any other
   * process, until its end. What a work reads is therefore still true when it commits.
   *
   * @param durability of what is committed
   */
  void beginWrite(Handle writer, Durability durability) throws SQLException;

  /** Starts a transaction that sees one state of the database until its end. */
  void beginRead(Handle reader) throws SQLException;

  /** Returns when everything since the begin is as durable as was asked; after a read, ends it. */
  void commit(Handle handle) throws SQLException;

  @Override
  void close();
}
