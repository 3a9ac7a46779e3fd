package cordon.web.api;

import cordon.web.Cursor;
import cordon.web.Exchange;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;

/** A page of a list: {@code items}, and {@code next} where more follows. */
public final class ItemPage {
  private static final int USUAL = 50;
  private static final int MOST = 1_000;

  private ItemPage() {}

  /**
   * Sends the page that is asked for.
   *
   * @param all of a list that is in memory
   * @param key of an item; the next page begins behind the last that was shown
   */
  public static <T> void send(
      Exchange exchange, List<T> all, Function<T, String> key, BiConsumer<JsonGenerator, T> write)
      throws IOException {
    send(exchange, json -> {}, all, key, write);
  }

  /**
   * Sends the page that is asked for, with members that hold for all of them.
   *
   * @param head writes members that stand before the items
   */
  public static <T> void send(
      Exchange exchange,
      Consumer<JsonGenerator> head,
      List<T> all,
      Function<T, String> key,
      BiConsumer<JsonGenerator, T> write)
      throws IOException {
    int limit = limit(exchange);
    Optional<String> after = Cursor.of(exchange, 1).map(cursor -> cursor.key().getFirst());
    int begin = after.map(last -> behind(all.stream().map(key).toList(), last)).orElse(0);
    int end = Math.min(begin + limit, all.size());
    page(exchange, head, all.subList(begin, end), end < all.size(), key, write);
  }

  /**
   * Sends what was found for the page that is asked for.
   *
   * @param found one more than are asked for, where more follow
   * @param limit how many are asked for
   */
  public static <T> void sendFound(
      Exchange exchange,
      List<T> found,
      int limit,
      Function<T, String> key,
      BiConsumer<JsonGenerator, T> write)
      throws IOException {
    boolean more = found.size() > limit;
    page(exchange, json -> {}, more ? found.subList(0, limit) : found, more, key, write);
  }

  /** How many items are asked for. */
  public static int limit(Exchange exchange) {
    return Cursor.limit(exchange, USUAL, MOST);
  }

  private static <T> void page(
      Exchange exchange,
      Consumer<JsonGenerator> head,
      List<T> shown,
      boolean more,
      Function<T, String> key,
      BiConsumer<JsonGenerator, T> write)
      throws IOException {
    exchange.setHeader("Cache-Control", "no-store");
    exchange.sendJson(
        200,
        json -> {
          json.writeStartObject();
          head.accept(json);
          json.writeArrayPropertyStart("items");
          shown.forEach(item -> write.accept(json, item));
          json.writeEndArray();
          if (more) {
            json.writeStringProperty("next", Cursor.of(key.apply(shown.getLast())).encode());
          }
          json.writeEndObject();
        });
  }

  private static int behind(List<String> keys, String last) {
    int at = keys.indexOf(last);
    if (at < 0) {
      throw ParameterText.bad("cursor", "what it names is not there", "start again without it")
          .asException();
    }
    return at + 1;
  }
}
