package cordon.web.identity;

import cordon.base.Problem;
import cordon.store.Database;
import cordon.web.Role;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** The people who may sign in. */
public final class Users {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");
  private static final int LONGEST_DISPLAY = 100;
  private static final String COLUMNS =
      "name, display, password is not null as has_password, roles, disabled, created_at";

  private static final RowMapper<User> ROW =
      (row, context) ->
          new User(
              row.getString("name"),
              row.getString("display"),
              Roles.parse(row.getString("roles")),
              row.getBoolean("has_password"),
              row.getBoolean("disabled"),
              Instant.ofEpochMilli(row.getLong("created_at")));

  private final Database database;
  private final Passwords passwords;
  private final InstantSource clock;
  private final AccountEvents events;

  Users(Database database, Passwords passwords, InstantSource clock, AccountEvents events) {
    this.database = database;
    this.passwords = passwords;
    this.clock = clock;
    this.events = events;
  }

  public List<User> list() {
    return database.read(
        h -> h.createQuery("select " + COLUMNS + " from web_user order by name").map(ROW).list());
  }

  public Optional<User> find(String name) {
    return database.read(h -> find(h, name));
  }

  static Optional<User> find(Handle h, String name) {
    return h.createQuery("select " + COLUMNS + " from web_user where name = :name")
        .bind("name", name)
        .map(ROW)
        .findOne();
  }

  boolean none() {
    return database.read(
        h -> h.createQuery("select count(*) from web_user").mapTo(Long.class).one() == 0);
  }

  /**
   * Makes an account without a password; a sign-in link lets the person set one.
   *
   * @throws cordon.base.ProblemException for a name that is taken or will not do
   */
  public User create(String name, String display, Set<Role> roles, String by) {
    return database.write(h -> create(h, name, display, roles, by));
  }

  User create(Handle h, String name, String display, Set<Role> roles, String by) {
    requireName(name, display);
    if (find(h, name).isPresent()) {
      throw Problem.of(
              "account/name-taken",
              "there is already a user of this name",
              "`" + name + "`",
              "choose another name, or change that user")
          .asException();
    }
    Instant now = clock.instant();
    h.createUpdate(
            "insert into web_user (name, display, password, roles, disabled, created_at)"
                + " values (:name, :display, null, :roles, :disabled, :now)")
        .bind("name", name)
        .bind("display", display)
        .bind("roles", Roles.text(roles))
        .bind("disabled", false)
        .bind("now", now.toEpochMilli())
        .execute();
    record(h, "web.user-created", by, name, rolesBody(roles));
    return new User(name, display, Set.copyOf(roles), false, false, now);
  }

  /** Gives the roles, and disables or enables; a disabled user's sessions end at once. */
  public void change(String name, Set<Role> roles, boolean disabled, String by) {
    database.write(h -> {
      User user = find(h, name).orElseThrow(() -> unknown(name).asException());
      boolean administers = roles.contains(Role.ADMINISTRATOR) && !disabled;
      if (!administers && isLastAdministrator(h, user)) {
        throw Problem.of(
                "account/last-administrator",
                "this is the last administrator",
                "without one nobody could manage users any more",
                "make another user an administrator first")
            .asException();
      }
      h.createUpdate("update web_user set roles = :roles, disabled = :disabled where name = :name")
          .bind("roles", Roles.text(roles))
          .bind("disabled", disabled)
          .bind("name", name)
          .execute();
      if (disabled) {
        Sessions.endAll(h, name);
      }
      record(h, disabled ? "web.user-disabled" : "web.user-changed", by, name, rolesBody(roles));
      return user;
    });
  }

  private static boolean isLastAdministrator(Handle h, User user) {
    return user.roles().contains(Role.ADMINISTRATOR)
        && !user.disabled()
        && h.createQuery("select " + COLUMNS + " from web_user").map(ROW).list().stream()
                .filter(u -> u.roles().contains(Role.ADMINISTRATOR) && !u.disabled())
                .count()
            == 1;
  }

  /**
   * Whether the password is the user's; takes equally long for unknown and disabled users.
   *
   * @return the user where it is
   */
  Optional<User> check(String name, String password) {
    Optional<String> stored =
        database.read(h ->
            h.createQuery(
                    "select password from web_user where name = :name and disabled = :no"
                        + " and password is not null")
                .bind("name", name)
                .bind("no", false)
                .mapTo(String.class)
                .findOne());
    boolean right =
        stored.isPresent()
            ? passwords.matches(password, stored.get())
            : passwords.matchesNobody(password);
    return right ? find(name) : Optional.empty();
  }

  /** Sets a password and ends every session of the user. */
  public void setPassword(String name, String password, String by) {
    String hash = prepare(name, password);
    database.write(h -> {
      store(h, name, hash, by);
      return name;
    });
  }

  /** Checks and hashes, outside of any transaction because it is slow. */
  String prepare(String name, String password) {
    passwords.requireGood(password, name);
    return passwords.hash(password);
  }

  void store(Handle h, String name, String hash, String by) {
    h.createUpdate("update web_user set password = :hash where name = :name")
        .bind("hash", hash)
        .bind("name", name)
        .execute();
    Sessions.endAll(h, name);
    record(h, "web.password-set", by, name, "{}");
  }

  private void record(Handle h, String type, String by, String name, String body) {
    events.record(h, new AccountEvents.Event(type, clock.instant(), by, "user:" + name, body));
  }

  private static String rolesBody(Set<Role> roles) {
    return "{\"roles\":\"" + Roles.text(roles) + "\"}";
  }

  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  private static void requireName(String name, String display) {
    if (!isName(name) || display.isBlank() || display.length() > LONGEST_DISPLAY) {
      throw Problem.of(
              "account/name",
              "this name will not do",
              "a user name has lower-case letters, digits, `.`, `_` and `-`, at most 63 of them; the"
                  + " displayed name is not empty and has at most 100 characters",
              "choose another")
          .asException();
    }
  }

  private static Problem unknown(String name) {
    return Problem.of(
        "account/unknown-user",
        "there is no user of this name",
        "`" + name + "`",
        "see /admin/users");
  }
}
