package cordon.web.identity;

import cordon.base.Problem;
import cordon.store.Database;
import cordon.web.Reach;
import cordon.web.Role;
import cordon.web.UnitScope;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Gives out, checks and revokes tokens. */
public final class Tokens {
  private static final JsonFactory JSON = new JsonFactory();

  /** Long enough for a yearly rotation, no longer. */
  public static final Duration LONGEST = Duration.ofDays(400);

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

  /** How exactly we remember the last use. */
  private static final Duration USED_STEP = Duration.ofMinutes(5);

  private final Database database;
  private final Secrets secrets;
  private final InstantSource clock;
  private final AccountEvents events;

  Tokens(Database database, Secrets secrets, InstantSource clock, AccountEvents events) {
    this.database = database;
    this.secrets = secrets;
    this.clock = clock;
    this.events = events;
  }

  /**
   * What is asked for.
   *
   * @param owner for a personal token
   * @param role needed with the scope {@code API}, left out otherwise
   * @param reach from which upstreams it fetches packages
   * @param units which units it speaks for; only of programs
   * @param life at most {@link #LONGEST}
   */
  public record Wish(
      String name,
      Optional<String> owner,
      Set<Token.Scope> scopes,
      Optional<Role> role,
      Reach reach,
      UnitScope units,
      Duration life) {}

  /** A new token with its secret, which nobody can see a second time. */
  public record Issued(Token token, String secret) {}

  public Issued issue(Wish wish, String by) {
    requireSound(wish);
    String secret = TokenText.of(secrets.bytes(32));
    Instant now = clock.instant();
    Token token =
        new Token(
            UUID.nameUUIDFromBytes(secrets.bytes(16)).toString(),
            wish.name(),
            wish.owner(),
            wish.scopes(),
            wish.role(),
            wish.reach(),
            wish.units(),
            by,
            now,
            now.plus(wish.life()),
            Optional.empty(),
            Optional.empty());
    database.write(h -> {
      TokenRows.insert(h, token, Secrets.hash(secret));
      record(h, "web.token-created", by, token);
      return token;
    });
    return new Issued(token, secret);
  }

  private static void requireSound(Wish wish) {
    String why =
        !NAME.matcher(wish.name()).matches()
            ? "a name has letters, digits, `.`, `_` and `-`, at most 63 of them"
            : wish.scopes().isEmpty()
                ? "it has no scope"
                : wish.scopes().contains(Token.Scope.API) != wish.role().isPresent()
                    ? "a role belongs to the scope `api` and only to it"
                    : wish.units().bound() && wish.role().isEmpty()
                        ? "who speaks for units needs a role, such as `developer`"
                        : wish.life().compareTo(Duration.ZERO) <= 0
                                || wish.life().compareTo(LONGEST) > 0
                            ? "it must expire within " + LONGEST.toDays() + " days"
                            : "";
    if (!why.isEmpty()) {
      throw Problem.of("account/token", "no token of this kind", why, "correct it and try again")
          .asException();
    }
  }

  /** Personal tokens of a user, or all workload tokens; newest first. */
  public List<Token> list(Optional<String> owner) {
    return database.read(h -> TokenRows.list(h, owner));
  }

  public Optional<Token> find(String id) {
    return database.read(h -> TokenRows.find(h, id));
  }

  /** Nothing happens where it is revoked already. */
  public void revoke(Token token, String by) {
    database.write(h -> {
      if (TokenRows.revoke(h, token.id(), clock.instant())) {
        record(h, "web.token-revoked", by, token);
      }
      return token;
    });
  }

  /** What a live token stands for. */
  record Bearer(Token token, Optional<User> owner) {}

  /**
   * The live token of this secret, with its owner if it has one; a disabled owner's is not live.
   */
  Optional<Bearer> check(String secret) {
    if (!TokenText.isWellFormed(secret)) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Optional<Bearer> bearer =
        database.read(h ->
            TokenRows.findByHash(h, Secrets.hash(secret))
                .filter(token -> token.isLive(now))
                .flatMap(token -> bearer(h, token)));
    bearer.ifPresent(b -> touch(b.token(), now));
    return bearer;
  }

  private static Optional<Bearer> bearer(Handle h, Token token) {
    if (token.owner().isEmpty()) {
      return Optional.of(new Bearer(token, Optional.empty()));
    }
    return Users.find(h, token.owner().get())
        .filter(user -> !user.disabled())
        .map(user -> new Bearer(token, Optional.of(user)));
  }

  private void touch(Token token, Instant now) {
    if (token.used().isEmpty() || token.used().get().plus(USED_STEP).isBefore(now)) {
      // Nobody waits for it, and where it fails the token is as good as before.
      var _ = database.submit(h -> TokenRows.touch(h, token.id(), now));
    }
  }

  private void record(Handle h, String type, String by, Token token) {
    StringWriter body = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), body)) {
      json.writeStartObject();
      json.writeStringProperty("name", token.name());
      json.writeStringProperty("scopes", TokenRows.scopesText(token.scopes()));
      json.writeStringProperty("role", token.role().map(Role::slug).orElse(""));
      json.writeStringProperty("upstreams", token.reach().text());
      json.writeStringProperty("units", token.units().text());
      json.writeStringProperty("expires", token.expires().toString());
      json.writeEndObject();
    }
    events.record(
        h,
        new AccountEvents.Event(
            type, clock.instant(), by, "token:" + token.name(), body.toString()));
  }
}
