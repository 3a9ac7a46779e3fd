package cordon.exposure.api;

import cordon.web.Cursor;
import cordon.web.Exchange;
import cordon.web.api.ParameterText;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;

/** A page of a list that is in memory: {@code items}, and {@code next} where more follows. */
final class ItemPage {
  private static final int USUAL = 50;
  private static final int MOST = 1_000;

  private ItemPage() {}

  /**
   * @param key of an item; the next page begins behind the last that was shown
   */
  static <T> void send(
      Exchange exchange, List<T> all, Function<T, String> key, BiConsumer<JsonGenerator, T> write)
      throws IOException {
    int limit = Cursor.limit(exchange, USUAL, MOST);
    Optional<String> after = Cursor.of(exchange, 1).map(cursor -> cursor.key().getFirst());
    int begin = after.map(last -> behind(all.stream().map(key).toList(), last)).orElse(0);
    int end = Math.min(begin + limit, all.size());
    exchange.setHeader("Cache-Control", "no-store");
    exchange.sendJson(
        200,
        json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("items");
          all.subList(begin, end).forEach(item -> write.accept(json, item));
          json.writeEndArray();
          if (end < all.size()) {
            json.writeStringProperty("next", Cursor.of(key.apply(all.get(end - 1))).encode());
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
