package cordon.web.pages;

import cordon.web.Cursor;
import gg.jte.Content;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Leads to the next part of a list and back to its start. */
public final class Pager {
  private Pager() {}

  /**
   * @param path of the list
   * @param filters what the list is filtered by, kept in the links; empty values are left out
   * @param current where this part began, empty at the start
   * @param next where it goes on, empty at the end
   */
  public static Content of(
      String path, Map<String, String> filters, Optional<Cursor> current, Optional<Cursor> next) {
    Element nav = Element.of("nav", "pager").with("aria-label", "Pages");
    if (current.isPresent()) {
      nav.add(link(href(path, filters, ""), "start", "To the start"));
    }
    next.ifPresent(c -> nav.add(link(href(path, filters, c.encode()), "next", "Further")));
    return nav;
  }

  /** Path with filters, for links to the same list in another form (JSON, CSV). */
  public static String href(String path, Map<String, String> filters, String cursor) {
    StringBuilder out = new StringBuilder(path);
    char separator = '?';
    for (Map.Entry<String, String> filter : filters.entrySet()) {
      if (!filter.getValue().isEmpty()) {
        out.append(separator).append(filter.getKey()).append('=').append(encode(filter.getValue()));
        separator = '&';
      }
    }
    return cursor.isEmpty() ? out.toString() : out.append(separator) + "cursor=" + cursor;
  }

  private static Element link(String href, String relation, String text) {
    return Element.of("a", "button").with("href", href).with("rel", relation).text(text);
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
