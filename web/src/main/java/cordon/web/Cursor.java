package cordon.web;

import cordon.base.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Where a list goes on: the sort key of the last entry shown, opaque to clients. Lists that grow
 * while they are read skip and repeat nothing, as they would with page numbers.
 *
 * @param key the values of the sort columns, without the unit separator (U+001F)
 */
public record Cursor(List<String> key) {
  private static final String SEPARATOR = "\u001f";
  private static final int MAX_LENGTH = 1024;

  public Cursor {
    key = List.copyOf(key);
  }

  public static Cursor of(String... key) {
    return new Cursor(Arrays.asList(key));
  }

  public String encode() {
    byte[] joined = String.join(SEPARATOR, key).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(joined);
  }

  /**
   * The cursor of the request's {@code cursor} parameter.
   *
   * @param parts how many values the key has
   */
  public static Optional<Cursor> of(Exchange exchange, int parts) {
    return exchange.query("cursor").filter(c -> !c.isEmpty()).map(c -> decode(c, parts));
  }

  /**
   * @throws cordon.base.ProblemException for anything that {@link #encode} did not make
   */
  public static Cursor decode(String text, int parts) {
    if (text.length() > MAX_LENGTH) {
      throw notOurs().asException();
    }
    String joined;
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      joined = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw new cordon.base.ProblemException(notOurs(), e);
    }
    List<String> key = List.of(joined.split(SEPARATOR, -1));
    if (key.size() != parts) {
      throw notOurs().asException();
    }
    return new Cursor(key);
  }

  /**
   * The {@code limit} parameter, between 1 and {@code most}.
   *
   * @throws cordon.base.ProblemException for anything else
   */
  public static int limit(Exchange exchange, int usual, int most) {
    Optional<String> text = exchange.query("limit");
    if (text.isEmpty()) {
      return usual;
    }
    try {
      int limit = Integer.parseInt(text.get());
      if (limit >= 1 && limit <= most) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // Answered below, with the bounds.
    }
    throw Problem.of(
            "request/limit",
            "the limit is not acceptable",
            "`limit` must be a whole number from 1 to " + most,
            "leave it out for " + usual)
        .asException();
  }

  private static Problem notOurs() {
    return Problem.of(
        "request/cursor",
        "the cursor is not one of ours",
        "it was changed on the way, or belongs to another list",
        "start again without `cursor`");
  }
}
