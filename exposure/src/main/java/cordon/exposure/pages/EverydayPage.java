package cordon.exposure.pages;

import cordon.exposure.Concentration;
import cordon.exposure.Exposure;
import cordon.exposure.Novelty;
import cordon.exposure.SilentUnit;
import cordon.web.Access;
import cordon.web.Exchange;
import cordon.web.Page;
import cordon.web.Role;
import cordon.web.Route;
import cordon.web.api.ParameterText;
import cordon.web.pages.DataTable;
import cordon.web.pages.Element;
import cordon.web.pages.Filters;
import cordon.web.pages.Parts;
import cordon.web.pages.Text;
import cordon.web.pages.Times;
import gg.jte.Content;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** {@code /exposure/everyday}: what to look at before anything happens. */
final class EverydayPage {
  static final String PATH = "/exposure/everyday";
  private static final Duration RECENT = Duration.ofDays(7);

  private final Exposure exposure;

  EverydayPage(Exposure exposure) {
    this.exposure = exposure;
  }

  Route route() {
    return Route.get(PATH, Access.needs(Role.VIEWER), this::show);
  }

  private void show(Exchange exchange) throws IOException {
    String asked = exchange.query("since").orElse("");
    Instant since =
        asked.isBlank()
            ? exposure.now().minus(RECENT).truncatedTo(ChronoUnit.SECONDS)
            : ParameterText.instant("since", asked);
    Novelty novelty = exposure.novelty(since);
    ListPages pages = new ListPages(exchange, PATH, Map.of("since", since.toString()));
    exchange.sendPage(
        new Page(
            "Exposure, every day",
            ExposurePages.PATH,
            Parts.of(
                concentration(exposure.concentration(), pages),
                silent(exposure.silent(), pages),
                Filters.of(PATH).search("since", "New since (UTC)", since.toString()),
                added(novelty, pages),
                open(novelty, pages))));
  }

  private static Content concentration(Concentration found, ListPages pages) {
    DataTable table =
        DataTable.of("Concentration", "What", "Name", "Units", "Crown jewels within their reach");
    for (Concentration.Row row : pages.part("concentration", found.rows())) {
      String name = row.type().isEmpty() ? row.name() : row.type() + " " + row.name();
      table.row(
          Text.of(row.kind().word()),
          Text.of(name),
          Text.of(Integer.toString(row.units())),
          Text.of(row.jewels() + " of " + found.jewels()));
    }
    return section(
        "concentration",
        "What stands under most crown jewels",
        "Nothing is known yet.",
        table,
        pages.pager("concentration", found.rows().size()),
        "");
  }

  private static Content silent(List<SilentUnit> silent, ListPages pages) {
    DataTable table = DataTable.of("Silent", "Unit", "Last heard", "Usually within", "Due");
    pages
        .part("silent", silent)
        .forEach(unit ->
            table.row(
                Text.of(unit.name()),
                Times.utc(unit.lastHeard()),
                Text.of(unit.usual().toHours() + " h"),
                Times.utc(unit.due())));
    return section(
        "silent",
        "Units that fell silent",
        "Every unit with a habit keeps it.",
        table,
        pages.pager("silent", silent.size()),
        "");
  }

  private static Content added(Novelty found, ListPages pages) {
    DataTable table = DataTable.of("New", "Package", "Versions", "First seen", "Where", "Units");
    for (Novelty.Added one : pages.part("new", found.added())) {
      table.row(
          Text.of(one.type() + " " + one.name()),
          Text.of(String.join(", ", one.versions())),
          Times.utc(one.firstSeen()),
          Text.of(one.firstUnit()),
          Text.of(Integer.toString(one.units())));
    }
    return section(
        "new",
        "Packages that nobody had before",
        "None since then.",
        table,
        pages.pager("new", found.added().size()),
        "?since=" + found.since());
  }

  private static Content open(Novelty found, ListPages pages) {
    DataTable table = DataTable.of("Unpinned", "Package", "Asked for as", "Units", "New");
    for (Novelty.Open one : pages.part("unpinned", found.open())) {
      table.row(
          Text.of(one.type() + " " + one.name()),
          Text.of(one.range().isBlank() ? "any version" : one.range()),
          Text.of(Integer.toString(one.units())),
          Text.of(one.isNew() ? "new" : ""));
    }
    return section(
        "unpinned",
        "Requirements that fix no version",
        "All are pinned.",
        table,
        pages.pager("unpinned", found.open().size()),
        "?since=" + found.since());
  }

  /**
   * @param name of the list, in the address of the page and of the API
   * @param none what is said where there is nothing
   * @param query with which the API gives the same
   */
  private static Content section(
      String name, String heading, String none, DataTable table, Content pager, String query) {
    return Element.of("section", "stack")
        .with("id", name)
        .add(
            Element.of("h2").text(heading),
            table.isEmpty() ? Element.of("p", "quiet").text(none) : table,
            pager,
            Element.of("p", "quiet")
                .add(
                    Element.of("a")
                        .with("href", "/api/v1/exposure/" + name + query)
                        .text("As JSON")));
  }
}
