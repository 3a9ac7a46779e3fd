package cordon.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.ProblemException;
import cordon.testkit.postgres.PostgresServer;
import cordon.testkit.postgres.PostgresUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class PostgresDatabaseTest extends DatabaseContract {
  @Override
  String newUrl() {
    return newDatabase();
  }

  static String newDatabase() {
    try {
      return PostgresServer.shared().newDatabase();
    } catch (PostgresUnavailable e) {
      return Assumptions.abort(e.getMessage());
    }
  }

  @Test
  void writersOfSeveralProcessesTakeTurns() {
    database.write(h -> h.execute("INSERT INTO note (id, text) VALUES (0, '0')"));
    try (Database other = open(url)) {
      List<CompletableFuture<Integer>> increments = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        increments.add(
            (i % 2 == 0 ? database : other)
                .submit(h -> {
                  int n =
                      Integer.parseInt(
                          h.createQuery("SELECT text FROM note").mapTo(String.class).one());
                  return h.execute("UPDATE note SET text = ?", Integer.toString(n + 1));
                }));
      }
      increments.forEach(CompletableFuture::join);
      assertThat(
              database.<String>read(
                  h -> h.createQuery("SELECT text FROM note").mapTo(String.class).one()))
          .isEqualTo("200");
    }
  }

  @Test
  void aCommitWaitsForTheServersDiskUnlessNobodyInItAskedFor() {
    assertThat(commitOf(Durability.DISK)).isEqualTo("on");
    assertThat(commitOf(Durability.PROCESS)).isEqualTo("off");
    assertThat(commitOf(Durability.DISK)).as("only for that commit").isEqualTo("on");
  }

  private String commitOf(Durability durability) {
    return database
        .submit(durability, h -> h.createQuery("SHOW synchronous_commit").mapTo(String.class).one())
        .join();
  }

  @Test
  void saysWhatIsWrongWithTheServer() {
    problem("jdbc:postgresql://127.0.0.1:1/x?user=u&password=secret", "store/unreachable");
    problem(url.replaceFirst("/test_[0-9]+", "/absent"), "store/no-database");
    problem(url.replaceFirst("user=.*", "user=stranger&password=secret"), "store/refused");
  }

  private void problem(String at, String type) {
    assertThatThrownBy(() -> open(at))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().type()).isEqualTo(type);
              assertThat(e.problem().line()).doesNotContain("secret");
            });
  }

  @Test
  void aBrokenConnectionIsReplaced() {
    insert(1).join();
    database
        .submit(h ->
            h.createQuery(
                    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND pid <> pg_backend_pid()")
                .mapTo(Long.class)
                .one())
        .join();
    CompletableFuture<Integer> suicide =
        database.submit(h -> h.execute("SELECT pg_terminate_backend(pg_backend_pid())"));
    assertThatThrownBy(suicide::join)
        .cause()
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().type()).isEqualTo("store/unreachable"));
    assertThat(insert(2).join()).isEqualTo(1);
    assertThat(countAfterFailures()).isEqualTo(2);
  }

  /** Every reader connection may fail once; then it has been replaced. */
  private long countAfterFailures() {
    for (int failures = 0; failures < 2; failures++) {
      try {
        return count();
      } catch (ProblemException e) {
        assertThat(e.problem().type()).isEqualTo("store/unreachable");
      }
    }
    return count();
  }
}
