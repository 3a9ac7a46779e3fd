package cordon.web.console;

import gg.jte.Content;
import java.util.List;

/** What the page shell's template shows around a page. */
public record Frame(
    String title,
    String litPath,
    List<NavLine> nav,
    String user,
    String csrf,
    String version,
    StaticFiles files,
    List<Content> banners,
    Content body) {

  /**
   * @param lit whether the page shown belongs here
   */
  public record NavLine(String label, String path, boolean lit) {}

  public boolean signedIn() {
    return !user.isEmpty();
  }

  public boolean onAccount() {
    return litPath.equals("/account");
  }

  public String asset(String name) {
    return files.path(name);
  }

  /** What htmx sends along with its requests; JSON, because that is its form. */
  public String scriptHeaders() {
    return "{\"X-CSRF-Token\":\"" + csrf + "\"}";
  }
}
