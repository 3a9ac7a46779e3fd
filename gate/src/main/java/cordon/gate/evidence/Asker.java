package cordon.gate.evidence;

import cordon.web.Exchange;

/**
 * Who asks, and with what.
 *
 * @param actor identity as in facts
 * @param address of the client
 * @param client user agent as sent, cut
 * @param command what the client was told to do, where it says so ({@code npm-command})
 */
public record Asker(String actor, String address, String client, String command) {
  private static final int LONGEST = 200;

  public static Asker of(Exchange exchange) {
    return new Asker(
        exchange.identity().actor(),
        exchange.remoteAddress(),
        plain(exchange.header("User-Agent").orElse("")),
        plain(exchange.header("npm-command").orElse("")));
  }

  private static String plain(String text) {
    String cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    return cut.replaceAll("[^\\x20-\\x7e]", "?");
  }
}
