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
import java.util.List;

/** {@code /exposure/everyday}: what to look at before anything happens. */
final class EverydayPage {
  static final String PATH = "/exposure/everyday";
  private static final int MOST = 30;
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
        asked.isBlank() ? exposure.now().minus(RECENT) : ParameterText.instant("since", asked);
    Novelty novelty = exposure.novelty(since, MOST);
    exchange.sendPage(
        new Page(
            "Exposure, every day",
            ExposurePages.PATH,
            Parts.of(
                concentration(exposure.concentration(MOST)),
                silent(exposure.silent()),
                Filters.of(PATH).search("since", "New since (UTC)", since.toString()),
                added(novelty.added()),
                open(novelty.open()))));
  }

  private static Content concentration(Concentration found) {
    DataTable table =
        DataTable.of("Concentration", "What", "Name", "Units", "Crown jewels within their reach");
    for (Concentration.Row row : found.rows()) {
      String name = row.type().isEmpty() ? row.name() : row.type() + " " + row.name();
      table.row(
          Text.of(row.kind().word()),
          Text.of(name),
          Text.of(Integer.toString(row.units())),
          Text.of(row.jewels() + " of " + found.jewels()));
    }
    return section("What stands under most crown jewels", "Nothing is known yet.", table);
  }

  private static Content silent(List<SilentUnit> silent) {
    DataTable table = DataTable.of("Silent", "Unit", "Last heard", "Usually within", "Due");
    silent.stream()
        .limit(MOST)
        .forEach(unit ->
            table.row(
                Text.of(unit.name()),
                Times.utc(unit.lastHeard()),
                Text.of(unit.usual().toHours() + " h"),
                Times.utc(unit.due())));
    return section("Units that fell silent", "Every unit with a habit keeps it.", table);
  }

  private static Content added(List<Novelty.Added> added) {
    DataTable table = DataTable.of("New", "Package", "Versions", "First seen", "Where", "Units");
    for (Novelty.Added one : added) {
      table.row(
          Text.of(one.type() + " " + one.name()),
          Text.of(String.join(", ", one.versions())),
          Times.utc(one.firstSeen()),
          Text.of(one.firstUnit()),
          Text.of(Integer.toString(one.units())));
    }
    return section("Packages that nobody had before", "None since then.", table);
  }

  private static Content open(List<Novelty.Open> open) {
    DataTable table = DataTable.of("Unpinned", "Package", "Asked for as", "Units", "New");
    for (Novelty.Open one : open) {
      table.row(
          Text.of(one.type() + " " + one.name()),
          Text.of(one.range().isBlank() ? "any version" : one.range()),
          Text.of(Integer.toString(one.units())),
          Text.of(one.isNew() ? "new" : ""));
    }
    return section("Requirements that fix no version", "All are pinned.", table);
  }

  private static Content section(String heading, String none, DataTable table) {
    return Element.of("section", "stack")
        .add(
            Element.of("h2").text(heading),
            table.isEmpty() ? Element.of("p", "quiet").text(none) : table);
  }
}
