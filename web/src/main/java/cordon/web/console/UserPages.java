package cordon.web.console;

import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.web.Access;
import cordon.web.Exchange;
import cordon.web.Page;
import cordon.web.Role;
import cordon.web.Route;
import cordon.web.UnitScope;
import cordon.web.identity.SignIn;
import cordon.web.identity.Tokens;
import cordon.web.identity.User;
import cordon.web.identity.Users;
import cordon.web.pages.Badge;
import cordon.web.pages.DataTable;
import cordon.web.pages.DefinitionList;
import cordon.web.pages.Forms;
import cordon.web.pages.Text;
import cordon.web.pages.Times;
import gg.jte.Content;
import java.io.IOException;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Users and workload tokens, for administrators. */
final class UserPages {
  private static final String PATH = "/admin/users";
  private static final List<Role> ROLES = List.of(Role.values());

  private final Users users;
  private final Tokens tokens;
  private final SignIn signIn;
  private final InstantSource clock;
  private final ReachNames reachable;

  UserPages(Users users, Tokens tokens, SignIn signIn, InstantSource clock, ReachNames reachable) {
    this.users = users;
    this.tokens = tokens;
    this.signIn = signIn;
    this.clock = clock;
    this.reachable = reachable;
  }

  List<Route> routes() {
    Access administrator = Access.needs(Role.ADMINISTRATOR);
    return List.of(
        Route.get(PATH, administrator, e -> show(e, "", "", "")),
        Route.post(PATH, administrator, this::create),
        Route.post("/admin/tokens", administrator, this::issue),
        Route.get(PATH + "/{name}", administrator, e -> showOne(e, "")),
        Route.post(PATH + "/{name}", administrator, this::change),
        Route.post(PATH + "/{name}/link", administrator, this::link),
        Route.post("/admin/tokens/{id}/revoke", administrator, this::revoke));
  }

  private void show(Exchange exchange, String secret, String secretNote, String complaint)
      throws IOException {
    Map<String, Object> view =
        Map.of(
            "csrf",
            Forms.csrf(exchange),
            "upstreams",
            String.join(", ", reachable.known()),
            "secret",
            secret,
            "secretNote",
            secretNote,
            "complaint",
            complaint,
            "users",
            table(),
            "tokens",
            TokenTable.of(
                exchange, tokens.list(Optional.empty()), "/admin/tokens", clock.instant()),
            "roles",
            ROLES);
    Content body = JteShell.TEMPLATES.page("users.jte", view);
    exchange.sendPage(new Page("Users", PATH, body));
  }

  private Content table() {
    DataTable table = DataTable.of("Users", "User", "Shown as", "Roles", "State", "Since");
    for (User user : users.list()) {
      table.row(
          Text.link(PATH + "/" + user.name(), user.name()),
          Text.of(user.display()),
          Text.of(roles(user)),
          state(user),
          Times.utc(user.created()));
    }
    return table;
  }

  private static String roles(User user) {
    return user.roles().stream().sorted().map(Role::slug).collect(Collectors.joining(", "));
  }

  private static Content state(User user) {
    if (user.disabled()) {
      return Badge.of(Badge.Tone.PLAIN, "disabled");
    }
    return user.hasPassword()
        ? Badge.of(Badge.Tone.GOOD, "active")
        : Badge.of(Badge.Tone.WAIT, "invited");
  }

  private void create(Exchange exchange) throws IOException {
    try {
      String name = exchange.form("name").orElse("").strip();
      String display = exchange.form("display").filter(d -> !d.isBlank()).orElse(name);
      users.create(name, display, ticked(exchange), exchange.identity().actor());
      invite(exchange, name);
    } catch (ProblemException e) {
      show(exchange, "", "", SignInPages.sentence(e.problem()));
    }
  }

  private void link(Exchange exchange) throws IOException {
    invite(exchange, one(exchange).name());
  }

  private void invite(Exchange exchange, String name) throws IOException {
    String path =
        signIn.link(Optional.of(name), SignIn.INVITATION_LIFE, exchange.identity().actor());
    String note =
        "Hand this link to " + name + ". It is good once, for two days, and shown this once.";
    show(exchange, exchange.baseUrl() + path, note, "");
  }

  private static Set<Role> ticked(Exchange exchange) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (Role role : ROLES) {
      exchange.form("role-" + role.slug()).ifPresent(v -> roles.add(role));
    }
    return roles;
  }

  private void showOne(Exchange exchange, String complaint) throws IOException {
    User user = one(exchange);
    Map<String, Object> view =
        Map.of(
            "csrf", Forms.csrf(exchange),
            "user", user,
            "facts", facts(user),
            "complaint", complaint,
            "roles", ROLES);
    Content body = JteShell.TEMPLATES.page("user.jte", view);
    exchange.sendPage(new Page(user.display(), PATH, body));
  }

  private static Content facts(User user) {
    return new DefinitionList()
        .add("User name", Text.code(user.name()))
        .add("State", state(user))
        .add("Since", Times.utc(user.created()));
  }

  private void change(Exchange exchange) throws IOException {
    User user = one(exchange);
    try {
      boolean disabled = exchange.form("disabled").isPresent();
      users.change(user.name(), ticked(exchange), disabled, exchange.identity().actor());
      exchange.redirect(PATH);
    } catch (ProblemException e) {
      showOne(exchange, SignInPages.sentence(e.problem()));
    }
  }

  private void issue(Exchange exchange) throws IOException {
    try {
      Optional<Role> role = exchange.form("role").flatMap(Role::ofSlug);
      Tokens.Wish wish =
          new Tokens.Wish(
              exchange.form("name").orElse("").strip(),
              Optional.empty(),
              TokenTable.scopes(role),
              role,
              reachable.parse(exchange.form("upstreams").orElse("")),
              units(exchange),
              AccountPages.days(exchange.form("days").orElse("90")));
      String secret = tokens.issue(wish, exchange.identity().actor()).secret();
      show(exchange, secret, "Copy the new token now. It is shown this once.", "");
    } catch (ProblemException e) {
      show(exchange, "", "", SignInPages.sentence(e.problem()));
    }
  }

  /** With commas between. */
  private static UnitScope units(Exchange exchange) {
    return UnitScope.of(
        Stream.of(exchange.form("units").orElse("").split(","))
            .map(String::strip)
            .filter(unit -> !unit.isEmpty())
            .toList());
  }

  private void revoke(Exchange exchange) throws IOException {
    tokens.revoke(
        tokens
            .find(exchange.parameter("id"))
            .filter(t -> t.owner().isEmpty())
            .orElseThrow(AccountPages::noSuchToken),
        exchange.identity().actor());
    exchange.redirect(PATH);
  }

  private User one(Exchange exchange) {
    return users
        .find(exchange.parameter("name"))
        .orElseThrow(() ->
            Problem.of(
                    "account/unknown-user",
                    "there is no user of this name",
                    "`" + exchange.parameter("name") + "`",
                    "see " + PATH)
                .asException());
  }
}
