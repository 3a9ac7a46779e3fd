package cordon.web.identity;

import cordon.base.Problem;
import cordon.store.Database;
import cordon.web.Role;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The ways in: name and password, and one-time links. */
public final class SignIn {
  /** The first link and those of the command line: used at once, at the same desk. */
  public static final Duration LINK_LIFE = Duration.ofHours(1);

  /** An invitation travels to another person first. */
  public static final Duration INVITATION_LIFE = Duration.ofDays(2);

  private static final String PATH = "/sign-in/link/";

  private final Database database;
  private final Users users;
  private final Sessions sessions;
  private final Secrets secrets;
  private final SignInLimits limits;
  private final InstantSource clock;
  private final AccountEvents events;

  SignIn(
      Database database,
      Users users,
      Sessions sessions,
      Secrets secrets,
      SignInLimits limits,
      InstantSource clock,
      AccountEvents events) {
    this.database = database;
    this.users = users;
    this.sessions = sessions;
    this.secrets = secrets;
    this.limits = limits;
    this.clock = clock;
    this.events = events;
  }

  /**
   * While there is no user: the path of a new link that makes the first administrator, good once
   * and for {@link #LINK_LIFE}; earlier ones are void. For {@code serve} to print after its URL.
   */
  public Optional<String> firstLink() {
    if (!users.none()) {
      return Optional.empty();
    }
    database.write(h -> h.createUpdate("delete from web_sign_in_link").execute());
    return Optional.of(link(Optional.empty(), LINK_LIFE, "system"));
  }

  /**
   * The path of a new one-time link.
   *
   * @param user who is let in to set a new password; empty to make a new administrator
   */
  public String link(Optional<String> user, Duration life, String by) {
    String code = secrets.next();
    long now = clock.millis();
    database.write(h -> {
      if (user.isPresent() && Users.find(h, user.get()).filter(u -> !u.disabled()).isEmpty()) {
        throw Problem.of(
                "account/unknown-user",
                "there is no active user of this name",
                "`" + user.get() + "`",
                "see /admin/users")
            .asException();
      }
      insert(h, code, user, now, now + life.toMillis());
      record(h, "web.sign-in-link-created", by, user.orElse("new administrator"));
      return code;
    });
    return PATH + code;
  }

  private static void insert(Handle h, String code, Optional<String> user, long now, long expires) {
    h.createUpdate("delete from web_sign_in_link where expires_at <= :now")
        .bind("now", now)
        .execute();
    h.createUpdate(
            "insert into web_sign_in_link (code_hash, user_name, created_at, expires_at)"
                + " values (:hash, :user, :now, :expires)")
        .bind("hash", Secrets.hash(code))
        .bind("user", user.orElse(null))
        .bind("now", now)
        .bind("expires", expires)
        .execute();
  }

  /** What an unused, unexpired link is for. */
  public record Link(Optional<String> user) {}

  public Optional<Link> findLink(String code) {
    return database.read(h -> findLink(h, code));
  }

  private Optional<Link> findLink(Handle h, String code) {
    return h.createQuery(
            "select coalesce(user_name, '') from web_sign_in_link"
                + " where code_hash = :hash and used_at is null and expires_at > :now")
        .bind("hash", Secrets.hash(code))
        .bind("now", clock.millis())
        .mapTo(String.class)
        .findOne()
        .map(name -> new Link(Optional.of(name).filter(n -> !n.isEmpty())));
  }

  /**
   * Uses a link up: sets the password, for a link without a user makes an administrator of this
   * name, and starts a session.
   *
   * @return the session's id
   */
  String useLink(String code, String newName, String display, String password) {
    Link link = findLink(code).orElseThrow(() -> deadLink().asException());
    String name = link.user().orElse(newName);
    String hash = users.prepare(name, password);
    return database.write(h -> {
      // Asked again inside: of two who come at the same moment one must lose.
      if (markUsed(h, code) == 0) {
        throw deadLink().asException();
      }
      if (link.user().isEmpty()) {
        users.create(h, name, display, Set.of(Role.ADMINISTRATOR), "system");
      }
      users.store(h, name, hash, "user:" + name);
      record(h, "web.signed-in", "user:" + name, name);
      return sessions.begin(h, name);
    });
  }

  private int markUsed(Handle h, String code) {
    return h.createUpdate(
            "update web_sign_in_link set used_at = :now"
                + " where code_hash = :hash and used_at is null and expires_at > :now")
        .bind("now", clock.millis())
        .bind("hash", Secrets.hash(code))
        .execute();
  }

  /**
   * @return the new session's id, or empty where name or password are wrong
   * @throws cordon.base.ProblemException after too many failures
   */
  Optional<String> withPassword(String name, String password, String address) {
    if (!confirm(name, password, address)) {
      return Optional.empty();
    }
    return Optional.of(
        database.write(h -> {
          record(h, "web.signed-in", "user:" + name, name);
          return sessions.begin(h, name);
        }));
  }

  /** Whether the password is right; failures count against the user and the address. */
  boolean confirm(String name, String password, String address) {
    limits.requireAllowed(name, address);
    if (users.check(name, password).isPresent()) {
      limits.succeeded(name);
      return true;
    }
    limits.failed(name, address);
    // What stands in the evidence was typed by a stranger: only a possible name goes in.
    String subject = Users.isName(name) ? name : "?";
    database.write(h -> {
      record(h, "web.sign-in-refused", "address:" + address, subject);
      return subject;
    });
    return false;
  }

  private void record(Handle h, String type, String by, String name) {
    events.record(h, new AccountEvents.Event(type, clock.instant(), by, "user:" + name, "{}"));
  }

  /** What is wrong with a link that {@link #findLink} does not know. */
  public static Problem deadLink() {
    return Problem.of(
        "account/dead-link",
        "this sign-in link is no longer good",
        "it was used already, has expired, or a newer one replaced it",
        "ask an administrator for a new one, or run `cordon sign-in-link` on the server");
  }
}
