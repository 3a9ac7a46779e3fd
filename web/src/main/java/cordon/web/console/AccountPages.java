package cordon.web.console;

import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.web.Access;
import cordon.web.Exchange;
import cordon.web.Page;
import cordon.web.Role;
import cordon.web.Route;
import cordon.web.UnitScope;
import cordon.web.identity.SignInFlow;
import cordon.web.identity.Token;
import cordon.web.identity.Tokens;
import cordon.web.identity.User;
import cordon.web.identity.Users;
import cordon.web.pages.DefinitionList;
import cordon.web.pages.Forms;
import cordon.web.pages.Times;
import gg.jte.Content;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A person's own account: tokens and password. */
final class AccountPages {
  private final Users users;
  private final Tokens tokens;
  private final SignInFlow flow;
  private final InstantSource clock;
  private final ReachNames reachable;

  AccountPages(
      Users users, Tokens tokens, SignInFlow flow, InstantSource clock, ReachNames reachable) {
    this.users = users;
    this.tokens = tokens;
    this.flow = flow;
    this.clock = clock;
    this.reachable = reachable;
  }

  List<Route> routes() {
    Access viewer = Access.needs(Role.VIEWER);
    return List.of(
        Route.get("/account", viewer, e -> show(e, "", "")),
        Route.post("/account/tokens", viewer, this::issue),
        Route.post("/account/tokens/{id}/revoke", viewer, this::revoke),
        Route.post("/account/password", viewer, this::password));
  }

  private void show(Exchange exchange, String secret, String complaint) throws IOException {
    User user = self(exchange);
    Map<String, Object> view =
        Map.of(
            "who", who(user),
            "csrf", Forms.csrf(exchange),
            "upstreams", String.join(", ", reachable.known()),
            "secret", secret,
            "complaint", complaint,
            "tokens",
                TokenTable.of(
                    exchange,
                    tokens.list(Optional.of(user.name())),
                    "/account/tokens",
                    clock.instant()),
            "roles", exchange.identity().roles().stream().sorted().toList());
    Content body = JteShell.TEMPLATES.page("account.jte", view);
    exchange.sendPage(new Page("Account", "/account", body));
  }

  private static Content who(User user) {
    String roles = user.roles().stream().sorted().map(Role::slug).collect(Collectors.joining(", "));
    return new DefinitionList()
        .add("User name", user.name())
        .add("Shown as", user.display())
        .add("Roles", roles)
        .add("Since", Times.utc(user.created()));
  }

  private User self(Exchange exchange) {
    return users
        .find(exchange.identity().userName())
        .orElseThrow(() ->
            Problem.of(
                    "account/not-a-person",
                    "this page is for people",
                    exchange.identity().actor() + " has no account",
                    "sign in with a user name, or use the API")
                .asException());
  }

  private void issue(Exchange exchange) throws IOException {
    String owner = self(exchange).name();
    try {
      Optional<Role> role = exchange.form("role").flatMap(Role::ofSlug);
      Tokens.Wish wish =
          new Tokens.Wish(
              exchange.form("name").orElse("").strip(),
              Optional.of(owner),
              TokenTable.scopes(role),
              role,
              reachable.parse(exchange.form("upstreams").orElse("")),
              UnitScope.UNBOUND,
              days(exchange.form("days").orElse("90")));
      show(exchange, tokens.issue(wish, exchange.identity().actor()).secret(), "");
    } catch (ProblemException e) {
      show(exchange, "", SignInPages.sentence(e.problem()));
    }
  }

  /** Zero, which no token may have, where the text is no number. */
  static Duration days(String text) {
    return text.matches("[0-9]{1,4}") ? Duration.ofDays(Long.parseLong(text)) : Duration.ZERO;
  }

  private void revoke(Exchange exchange) throws IOException {
    String owner = self(exchange).name();
    Token token =
        tokens
            .find(exchange.parameter("id"))
            .filter(t -> t.owner().equals(Optional.of(owner)))
            .orElseThrow(AccountPages::noSuchToken);
    tokens.revoke(token, exchange.identity().actor());
    exchange.redirect("/account");
  }

  static ProblemException noSuchToken() {
    return Problem.of("account/unknown-token", "there is no such token", "", "see /account")
        .asException();
  }

  private void password(Exchange exchange) throws IOException {
    String next = exchange.form("password").orElse("");
    if (!next.equals(exchange.form("again").orElse(""))) {
      show(exchange, "", "The two new passwords are not the same.");
      return;
    }
    try {
      if (flow.changePassword(exchange, exchange.form("current").orElse(""), next)) {
        exchange.redirect("/account");
      } else {
        show(exchange, "", "The current password is not right.");
      }
    } catch (ProblemException e) {
      show(exchange, "", SignInPages.sentence(e.problem()));
    }
  }
}
