package cordon.web.console;

import cordon.base.Problem;
import cordon.web.Access;
import cordon.web.Exchange;
import cordon.web.Reach;
import cordon.web.Role;
import cordon.web.Route;
import cordon.web.UnitScope;
import cordon.web.api.ApiAnswer;
import cordon.web.api.Idempotency;
import cordon.web.api.JsonBody;
import cordon.web.identity.Roles;
import cordon.web.identity.SignIn;
import cordon.web.identity.Token;
import cordon.web.identity.Tokens;
import cordon.web.identity.User;
import cordon.web.identity.Users;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/** Users, tokens and sign-in links for programs and the command line. */
final class AccountApi {
  private static final long DEFAULT_DAYS = 90;

  private final Users users;
  private final Tokens tokens;
  private final SignIn signIn;
  private final Idempotency idempotency;
  private final ReachNames reachable;

  AccountApi(
      Users users, Tokens tokens, SignIn signIn, Idempotency idempotency, ReachNames reachable) {
    this.reachable = reachable;
    this.users = users;
    this.tokens = tokens;
    this.signIn = signIn;
    this.idempotency = idempotency;
  }

  List<Route> routes() {
    Access viewer = Access.needs(Role.VIEWER);
    Access administrator = Access.needs(Role.ADMINISTRATOR);
    return List.of(
        Route.get("/api/v1/tokens", viewer, this::listTokens),
        Route.post("/api/v1/tokens", viewer, this::issueToken),
        Route.delete("/api/v1/tokens/{id}", viewer, this::revokeToken),
        Route.get("/api/v1/users", administrator, this::listUsers),
        Route.post("/api/v1/users", administrator, this::createUser),
        Route.post("/api/v1/sign-in-link", administrator, this::link));
  }

