package cordon.gate.pages;

import cordon.base.purl.Purl;
import cordon.gate.Coordinate;
import cordon.gate.Upstream;
import cordon.gate.serve.Refusal;
import cordon.web.pages.Badge;
import cordon.web.pages.ByteText;
import cordon.web.pages.DataTable;
import cordon.web.pages.Element;
import cordon.web.pages.Pager;
import cordon.web.pages.Parts;
import cordon.web.pages.Text;
import cordon.web.pages.Times;
import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of the gate's log. */
final class EventRows {
  static final String TOPIC = "gate";
  static final String EVENT = "event";
  private static final List<String> COLUMNS =
      List.of("Time", "Event", "Release", "Why", "Who", "Size");

  /** More hidden versions than this are counted but not named. */
  private static final int NAMED = 4;

  private EventRows() {}

  static DataTable table(String caption) {
    return DataTable.of(caption, COLUMNS.toArray(String[]::new)).compact();
  }

  static Content[] cells(EventView event) {
    return new Content[] {
      Times.utc(event.fact().time()),
      stacked(Badge.verdict(event.verdict()), word(event.fact().type())),
      release(event),
      why(event),
      who(event),
      size(event)
    };
  }

  static Element row(EventView event) {
    return DataTable.rowOf(COLUMNS, cells(event));
  }

  /** What the type of a fact is called on pages. */
  static String word(String type) {
    return switch (type) {
      case "gate.pull" -> "pull";
      case "gate.pull.aborted" -> "broken off";
      case "gate.refused" -> "refused";
      case "gate.withheld" -> "withheld";
      case "gate.mismatch" -> "mismatch";
      case "gate.exposed" -> "exposed";
      default -> type;
    };
  }

  /** The address of a release's page. */
  static String page(Coordinate coordinate) {
    return Refusal.page("", coordinate);
  }

  private static Content release(EventView event) {
    Optional<Purl> purl = Purl.tryParse(event.fact().subject());
    if (purl.isEmpty()) {
      return Text.code(event.fact().subject());
    }
    String type = purl.get().type();
    Optional<Coordinate> coordinate = coordinate(purl.get(), event.upstream());
    String name = purl.get().nativeName();
    if (coordinate.isPresent()) {
      String text = name + " " + coordinate.get().version();
      return stacked(Text.link(page(coordinate.get()), Text.code(text)), type);
    }
    String log = Pager.href("/gate", Map.of("package", purl.get().ofPackage().toString()), "");
    return stacked(Text.link(log, Text.code(name)), type);
  }

  static Optional<Coordinate> coordinate(Purl purl, String upstream) {
    return purl.ecosystem()
        .filter(e -> purl.version().isPresent())
        .map(e ->
            Coordinate.release(
                e,
                upstream.isEmpty() ? Upstream.DEFAULT : upstream,
                purl.nativeName(),
                purl.version().orElseThrow()));
  }

  private static Content why(EventView event) {
    return event.hidden().isEmpty() ? Text.of(event.reason()) : hidden(event);
  }

  private static Content hidden(EventView event) {
    List<Content> parts = new ArrayList<>();
    parts.add(Text.of("hid "));
    Optional<Purl> subject = Purl.tryParse(event.fact().subject());
    List<String> versions =
        event.hidden().stream().map(EventView.Hidden::version).distinct().toList();
    List<String> named = versions.subList(0, Math.min(NAMED, versions.size()));
    for (String version : named) {
      parts.add(Text.of(parts.size() == 1 ? "" : ", "));
      Optional<Coordinate> coordinate =
          subject.flatMap(s -> coordinate(s.withVersion(version), event.upstream()));
      parts.add(
          coordinate.map(c -> Text.link(page(c), Text.code(version))).orElse(Text.code(version)));
    }
    long unnamed = Math.max(versions.size(), event.hiddenReleases()) - named.size();
    if (unnamed > 0) {
      parts.add(Text.of(" and " + unnamed + " more"));
    }
    if (event.again() > 0) {
      parts.add(Text.of(", answered " + event.again() + " more times that day"));
    }
    return Parts.of(parts);
  }

  private static Content who(EventView event) {
    String actor = event.fact().actor();
    String log = Pager.href("/gate", Map.of("actor", actor), "");
    Content name = Text.link(log, actor);
    return event.client().isEmpty()
        ? name
        : Parts.of(
            Element.of("div").add(name),
            Element.of("div", "quiet").with("title", event.client()).text(event.program()),
            event.job().isEmpty() ? Text.of("") : Element.of("div", "quiet").text(event.job()));
  }

  private static Content size(EventView event) {
    if (event.size() < 0) {
      return Text.of("");
    }
    String sent = ByteText.of(event.bytes());
    boolean part = event.bytes() != event.size();
    return Text.of(part ? sent + " of " + ByteText.of(event.size()) : sent);
  }

  static Content stacked(Content first, String second) {
    return Parts.of(Element.of("div").add(first), Element.of("div", "quiet").text(second));
  }
}
