package cordon.testkit.postgres;

/** Why there is no PostgreSQL for the tests on this machine. */
public final class PostgresUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PostgresUnavailable(String reason) {
    super(reason);
  }
}
