package cordon.web.identity;

import cordon.base.Problem;
import cordon.web.Exchange;
import java.util.Optional;

/**
 * Signing in and out in terms of exchanges: checks where a form comes from, and keeps the cookie.
 */
public final class SignInFlow {
  private final SignIn signIn;
  private final Sessions sessions;
  private final Users users;

  SignInFlow(SignIn signIn, Sessions sessions, Users users) {
    this.signIn = signIn;
    this.sessions = sessions;
    this.users = users;
  }

  /**
   * Whether name and password are right; then the exchange carries the cookie of a new session, and
   * the one that the browser had before is over.
   *
   * @throws cordon.base.ProblemException from another site, or after too many failures
   */
  public boolean withPassword(Exchange exchange, String name, String password) {
    requireOurPage(exchange);
    Optional<String> session = signIn.withPassword(name, password, exchange.remoteAddress());
    session.ifPresent(id -> replaceSession(exchange, id));
    return session.isPresent();
  }

  /** What the link is for, while it is good. */
  public Optional<SignIn.Link> link(String code) {
    return signIn.findLink(code);
  }

  /**
   * Uses a one-time link up and signs in.
   *
   * @param newName for a link that makes an administrator; ignored otherwise
   */
  public void withLink(
      Exchange exchange, String code, String newName, String display, String password) {
    requireOurPage(exchange);
    replaceSession(exchange, signIn.useLink(code, newName, display, password));
  }

  /** Ends this browser's session. The route must need a role, so that the guard checks the form. */
  public void signOut(Exchange exchange) {
    SessionCookie.read(exchange).ifPresent(sessions::end);
    SessionCookie.clear(exchange);
  }

  /**
   * Changes the password of who is signed in: every session ends, and this browser gets a new one.
   *
   * @return whether the current password was right
   */
  public boolean changePassword(Exchange exchange, String current, String next) {
    String name = exchange.identity().userName();
    if (!signIn.confirm(name, current, exchange.remoteAddress())) {
      return false;
    }
    users.setPassword(name, next, exchange.identity().actor());
    SessionCookie.write(exchange, sessions.begin(name));
    return true;
  }

  private void replaceSession(Exchange exchange, String id) {
    SessionCookie.read(exchange).ifPresent(sessions::end);
    SessionCookie.write(exchange, id);
  }

  private static void requireOurPage(Exchange exchange) {
    if (!CrossSite.isSameOrigin(exchange::header, exchange.origin())) {
      throw Problem.of(
              "access/cross-site",
              "the form was not sent from a page of this console",
              "its origin is missing or another one",
              "open the sign-in page in the browser and send the form from there; behind a proxy,"
                  + " name it in `server.trusted-proxies`")
          .asException();
    }
  }
}
