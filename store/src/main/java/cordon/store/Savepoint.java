package cordon.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The one savepoint around each work of a batch, prepared once for all of them. */
final class Savepoint implements AutoCloseable {
  private final PreparedStatement set;
  private final PreparedStatement release;
  private final PreparedStatement rollBack;

  Savepoint(Connection connection) throws SQLException {
    set = connection.prepareStatement("SAVEPOINT work");
    release = connection.prepareStatement("RELEASE SAVEPOINT work");
    rollBack = connection.prepareStatement("ROLLBACK TO SAVEPOINT work");
  }

  void set() throws SQLException {
    set.execute();
  }

  void release() throws SQLException {
    release.execute();
  }

  /** Undoes the work since {@link #set} and forgets the savepoint. */
  void rollBack() throws SQLException {
    rollBack.execute();
    release.execute();
  }

  @Override
  public void close() throws SQLException {
    set.close();
    release.close();
    rollBack.close();
  }
}
