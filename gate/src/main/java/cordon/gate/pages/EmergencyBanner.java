package cordon.gate.pages;

import cordon.gate.LocalOverride;
import cordon.gate.override.Exceptions;
import cordon.web.Banner;
import cordon.web.pages.Element;
import cordon.web.pages.Parts;
import cordon.web.pages.Text;
import cordon.web.pages.Times;
import gg.jte.Content;
import java.util.List;
import java.util.Optional;

/** Says on every page that break-glass is open, until it is not. */
public final class EmergencyBanner implements Banner {
  private final Exceptions exceptions;

  public EmergencyBanner(Exceptions exceptions) {
    this.exceptions = exceptions;
  }

  @Override
  public Optional<Content> shown() {
    List<LocalOverride> open = exceptions.emergencies();
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Element.of("div", "notice", "notice-bad", "alarm")
                .with("role", "alert")
                .add(Parts.of(open.stream().map(EmergencyBanner::line).toList())));
  }

  private static Content line(LocalOverride o) {
    return Element.of("p")
        .add(
            Element.of("strong").text("Break-glass is open"),
            Text.of(" for "),
            Text.code(
                o.ecosystem().purlType() + " " + o.name() + OverrideTable.versions(o.versions())),
            Text.of(" until "),
            Times.utc(o.expires().orElseThrow()),
            Text.of(", by " + o.trail().createdBy() + ": " + o.reason() + ". "),
            Text.link(WaiverPages.PATH + "#emergencies", "Look at it"));
  }
}
