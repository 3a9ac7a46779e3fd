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

  /** Those that count once a second person confirmed them. */
  static DataTable waiting(List<LocalOverride> overrides, Exchange exchange, Instant now) {
    DataTable table =
        DataTable.of(
            "Waiting for a second person", "Kind", "What", "Why", "Made by", "Until", "Say");
    for (LocalOverride o : overrides) {
      table.row(
          kind(o), what(o), Text.of(o.reason()), maker(o), until(o, now), confirming(o, exchange));
    }
    return table;
  }

  private static Content confirming(LocalOverride o, Exchange exchange) {
    if (!exchange.identity().may(Role.APPROVER)) {
      return Text.quiet("an approver decides");
    }
    Content yes =
        o.trail().createdBy().equals(exchange.identity().actor())
            ? Element.of("div", "quiet").text("somebody else confirms it")
            : ExceptionForms.folded(
                exchange,
                "Confirm",
                WaiverPages.PATH + "/" + o.id() + "/confirm",
                "Put it in force",
                ExceptionForms.note("note", "Say something (optional)", false));
    return Parts.of(yes, ending(o, exchange));
  }

  /** Break-glass, open or over, that nobody reviewed yet. */
  static DataTable toReview(List<LocalOverride> overrides, Exchange exchange, Instant now) {
    DataTable table =
        DataTable.of("Break-glass to be reviewed", "What", "Why", "Opened by", "State", "Review");
    for (LocalOverride o : overrides) {
      table.row(what(o), Text.of(o.reason()), maker(o), state(o, now), reviewing(o, exchange, now));
    }
    return table;
  }

  private static Content state(LocalOverride o, Instant now) {
    return o.overAt(now)
        ? Parts.of(Badge.of(Badge.Tone.WAIT, "to be reviewed"), end(o))
        : Parts.of(Badge.of(Badge.Tone.WORST, "open"), until(o, now));
  }

  private static Content reviewing(LocalOverride o, Exchange exchange, Instant now) {
    if (!exchange.identity().may(Role.APPROVER)) {
      return Text.quiet("an approver reviews it");
    }
    if (!o.overAt(now)) {
      return ending(o, exchange);
    }
    return o.trail().createdBy().equals(exchange.identity().actor())
        ? Text.quiet("somebody else reviews it")
        : ExceptionForms.folded(
            exchange,
            "Close it",
            WaiverPages.PATH + "/" + o.id() + "/review",
            "Close the review",
            ExceptionForms.note("note", "What the review found", true));
  }

  private static Content maker(LocalOverride o) {
    return Parts.of(
        Element.of("div").text(o.trail().createdBy()),
        Element.of("div", "quiet").add(Times.utc(o.created())));
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
    Content badge =
        o.trail().emergency()
            ? Badge.of(Badge.Tone.WORST, "break-glass")
            : Badge.of(tone, o.kind().word());
    return Parts.of(
        Element.of("div").add(badge), Element.of("div", "quiet", "unbroken").text(o.id()));
  }

  private static Content owner(LocalOverride o) {
    return Parts.of(
        Element.of("div").text(o.owner()),
        Element.of("div", "quiet").add(Text.of("since "), Times.utc(o.created())),
        o.trail()
            .confirmed()
            .<Content>map(c -> Element.of("div", "quiet").text("confirmed by " + c.by()))
            .orElse(Text.of("")));
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

  static String versions(VersionSelector selector) {
    return switch (selector) {
      case VersionSelector.Any() -> ", every version";
      case VersionSelector.Exact exact -> " " + exact.version();
      case VersionSelector.Range range -> " " + range.range();
      case VersionSelector.Bytes bytes ->
          bytes.named().map(version -> " " + version).orElse("") + " " + bytes.digest();
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
    return Parts.of(
        o.trail()
            .endProposed()
            .<Content>map(
                a -> Element.of("div", "quiet").text(a.by() + " wants it ended: " + a.note()))
            .orElse(Text.of("")),
        ExceptionForms.folded(
            exchange,
            "End it",
            WaiverPages.PATH + "/" + o.id() + "/end",
            "End now",
            ExceptionForms.note("reason", "Why end it", true)));
  }
}