  /** One's own tokens, or with {@code ?kind=workload} those of programs. */
  private void listTokens(Exchange exchange) throws IOException {
    boolean workload = exchange.query("kind").equals(Optional.of("workload"));
    Optional<String> owner = workload ? Optional.empty() : Optional.of(requireUser(exchange));
    if (workload) {
      requireAdministrator(exchange);
    }
    List<Token> list = tokens.list(owner);
    exchange.sendJson(
        200,
        json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("items");
          list.forEach(token -> write(json, token, Optional.empty()));
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private void issueToken(Exchange exchange) throws IOException {
    JsonBody body =
        JsonBody.read(
            exchange, fields("name", "kind", "scopes", "role", "upstreams", "units", "days"));
    boolean workload = body.text("kind").orElse("personal").equals("workload");
    if (workload) {
      requireAdministrator(exchange);
    }
    Optional<Role> role = body.text("role").flatMap(slug -> Roles.parse(slug).stream().findFirst());
    if (role.isPresent() && !exchange.identity().may(role.get())) {
      exchange.sendProblem(403, AccountRefusals.tooMuch(role.get()));
      return;
    }
    Reach reach = reachable.parse(body.texts("upstreams"));
    if (!exchange.identity().reach().covers(reach)) {
      exchange.sendProblem(403, AccountRefusals.tooFar(exchange.identity().reach()));
      return;
    }
    UnitScope units = UnitScope.of(body.texts("units"));
    if (units.bound() && !workload) {
      exchange.sendProblem(400, AccountRefusals.notOfPeople());
      return;
    }
    if (!exchange.identity().units().covers(units)) {
      exchange.sendProblem(403, AccountRefusals.notTheirs(exchange.identity().units()));
      return;
    }
    Tokens.Wish wish =
        new Tokens.Wish(
            body.requiredText("name"),
            workload ? Optional.empty() : Optional.of(requireSession(exchange)),
            scopes(body.texts("scopes"), role),
            role,
            reach,
            units,
            Duration.ofDays(days(body)));
    idempotency.answer(
        exchange,
        body.bytes(),
        () -> {
          Tokens.Issued issued = tokens.issue(wish, exchange.identity().actor());
          return ApiAnswer.once(
              201,
              json -> write(json, issued.token(), Optional.of(issued.secret())),
              json -> write(json, issued.token(), Optional.empty()));
        });
  }

  private static long days(JsonBody body) {
    return Math.clamp(body.number("days").orElse(DEFAULT_DAYS), 0, 100_000);
  }

  private static Set<Token.Scope> scopes(List<String> names, Optional<Role> role) {
    if (names.isEmpty()) {
      return TokenTable.scopes(role);
    }
    Set<Token.Scope> scopes = new LinkedHashSet<>();
    for (String name : names) {
      switch (name) {
        case "gate" -> scopes.add(Token.Scope.GATE);
        case "api" -> scopes.add(Token.Scope.API);
        default ->
            throw Problem.of(
                    "account/unknown-scope",
                    "there is no scope of this name",
                    "`" + name + "`",
                    "take gate, api or both")
                .asException();
      }
    }
    return scopes;
  }

  private void revokeToken(Exchange exchange) throws IOException {
    Token token =
        tokens
            .find(exchange.parameter("id"))
            .filter(t -> isTheirs(exchange, t))
            .orElseThrow(AccountPages::noSuchToken);
    tokens.revoke(token, exchange.identity().actor());
    exchange.sendEmpty(204);
  }

  private static boolean isTheirs(Exchange exchange, Token token) {
    return exchange.identity().may(Role.ADMINISTRATOR)
        || token.owner().equals(Optional.of(exchange.identity().userName()));
  }

  private void listUsers(Exchange exchange) throws IOException {
    List<User> list = users.list();
    exchange.sendJson(
        200,
        json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("items");
          list.forEach(user -> write(json, user, Optional.empty()));
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  /** Makes the user and a link that lets them in. */
  private void createUser(Exchange exchange) throws IOException {
    JsonBody body = JsonBody.read(exchange, fields("name", "display", "roles"));
    String name = body.requiredText("name");
    Set<Role> roles = Roles.parse(String.join(",", body.texts("roles")));
    idempotency.answer(
        exchange,
        body.bytes(),
        () -> {
          String actor = exchange.identity().actor();
          User user = users.create(name, body.text("display").orElse(name), roles, actor);
          String path = signIn.link(Optional.of(name), SignIn.INVITATION_LIFE, actor);
          return ApiAnswer.once(
              201,
              json -> write(json, user, Optional.of(exchange.baseUrl() + path)),
              json -> write(json, user, Optional.empty()));
        });
  }

  private void link(Exchange exchange) throws IOException {
    JsonBody body = JsonBody.read(exchange, fields("user"));
    String path = signIn.link(body.text("user"), SignIn.LINK_LIFE, exchange.identity().actor());
    exchange.setHeader("Cache-Control", "no-store");
    exchange.sendJson(
        201,
        json -> {
          json.writeStartObject();
          json.writeStringProperty("url", exchange.baseUrl() + path);
          json.writeNumberProperty("expires_in", SignIn.LINK_LIFE.toSeconds());
          json.writeEndObject();
        });
  }

  private static void write(JsonGenerator json, Token token, Optional<String> secret) {
    json.writeStartObject();
    json.writeStringProperty("id", token.id());
    json.writeStringProperty("name", token.name());
    json.writeStringProperty("kind", token.owner().isPresent() ? "personal" : "workload");
    token.owner().ifPresent(owner -> json.writeStringProperty("owner", owner));
    json.writeArrayPropertyStart("scopes");
    token.scopes().forEach(s -> json.writeString(s.name().toLowerCase(Locale.ROOT)));
    json.writeEndArray();
    if (token.reach().limited()) {
      json.writeArrayPropertyStart("upstreams");
      token.reach().upstreams().stream().sorted().forEach(json::writeString);
      json.writeEndArray();
    }
    if (token.units().bound()) {
      json.writeArrayPropertyStart("units");
      token.units().patterns().stream().sorted().forEach(json::writeString);
      json.writeEndArray();
    }
    token.role().ifPresent(role -> json.writeStringProperty("role", role.slug()));
    json.writeStringProperty("created", token.created().toString());
    json.writeStringProperty("expires", token.expires().toString());
    token.revoked().ifPresent(t -> json.writeStringProperty("revoked", t.toString()));
    token.used().ifPresent(t -> json.writeStringProperty("used", t.toString()));
    secret.ifPresent(s -> json.writeStringProperty("secret", s));
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, User user, Optional<String> link) {
    json.writeStartObject();
    json.writeStringProperty("name", user.name());
    json.writeStringProperty("display", user.display());
    json.writeArrayPropertyStart("roles");
    user.roles().stream().sorted().forEach(role -> json.writeString(role.slug()));
    json.writeEndArray();
    json.writeBooleanProperty("disabled", user.disabled());
    json.writeBooleanProperty("invited", !user.hasPassword());
    json.writeStringProperty("created", user.created().toString());
    link.ifPresent(url -> json.writeStringProperty("sign_in_link", url));
    json.writeEndObject();
  }

  private static Set<String> fields(String... names) {
    return new LinkedHashSet<>(List.of(names));
  }

  private static String requireUser(Exchange exchange) {
    String name = exchange.identity().userName();
    if (name.isEmpty()) {
      throw Problem.of(
              "account/not-a-person",
              "personal tokens belong to people",
              exchange.identity().actor() + " has no account",
              "ask for `\"kind\":\"workload\"`, or sign in with a user name")
          .asException();
    }
    return name;
  }

  /** A person at a browser: a leaked token must not be able to renew itself. */
  private static String requireSession(Exchange exchange) {
    String name = requireUser(exchange);
    if (exchange.csrfToken().isEmpty()) {
      throw Problem.of(
              "access/session-needed",
              "a token cannot make another personal token",
              "the request carries a token where a signed-in person is needed",
              "make it at /account")
          .asException();
    }
    return name;
  }

  private static void requireAdministrator(Exchange exchange) {
    if (!exchange.identity().may(Role.ADMINISTRATOR)) {
      throw Problem.of(
              "access/role-missing",
              "workload tokens need the role administrator",
              exchange.identity().actor() + " does not have it",
              "ask an administrator, or make a personal token")
          .asException();
    }
  }
}
