package cordon.exposure.pages;

import cordon.exposure.StandingExposure;
import cordon.web.pages.Badge;
import cordon.web.pages.Badge.Tone;
import cordon.web.pages.DataTable;
import cordon.web.pages.Element;
import cordon.web.pages.Parts;
import cordon.web.pages.Text;
import cordon.web.pages.Times;
import gg.jte.Content;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** The exposures that stand, each with its question. */
final class StandingList {
  private static final int MOST = 50;

  private StandingList() {}

  static Content of(List<StandingExposure> all) {
    if (all.isEmpty()) {
      return Parts.of();
    }
    String heading = "Answered again whenever what is known changes";
    DataTable table =
        DataTable.of(
            heading, "Name", "State", "Units", "Credentials", "Not known", "Opened", "Why");
    all.stream()
        .limit(MOST)
        .forEach(one ->
            table.row(
                Element.of("a").with("href", question(one)).text(one.name()),
                state(one),
                Text.of(Long.toString(one.units())),
                Text.of(Long.toString(one.credentials())),
                Text.of(Long.toString(one.unknown())),
                Times.utc(one.opened()),
                Text.quiet(one.reason())));
    return Element.of("section", "stack").add(Element.of("h2").text(heading), table);
  }

  private static Content state(StandingExposure one) {
    if (one.closed().isPresent()) {
      return Badge.of(Tone.GOOD, "closed");
    }
    return one.units() > 0 ? Badge.of(Tone.BAD, "exposed") : Badge.of(Tone.WAIT, "open");
  }

  private static String question(StandingExposure one) {
    StringBuilder address = new StringBuilder(ExposurePages.PATH + "?target=" + of(one.target()));
    one.from().map(Instant::toString).ifPresent(at -> address.append("&from=").append(of(at)));
    one.to().map(Instant::toString).ifPresent(at -> address.append("&to=").append(of(at)));
    return address.toString();
  }

  private static String of(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
