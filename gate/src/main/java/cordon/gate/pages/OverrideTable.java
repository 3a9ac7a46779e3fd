package cordon.gate.pages;

import cordon.gate.Coordinate;
import cordon.gate.LocalOverride;
import cordon.gate.Upstream;
import cordon.gate.VersionSelector;
import cordon.web.Exchange;
import cordon.web.Role;
import cordon.web.pages.Badge;
import cordon.web.pages.DataTable;
import cordon.web.pages.Element;
import cordon.web.pages.Forms;
import cordon.web.pages.Parts;
import cordon.web.pages.Text;
import cordon.web.pages.Times;
import gg.jte.Content;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Waivers and blocks as rows. */
final class OverrideTable {
  private OverrideTable() {}

  /** Those in force, with a way to end each for who may. */
  static DataTable active(List<LocalOverride> overrides, Exchange exchange, Instant now) {
    DataTable table = DataTable.of("In force", "Kind", "What", "Why", "Owner", "Until", "End");
    for (LocalOverride o : overrides) {
      table.row(
          kind(o),
          what(o),
          Text.of(o.reason()),
          owner(o),
          until(o, now),
          exchange.identity().may(Role.APPROVER) ? ending(o, exchange) : Text.of(""));
    }
    return table;
  }

  static DataTable ended(List<LocalOverride> overrides) {
    DataTable table = DataTable.of("Ended", "Kind", "What", "Why", "Owner", "Ended");
    for (LocalOverride o : overrides) {
      table.row(kind(o), what(o), Text.of(o.reason()), owner(o), end(o));
    }
    return table;
  }

  private static Content kind(LocalOverride o) {
    Badge.Tone tone = o.kind() == LocalOverride.Kind.WAIVER ? Badge.Tone.GOOD : Badge.Tone.BAD;
    return Parts.of(
        Element.of("div").add(Badge.of(tone, o.kind().word())),
        Element.of("div", "quiet", "unbroken").text(o.id()));
  }

  private static Content owner(LocalOverride o) {
    return Parts.of(
        Element.of("div").text(o.owner()),
        Element.of("div", "quiet").add(Text.of("since "), Times.utc(o.created())));
  }

  private static Content what(LocalOverride o) {
    Content name = Text.code(o.name() + versions(o.versions()));
    Content linked =
        o.versions() instanceof VersionSelector.Exact exact && o.name().indexOf('*') < 0
            ? Text.link(
                EventRows.page(
                    Coordinate.release(o.ecosystem(), Upstream.DEFAULT, o.name(), exact.version())),
                name)
            : name;
    Content type = Element.of("div", "quiet").text(o.ecosystem().purlType());
    return o.malicious()
        ? Parts.of(linked, type, Badge.of(Badge.Tone.WORST, "also known malicious"))
        : Parts.of(linked, type);
  }

  private static String versions(VersionSelector selector) {
    return switch (selector) {
      case VersionSelector.Any() -> ", every version";
      case VersionSelector.Exact exact -> " " + exact.version();
      case VersionSelector.Range range -> " " + range.range();
      case VersionSelector.Bytes bytes -> " " + bytes.digest();
    };
  }

  private static Content until(LocalOverride o, Instant now) {
    return o.expires().map(e -> both(e, now)).orElse(Text.quiet("somebody ends it"));
  }

  private static Content both(Instant time, Instant now) {
    return Parts.of(
        Element.of("div").add(Times.utc(time)),
        Element.of("div", "quiet").add(Times.relative(time, now)));
  }

  private static Content end(LocalOverride o) {
    Optional<Instant> ended = o.ended();
    return ended.isPresent()
        ? Parts.of(
            Element.of("div").add(Times.utc(ended.get())),
            Element.of("div", "quiet").text("by " + o.endedBy().orElse("")))
        : Parts.of(
            Element.of("div").add(o.expires().map(Times::utc).orElse(Text.of(""))),
            Element.of("div", "quiet").text("expired"));
  }

  private static Content ending(LocalOverride o, Exchange exchange) {
    Element reason =
        Element.of("input")
            .with("name", "reason")
            .with("required", "required")
            .with("maxlength", "1000")
            .with("aria-label", "Why end " + o.id())
            .with("placeholder", "Why end it");
    return Element.of("details")
        .add(
            Element.of("summary").text("End it"),
            Element.of("form", "fields")
                .with("method", "post")
                .with("action", WaiverPages.PATH + "/" + o.id() + "/end")
                .add(
                    Forms.csrf(exchange),
                    reason,
                    Element.of("button").with("type", "submit").text("End now")));
  }
}
