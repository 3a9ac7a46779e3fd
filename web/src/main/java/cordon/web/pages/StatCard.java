package cordon.web.pages;

import gg.jte.Content;

/** One number with its name, its unit or period, and where it leads. */
public final class StatCard {
  private StatCard() {}

  /**
   * @param label what is counted
   * @param number as text, already in a readable form
   * @param note period or comparison, such as {@code in the last 24 h}
   * @param path the page behind the number
   */
  public static Content of(String label, String number, String note, String path) {
    return Element.of("a", "card", "stat")
        .with("href", path)
        .add(
            Element.of("span", "stat-label").text(label),
            Element.of("strong", "stat-number").text(number),
            Element.of("span", "stat-note").text(note));
  }
}
