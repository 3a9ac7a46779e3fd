package cordon.web.pages;

import cordon.base.Printable;
import gg.jte.Content;
import gg.jte.html.escape.Escape;

/** Plain pieces of text. */
public final class Text {
  private Text() {}

  public static Content of(String text) {
    return output -> Escape.htmlContent(Printable.text(text), output);
  }

  /** Names, digests, versions: in the fixed-width face, breaking anywhere. */
  public static Content code(String text) {
    return Element.of("code").text(text);
  }

  public static Content quiet(String text) {
    return Element.of("span", "quiet").text(text);
  }

  public static Content link(String href, String text) {
    return Element.of("a").with("href", href).text(text);
  }

  public static Content link(String href, Content content) {
    return Element.of("a").with("href", href).add(content);
  }
}
