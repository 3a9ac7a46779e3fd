package cordon.store;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.ProblemException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class FailuresTest {
  private final Failures failures = new Failures("the place");

  @ParameterizedTest
  @CsvSource({
    "SQLITE_FULL, store/disk-full",
    "SQLITE_BUSY, store/busy",
    "SQLITE_BUSY_SNAPSHOT, store/busy",
    "SQLITE_LOCKED, store/busy",
    "SQLITE_NOTADB, store/not-a-database",
    "SQLITE_CORRUPT, store/damaged",
    "SQLITE_CANTOPEN_ISDIR, store/not-writable",
    "SQLITE_READONLY_DIRECTORY, store/not-writable",
    "SQLITE_IOERR_FSYNC, store/io",
  })
  void sqlite(SQLiteErrorCode code, String type) {
    assertType(new RuntimeException(new SQLiteException("text", code)), type);
  }

  @ParameterizedTest
  @CsvSource({
    "08001, store/unreachable",
    "57P01, store/unreachable",
    "53300, store/unreachable",
    "28P01, store/refused",
    "42501, store/refused",
    "3D000, store/no-database",
    "53100, store/disk-full",
  })
  void postgres(String state, String type) {
    assertType(new RuntimeException("pool", new SQLException("text", state)), type);
  }

  @Test
  void whatIsABugStaysWhatItIs() {
    SQLException syntax = new SQLException("syntax", "42601");
    assertThat(failures.explain(syntax)).isSameAs(syntax);
    RuntimeException constraint =
        new RuntimeException(new SQLiteException("unique", SQLiteErrorCode.SQLITE_CONSTRAINT));
    assertThat(failures.explain(constraint)).isSameAs(constraint);
    IllegalStateException other = new IllegalStateException();
    assertThat(failures.explain(other)).isSameAs(other);
  }

  private void assertType(Throwable failure, String type) {
    assertThat(failures.explain(failure))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().type()).isEqualTo(type);
              assertThat(e.problem().detail()).startsWith("the place: ");
              assertThat(e).hasCause(failure);
            });
  }
}
