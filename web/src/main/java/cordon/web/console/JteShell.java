package cordon.web.console;

import cordon.base.Problem;
import cordon.web.Banner;
import cordon.web.Exchange;
import cordon.web.NavEntry;
import cordon.web.Page;
import cordon.web.Role;
import cordon.web.pages.Parts;
import cordon.web.pages.Templates;
import cordon.web.server.Shell;
import gg.jte.Content;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The frame of the console: navigation, who is signed in, the page. */
final class JteShell implements Shell {
  static final Templates TEMPLATES = Templates.of(JteShell.class, "cordon.web.templates");

  private final List<NavEntry> nav;
  private final StaticFiles files;
  private final String version;
  private final List<Banner> banners;

  JteShell(List<NavEntry> nav, StaticFiles files, String version, List<Banner> banners) {
    this.nav = nav.stream().sorted(Comparator.comparingInt(NavEntry::order)).toList();
    this.files = files;
    this.version = version;
    this.banners = List.copyOf(banners);
  }

  @Override
  public byte[] document(Exchange exchange, Page page) {
    // Who may see nothing of the console is led to nothing of it.
    return Parts.bytes(exchange.identity().may(Role.VIEWER) ? shell(exchange, page) : bare(page));
  }

  @Override
  public byte[] fragment(Content body) {
    return Parts.bytes(body);
  }

  @Override
  public byte[] problem(Exchange exchange, int status, Problem problem) {
    Content body = TEMPLATES.page("problem.jte", Map.of("status", status, "problem", problem));
    String title = Character.toUpperCase(problem.title().charAt(0)) + problem.title().substring(1);
    Page page = new Page(title, "", body);
    boolean stranger = exchange.identity().userName().isEmpty();
    return Parts.bytes(stranger ? bare(page) : shell(exchange, page));
  }

  /** A page without navigation, for people who are not signed in. */
  Content bare(Page page) {
    Frame frame =
        new Frame(page.title(), "", List.of(), "", "", version, files, List.of(), page.body());
    return TEMPLATES.page("bare.jte", Map.of("frame", frame));
  }

  private Content shell(Exchange exchange, Page page) {
    List<Frame.NavLine> lines =
        nav.stream()
            .filter(entry -> isFor(exchange, entry))
            .map(e -> new Frame.NavLine(e.label(), e.path(), e.path().equals(page.nav())))
            .toList();
    Frame frame =
        new Frame(
            page.title(),
            page.nav(),
            lines,
            exchange.identity().userName(),
            exchange.csrfToken(),
            version,
            files,
            banners.stream().flatMap(b -> b.shown().stream()).toList(),
            page.body());
    return TEMPLATES.page("shell.jte", Map.of("frame", frame));
  }

  private static boolean isFor(Exchange exchange, NavEntry entry) {
    return !entry.path().startsWith("/admin/") || exchange.identity().may(Role.ADMINISTRATOR);
  }
}
