package cordon.web.pages;

import cordon.web.Exchange;
import gg.jte.Content;

/** What forms that change something carry. */
public final class Forms {
  /** The field that the kit checks before a handler sees the form. */
  public static final String CSRF_FIELD = "_csrf";

  private Forms() {}

  /** The hidden field that every {@code method="post"} form needs. */
  public static Content csrf(Exchange exchange) {
    return Element.of("input")
        .with("type", "hidden")
        .with("name", CSRF_FIELD)
        .with("value", exchange.csrfToken());
  }

  /** A form of one button, for actions on a row. */
  public static Content button(Exchange exchange, String action, String label) {
    return Element.of("form", "inline")
        .with("method", "post")
        .with("action", action)
        .add(
            csrf(exchange),
            Element.of("button", "quiet-button").with("type", "submit").text(label));
  }
}
