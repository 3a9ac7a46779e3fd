package cordon.inspect.javascript;

import cordon.inspect.value.Addresses;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Where a call talks to, as far as it says so itself. */
final class Destination {
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]", "0.0.0.0");

  private static final List<String> ADDRESSES =
      List.of("to", "url", "uri", "host", "hostname", "baseURL", "baseUrl");

  private final Invocation invocation;

  Destination(Invocation invocation) {
    this.invocation = invocation;
  }

  /** This machine. */
  boolean isLocal() {
    return Addresses.urlHost(invocation.argument(0).textWithHoles())
            .filter(LOCAL::contains)
            .isPresent()
        || !invocation.option("socketPath").isEmpty()
        || LOCAL.contains(invocation.option("host"))
        || LOCAL.contains(invocation.option("hostname"));
  }

  boolean isBareAddress() {
    return invocation.arguments().stream()
            .anyMatch(a -> a.text().filter(Addresses::isPublic).isPresent())
        || Addresses.isPublic(invocation.option("host"))
        || Addresses.isPublic(invocation.option("hostname"));
  }

  /** Whether the host stands in the code, so that neither caller nor settings choose it. */
  boolean isWritten() {
    for (Value argument : invocation.arguments()) {
      if (namesHost(argument)) {
        return true;
      }
    }
    JsObject options = invocation.options();
    return options != null && ADDRESSES.stream().anyMatch(name -> isWritten(options, name));
  }

  /**
   * Whether the host was encoded.
   *
   * @param stands whether a host stands as it is in the sources
   */
  boolean isHidden(Predicate<String> stands) {
    JsObject options = invocation.options();
    return invocation.arguments().stream().anyMatch(a -> isHidden(a, stands))
        || (options != null
            && ADDRESSES.stream()
                .map(name -> options.members.getOrDefault(name, Value.UNKNOWN))
                .anyMatch(value -> isHidden(value, stands)));
  }

  static boolean isHidden(Value address, Predicate<String> stands) {
    if (address.known() instanceof Choice(List<Value> of)) {
      return of.stream().anyMatch(each -> isHidden(each.with(address.flow()), stands));
    }
    return address.flow().isDecoded()
        && namesHost(address)
        && host(address.textWithHoles())
            .filter(host -> isOfSomebody(host) && !stands.test(host))
            .isPresent();
  }

  /** A name of more than one part, or a number, as which an address can be written. */
  private static boolean isOfSomebody(String host) {
    return host.indexOf('.') > 0 || host.chars().allMatch(Character::isDigit);
  }

  /** Whether the name that is asked for ends with a zone that stands in the code. */
  boolean isOfWrittenZone() {
    String name = invocation.argument(0).textWithHoles();
    String zone = name.substring(name.lastIndexOf(Value.HOLE) + 1);
    return zone.indexOf('.', zone.indexOf('.') + 1) > 0;
  }

  private static boolean isWritten(JsObject options, String name) {
    Value value = options.members.getOrDefault(name, Value.UNKNOWN);
    boolean host =
        name.startsWith("host") && value.text().filter(t -> t.indexOf('.') > 0).isPresent();
    boolean mail = name.equals("to") && value.text().filter(t -> t.indexOf('@') > 0).isPresent();
    return host || mail || namesHost(value.textWithHoles());
  }

  static boolean namesHost(Value value) {
    return value.known() instanceof Choice(List<Value> of)
        ? of.stream().anyMatch(Destination::namesHost)
        : value.known() instanceof Known.Text(String text, boolean whole) && namesHost(text);
  }

  private static boolean namesHost(String text) {
    boolean url =
        text.startsWith("http:")
            || text.startsWith("https:")
            || text.startsWith("ws:")
            || text.startsWith("wss:")
            || text.startsWith("//");
    String host = url ? host(text).orElse("") : "";
    return host.length() > 3 && host.indexOf(Value.HOLE) < 0 && !LOCAL.contains(host);
  }

  /** The host of an address, of which a page may leave out the scheme. */
  private static Optional<String> host(String text) {
    return Addresses.urlHost(text.startsWith("//") ? "x:" + text : text);
  }

  /** Libraries that send messages, made with an address or a token that stands in the code. */
  static boolean isOwnMessenger(String name, Invocation invocation) {
    boolean messenger =
        List.of(
                "telegraf",
                "telegraf.Telegraf",
                "node-telegram-bot-api",
                "grammy.Bot",
                "@slack/webhook.IncomingWebhook",
                "@slack/web-api.WebClient",
                "discord.js.WebhookClient",
                "discord-webhook-node.Webhook")
            .contains(name);
    return messenger
        && (invocation.argument(0).text().isPresent()
            || invocation.member("url", "token", "id").text().isPresent());
  }
}
