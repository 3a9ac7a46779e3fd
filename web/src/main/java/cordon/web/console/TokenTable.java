package cordon.web.console;

import cordon.web.Exchange;
import cordon.web.Role;
import cordon.web.identity.Token;
import cordon.web.pages.Badge;
import cordon.web.pages.DataTable;
import cordon.web.pages.EmptyState;
import cordon.web.pages.Forms;
import cordon.web.pages.Text;
import cordon.web.pages.Times;
import gg.jte.Content;
import java.time.Instant;
import java.util.List;

/** Tokens as a table, with a button that revokes. */
final class TokenTable {
  private TokenTable() {}

  static Content of(Exchange exchange, List<Token> tokens, String path, Instant now) {
    if (tokens.isEmpty()) {
      return EmptyState.of("No tokens", "Package clients on this machine need none by default.");
    }
    DataTable table =
        DataTable.of("Tokens", "Name", "For", "State", "Last used", "Expires", "Action");
    for (Token token : tokens) {
      table.row(
          Text.code(token.name()),
          Text.of(purpose(token)),
          state(token, now),
          token.used().map(t -> Times.relative(t, now)).orElse(Text.quiet("never")),
          Times.utc(token.expires()),
          token.isLive(now)
              ? Forms.button(exchange, path + "/" + token.id() + "/revoke", "Revoke")
              : Text.quiet("–"));
    }
    return table;
  }

  private static String purpose(Token token) {
    String from = token.reach().limited() ? " of " + token.reach().text() : "";
    String packages = token.scopes().contains(Token.Scope.GATE) ? "packages" + from : "";
    String units = token.units().bound() ? " for " + token.units().text() : "";
    String api = token.role().map(r -> "API as " + r.slug() + units).orElse("");
    return packages.isEmpty() || api.isEmpty() ? packages + api : packages + ", " + api;
  }

  private static Content state(Token token, Instant now) {
    if (token.revoked().isPresent()) {
      return Badge.of(Badge.Tone.PLAIN, "revoked");
    }
    return token.isLive(now)
        ? Badge.of(Badge.Tone.GOOD, "live")
        : Badge.of(Badge.Tone.PLAIN, "expired");
  }

  /** Scopes and role as a form or request names them: a role brings the API. */
  static java.util.Set<Token.Scope> scopes(java.util.Optional<Role> role) {
    return role.isPresent()
        ? java.util.EnumSet.of(Token.Scope.GATE, Token.Scope.API)
        : java.util.EnumSet.of(Token.Scope.GATE);
  }
}
