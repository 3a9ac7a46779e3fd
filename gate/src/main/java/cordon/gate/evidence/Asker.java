package cordon.gate.evidence;

import cordon.web.Exchange;
import java.util.Map;

/**
 * Who asks, and with what.
 *
 * @param actor identity as in facts
 * @param address of the client
 * @param claims of a CI job's verified token
 * @param client program and platform as the user agent says; see {@link ClientName}
 * @param command what the client was told to do, where it says so ({@code npm-command})
 * @param session one run of the client, where it says so ({@code npm-session})
 * @param scope the scope of the client's project, where it says so ({@code npm-scope})
 */
public record Asker(
    String actor,
    String address,
    Map<String, String> claims,
    String client,
    String command,
    String session,
    String scope) {
  private static final int LONGEST = 100;

  /** One that says no more of itself. */
  public Asker(String actor, String address, String client, String command) {
    this(actor, address, Map.of(), client, command, "", "");
  }

  public static Asker of(Exchange exchange) {
    return new Asker(
        exchange.identity().actor(),
        exchange.remoteAddress(),
        exchange.identity().claims(),
        exchange.header("User-Agent").map(ClientName::of).orElse(""),
        header(exchange, "npm-command"),
        header(exchange, "npm-session"),
        header(exchange, "npm-scope"));
  }

  private static String header(Exchange exchange, String name) {
    return exchange.header(name).map(value -> ClientName.plain(value, LONGEST)).orElse("");
  }

  /** An anonymous client's address is its identity already. */
  boolean named() {
    return !actor.equals("address:" + address);
  }
}
