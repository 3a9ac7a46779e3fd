package cordon.web.console;

import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.web.Access;
import cordon.web.Exchange;
import cordon.web.Page;
import cordon.web.Role;
import cordon.web.Route;
import cordon.web.identity.SignIn;
import cordon.web.identity.SignInFlow;
import cordon.web.pages.Parts;
import cordon.web.server.SignInTarget;
import gg.jte.Content;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Signing in with name and password or with a one-time link, and signing out. */
final class SignInPages {
  private final SignInFlow flow;
  private final JteShell shell;

  SignInPages(SignInFlow flow, JteShell shell) {
    this.flow = flow;
    this.shell = shell;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/sign-in", Access.open(), this::show),
        Route.post("/sign-in", Access.open(), this::signIn),
        Route.post("/sign-out", Access.needs(Role.VIEWER), this::signOut),
        Route.get("/sign-in/link/{code}", Access.open(), this::showLink),
        Route.post("/sign-in/link/{code}", Access.open(), this::useLink));
  }

  private void show(Exchange exchange) throws IOException {
    String to = SignInTarget.safe(exchange.query("to").orElse("/"));
    if (!exchange.identity().userName().isEmpty()) {
      exchange.redirect(to);
      return;
    }
    form(exchange, 200, to, "", "");
  }

  private void signIn(Exchange exchange) throws IOException {
    String to = SignInTarget.safe(exchange.form("to").orElse("/"));
    String name = exchange.form("name").orElse("").strip().toLowerCase(Locale.ROOT);
    boolean right;
    try {
      right = flow.withPassword(exchange, name, exchange.form("password").orElse(""));
    } catch (ProblemException e) {
      boolean tooMany = e.problem().type().equals("account/too-many-attempts");
      form(exchange, tooMany ? 429 : 403, to, name, sentence(e.problem()));
      return;
    }
    if (right) {
      exchange.redirect(to);
    } else {
      form(exchange, 401, to, name, "User name or password are not right.");
    }
  }

  private void form(Exchange exchange, int status, String to, String name, String complaint)
      throws IOException {
    Map<String, Object> view = Map.of("to", to, "name", name, "complaint", complaint);
    send(exchange, status, "Sign in", JteShell.TEMPLATES.page("sign-in.jte", view));
  }

  private void signOut(Exchange exchange) throws IOException {
    flow.signOut(exchange);
    exchange.redirect("/sign-in");
  }

  private void showLink(Exchange exchange) throws IOException {
    linkForm(exchange, 200, "", "", "");
  }

  private void useLink(Exchange exchange) throws IOException {
    String name = exchange.form("name").orElse("").strip();
    String display = exchange.form("display").filter(d -> !d.isBlank()).orElse(name);
    String password = exchange.form("password").orElse("");
    if (!password.equals(exchange.form("again").orElse(""))) {
      linkForm(exchange, 400, name, display, "The two passwords are not the same.");
      return;
    }
    try {
      flow.withLink(exchange, exchange.parameter("code"), name, display, password);
    } catch (ProblemException e) {
      linkForm(exchange, 400, name, display, sentence(e.problem()));
      return;
    }
    exchange.redirect("/");
  }

  private void linkForm(
      Exchange exchange, int status, String name, String display, String complaint)
      throws IOException {
    String code = exchange.parameter("code");
    Optional<SignIn.Link> link = flow.link(code);
    if (link.isEmpty()) {
      Problem dead = SignIn.deadLink();
      Map<String, Object> view = Map.of("status", 410, "problem", dead);
      Content body = JteShell.TEMPLATES.page("problem.jte", view);
      send(exchange, 410, "This sign-in link is no longer good", body);
      return;
    }
    Map<String, Object> view =
        Map.of(
            "code", code,
            "user", link.get().user().orElse(""),
            "name", name,
            "display", display,
            "complaint", complaint);
    send(exchange, status, "Welcome to Cordon", JteShell.TEMPLATES.page("link.jte", view));
  }

  private void send(Exchange exchange, int status, String title, Content body) throws IOException {
    exchange.setHeader("Cache-Control", "no-store");
    Content page = shell.bare(new Page(title, "", body));
    exchange.send(status, "text/html; charset=utf-8", Parts.bytes(page));
  }

  /** A problem as a sentence for a form. */
  static String sentence(Problem problem) {
    String title = Character.toUpperCase(problem.title().charAt(0)) + problem.title().substring(1);
    return title
        + (problem.detail().isEmpty() ? "" : ": " + problem.detail())
        + ". "
        + (problem.remedy().isEmpty()
            ? ""
            : Character.toUpperCase(problem.remedy().charAt(0))
                + problem.remedy().substring(1)
                + ".");
  }
}
