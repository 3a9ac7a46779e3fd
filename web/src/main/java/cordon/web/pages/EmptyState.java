package cordon.web.pages;

import gg.jte.Content;

/** What stands where nothing is yet: why, and the one step that changes it. */
public final class EmptyState {
  private EmptyState() {}

  public static Content of(String title, String why) {
    return box(title, why);
  }

  /** With the command that fills the page. */
  public static Content withCommand(String title, String why, String command) {
    return box(title, why).add(Element.of("pre", "command").text(command));
  }

  private static Element box(String title, String why) {
    return Element.of("div", "empty").add(Element.of("h2").text(title), Element.of("p").text(why));
  }
}
