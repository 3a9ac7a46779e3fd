package cordon.store;

import cordon.base.Problem;
import cordon.base.ProblemException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Tells what a person can mend (full disk, server away, foreign file) from what is a bug; the
 * latter stays the exception that it is.
 *
 * @param place the database, for messages
 */
record Failures(String place) {

  Throwable explain(Throwable failure) {
    if (failure instanceof ProblemException) {
      return failure;
    }
    SQLException sql = sqlCause(failure);
    Problem problem =
        switch (sql) {
          case null -> null;
          case SQLiteException sqlite -> ofSqlite(sqlite);
          default -> ofPostgres(sql);
        };
    return problem == null ? failure : new ProblemException(problem, failure);
  }

  private static @Nullable SQLException sqlCause(Throwable failure) {
    int depth = 0;
    SQLException found = null;
    for (Throwable t = failure; t != null && depth < 20; t = t.getCause(), depth++) {
      if (t instanceof SQLException sql) {
        found = sql; // the innermost knows best: pools wrap what the driver said
      }
    }
    return found;
  }

  private @Nullable Problem ofSqlite(SQLiteException e) {
    int primary = e.getResultCode().code & 0xff; // extended codes carry the kind in the low byte
    if (primary == SQLiteErrorCode.SQLITE_FULL.code) {
      return diskFull(e);
    }
    if (primary == SQLiteErrorCode.SQLITE_BUSY.code
        || primary == SQLiteErrorCode.SQLITE_LOCKED.code) {
      return problem(
          "store/busy",
          "another program keeps the database locked",
          e,
          "close database shells and copy tools that have the file open");
    }
    if (primary == SQLiteErrorCode.SQLITE_NOTADB.code) {
      return problem(
          "store/not-a-database",
          "the file is not a SQLite database",
          e,
          "name another file, or move this one away");
    }
    if (primary == SQLiteErrorCode.SQLITE_CORRUPT.code) {
      return problem(
          "store/damaged",
          "the database file is damaged",
          e,
          "keep the file for examination and restore the latest back-up");
    }
    if (primary == SQLiteErrorCode.SQLITE_CANTOPEN.code
        || primary == SQLiteErrorCode.SQLITE_READONLY.code
        || primary == SQLiteErrorCode.SQLITE_PERM.code) {
      return problem(
          "store/not-writable",
          "the database file cannot be written",
          e,
          "give the file and its directory to the user that runs Cordon");
    }
    if (primary == SQLiteErrorCode.SQLITE_IOERR.code) {
      return problem(
          "store/io", "the disk failed", e, "look at the kernel's log and the disk's health");
    }
    return null;
  }

  private @Nullable Problem ofPostgres(SQLException e) {
    String state = e.getSQLState();
    if (state == null) {
      return null;
    }
    if (state.startsWith("08") || state.startsWith("57P") || state.equals("53300")) {
      return problem(
          "store/unreachable",
          "the database server cannot be reached",
          e,
          "check that it runs, that the URL is right and that it accepts more connections");
    }
    if (state.startsWith("28")) {
      return problem(
          "store/refused", "the database server refuses us", e, "check user and password");
    }
    if (state.equals("3D000")) {
      return problem(
          "store/no-database", "the database does not exist", e, "create it with createdb");
    }
    if (state.equals("53100")) {
      return diskFull(e);
    }
    if (state.equals("42501")) {
      return problem(
          "store/refused",
          "the database user may not do this",
          e,
          "make it the owner of the database");
    }
    return null;
  }

  private Problem diskFull(SQLException e) {
    return problem(
        "store/disk-full",
        "the disk is full",
        e,
        "free space; nothing that was acknowledged is lost");
  }

  private Problem problem(String type, String title, SQLException e, String remedy) {
    return Problem.of(type, title, place + ": " + e.getMessage() + cause(e), remedy);
  }

  /** Drivers say in the message that it failed, and in the cause why. */
  private static String cause(SQLException e) {
    return e.getCause() == null ? "" : " (" + e.getCause() + ")";
  }
}
