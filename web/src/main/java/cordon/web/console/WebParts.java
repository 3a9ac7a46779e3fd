package cordon.web.console;

import cordon.store.Database;
import cordon.web.identity.AccountEvents;
import cordon.web.identity.Identities;
import cordon.web.identity.oidc.KeyFetch;
import cordon.web.identity.oidc.WorkloadTokens;
import cordon.web.server.WebConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What the kit is built from.
 *
 * @param database opened with {@link WebKit#MIGRATIONS} among its migrations
 * @param data the data directory, where the command line's token is put
 * @param random a {@link java.security.SecureRandom}
 * @param events hears of changes to accounts, for the ledger
 * @param workloads knows the CI jobs by their tokens
 * @param version of the program, for people
 * @param passwordRounds {@link Identities#PASSWORD_ROUNDS}; fewer only in tests
 */
public record WebParts(
    WebConfig config,
    Database database,
    Path data,
    InstantSource clock,
    RandomGenerator random,
    AccountEvents events,
    WorkloadTokens workloads,
    String version,
    int passwordRounds) {

  private static final KeyFetch NO_FETCH =
      (url, limit) -> {
        throw new IOException("no issuer is configured");
      };

  /** Without CI jobs. */
  public WebParts(
      WebConfig config,
      Database database,
      Path data,
      InstantSource clock,
      RandomGenerator random,
      AccountEvents events,
      String version,
      int passwordRounds) {
    this(
        config,
        database,
        data,
        clock,
        random,
        events,
        new WorkloadTokens(List.of(), NO_FETCH, clock),
        version,
        passwordRounds);
  }
}
