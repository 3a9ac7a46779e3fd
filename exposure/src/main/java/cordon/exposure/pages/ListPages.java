package cordon.exposure.pages;

import cordon.web.Exchange;
import cordon.web.pages.Element;
import cordon.web.pages.Pager;
import cordon.web.pages.Parts;
import gg.jte.Content;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which part of each list of a page is shown. Where a list begins stands in the address, so that a
 * page can be sent on, and each list is leafed through by itself.
 */
final class ListPages {
  /** A person looks at a page; programs take the JSON. */
  static final int SIZE = 50;

  private static final String BEGINS = "_from";

  private final Exchange exchange;
  private final String path;
  private final Map<String, String> asked;

  /**
   * @param path of the page
   * @param asked what the answer is to, which the links keep
   */
  ListPages(Exchange exchange, String path, Map<String, String> asked) {
    this.exchange = exchange;
    this.path = path;
    this.asked = asked;
  }

  /** The part of a list to be shown. */
  <T> List<T> part(String name, List<T> all) {
    int begin = begin(name, all.size());
    return all.subList(begin, Math.min(begin + SIZE, all.size()));
  }

  /** Whole pages; beyond the end lies the last, because lists may have grown shorter. */
  private int begin(String name, int size) {
    int last = size == 0 ? 0 : (size - 1) / SIZE * SIZE;
    String text = exchange.query(name + BEGINS).orElse("");
    return text.matches("[0-9]{1,9}") ? Math.min(Integer.parseInt(text) / SIZE * SIZE, last) : 0;
  }

  /** Leads through a list; nothing where it fits one page. */
  Content pager(String name, int size) {
    if (size <= SIZE) {
      return Parts.of();
    }
    int begin = begin(name, size);
    int end = Math.min(begin + SIZE, size);
    Element nav = Element.of("nav", "pager").with("aria-label", "Pages of the list");
    if (begin > 0) {
      nav.add(link(name, begin - SIZE, "prev", "Back"));
    }
    if (end < size) {
      nav.add(link(name, end, "next", "Further"));
    }
    String place = String.format(Locale.ROOT, "%,d to %,d of %,d", begin + 1, end, size);
    return Element.of("div", "split").add(Element.of("p", "quiet").text(place), nav);
  }

  private Element link(String name, int begin, String relation, String text) {
    Map<String, String> parameters = new LinkedHashMap<>(asked);
    if (begin > 0) {
      parameters.put(name + BEGINS, Integer.toString(begin));
    }
    return Element.of("a", "button")
        .with("href", Pager.href(path, parameters, "") + "#" + name)
        .with("rel", relation)
        .text(text);
  }
}
