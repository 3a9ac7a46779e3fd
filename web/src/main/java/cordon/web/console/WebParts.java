package cordon.web.console;

import cordon.store.Database;
import cordon.web.identity.AccountEvents;
import cordon.web.identity.Identities;
import cordon.web.server.WebConfig;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What the kit is built from.
 *
 * @param database opened with {@link WebKit#MIGRATIONS} among its migrations
 * @param data the data directory, where the command line's token is put
 * @param random a {@link java.security.SecureRandom}
 * @param events hears of changes to accounts, for the ledger
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
    String version,
    int passwordRounds) {

  public WebParts(
      WebConfig config,
      Database database,
      Path data,
      InstantSource clock,
      RandomGenerator random,
      AccountEvents events,
      String version) {
    this(config, database, data, clock, random, events, version, Identities.PASSWORD_ROUNDS);
  }
}
