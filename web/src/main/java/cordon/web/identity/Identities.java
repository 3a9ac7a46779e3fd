package cordon.web.identity;

import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.store.Database;
import cordon.web.identity.oidc.WorkloadTokens;
import cordon.web.server.Guard;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Everything about who asks, assembled. */
public final class Identities implements AutoCloseable {
  private final Passwords passwords;
  private final Users users;
  private final Tokens tokens;
  private final Sessions sessions;
  private final SignIn signIn;
  private final Guard guard;

  /**
   * @param dataDirectory where the command line finds its token
   * @param random a {@link java.security.SecureRandom}, except in tests
   * @param workloads knows the CI jobs
   * @param passwordRounds {@link #PASSWORD_ROUNDS}, except in tests
   */
  public Identities(
      Database database,
      Path dataDirectory,
      InstantSource clock,
      RandomGenerator random,
      AccountEvents events,
      WorkloadTokens workloads,
      boolean loopbackNeedsNoToken,
      int passwordRounds) {
    Secrets secrets = new Secrets(random);
    this.passwords = new Passwords(secrets, passwordRounds);
    this.users = new Users(database, passwords, clock, events);
    this.tokens = new Tokens(database, secrets, clock, events);
    this.sessions = new Sessions(database, secrets, clock);
    this.signIn =
        new SignIn(database, users, sessions, secrets, new SignInLimits(clock), clock, events);
    this.guard =
        new AccessGuard(
            sessions, tokens, localAdmin(dataDirectory, secrets), workloads, loopbackNeedsNoToken);
  }

  /** For production; see {@code Passwords}. */
  public static final int PASSWORD_ROUNDS = Passwords.ROUNDS;

  private static LocalAdminToken localAdmin(Path directory, Secrets secrets) {
    try {
      return LocalAdminToken.write(directory, secrets);
    } catch (IOException e) {
      throw new ProblemException(
          Problem.of(
              "web/admin-token",
              "cannot write the token of the command line",
              directory.resolve(LocalAdminToken.FILE) + ": " + e.getMessage(),
              "make the data directory writable for the user that runs the server"),
          e);
    }
  }

  public Users users() {
    return users;
  }

  public Tokens tokens() {
    return tokens;
  }

  public SignIn signIn() {
    return signIn;
  }

  public Guard guard() {
    return guard;
  }

  /** The routes of signing in and out. */
  public SignInFlow flow() {
    return new SignInFlow(signIn, sessions, users);
  }

  @Override
  public void close() {
    passwords.close();
  }
}
