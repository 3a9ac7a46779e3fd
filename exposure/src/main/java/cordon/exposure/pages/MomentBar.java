package cordon.exposure.pages;

import cordon.exposure.answer.Stops;
import cordon.web.Exchange;
import cordon.web.api.ParameterText;
import cordon.web.pages.Element;
import cordon.web.pages.Pager;
import cordon.web.pages.Parts;
import gg.jte.Content;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Moves the moment at which an answer is looked at. It is a form with a slider and two links, which
 * do by themselves; with the script the answer changes while the slider moves. Each stop of the
 * slider is a change, because between two of them nothing is to be seen.
 */
final class MomentBar {
  static final String AT = "at";

  /** What the slider sends: a place among the stops. */
  static final String STEP = "step";

  /** The part of the page that changes with the moment. */
  private static final String ANSWER = "#answer";

  private final Stops stops;
  private final Optional<Instant> at;

  /** The question, without a moment. */
  private final Map<String, String> asked;

  MomentBar(Stops stops, Optional<Instant> at, Map<String, String> asked) {
    this.stops = stops;
    this.at = at;
    this.asked = new LinkedHashMap<>(asked);
    this.asked.remove(AT);
  }

  /** The moment that a request asks for; empty: all of them at once. */
  static Optional<Instant> asked(Exchange exchange, Stops stops) {
    Optional<Integer> step =
        exchange.query(STEP).filter(text -> text.matches("[0-9]{1,4}")).map(Integer::valueOf);
    if (step.isPresent() && !stops.few().isEmpty()) {
      return Optional.of(stops.few().get(Math.min(step.get(), stops.few().size() - 1)));
    }
    return exchange
        .query(AT)
        .filter(text -> !text.isBlank())
        .map(text -> ParameterText.instant(AT, text));
  }

  /** Where the slider stands; at its end while no moment is chosen. */
  int step() {
    return at.map(stops::place).orElse(stops.few().size() - 1);
  }

  /** The address of the answer at a moment; empty: of the whole one. */
  String address(Optional<Instant> moment) {
    Map<String, String> parameters = new LinkedHashMap<>(asked);
    moment.ifPresent(time -> parameters.put(AT, time.toString()));
    return Pager.href(ExposurePages.PATH, parameters, "");
  }

  /** Nothing where no two moments differ. */
  Content slider() {
    List<Instant> few = stops.few();
    if (few.size() < 2) {
      return Parts.of();
    }
    Element form =
        live(Element.of("form", "moment"), ExposurePages.PATH)
            .with("method", "get")
            .with("action", ExposurePages.PATH)
            .with("hx-trigger", "submit, input delay:120ms")
            .with("hx-sync", "this:replace");
    asked.forEach((name, value) -> {
      if (!value.isBlank()) {
        form.add(
            Element.of("input").with("type", "hidden").with("name", name).with("value", value));
      }
    });
    return form.add(
        Element.of("label").with("for", "moment").text("Moment"),
        Element.of("input")
            .with("type", "range")
            .with("id", "moment")
            .with("name", STEP)
            .with("min", "0")
            .with("max", Integer.toString(few.size() - 1))
            .with("value", Integer.toString(step()))
            .with("aria-valuetext", at.map(MomentBar::told).orElse("all moments"))
            .with("data-told", "moment-told")
            .with(
                "data-times", few.stream().map(MomentBar::exact).collect(Collectors.joining(" "))),
        Element.of("output")
            .with("id", "moment-told")
            .with("for", "moment")
            .text(at.map(MomentBar::told).orElse("all moments")),
        Element.of("button", "quiet-button").with("type", "submit").text("Show"));
  }

  /** Leads to the change before and after, which is the way without a pointer or a script. */
  Content steps() {
    if (stops.few().size() < 2) {
      return Parts.of();
    }
    Element nav = Element.of("nav", "pager").with("aria-label", "Moments");
    Optional<Instant> before = at.map(stops::before).orElse(Optional.of(stops.last()));
    before.ifPresent(time -> nav.add(link("earlier", Optional.of(time), "Earlier")));
    at.flatMap(stops::after).ifPresent(time -> nav.add(link("later", Optional.of(time), "Later")));
    at.ifPresent(time -> nav.add(link("all-moments", Optional.empty(), "All moments")));
    return nav;
  }

  private Element link(String id, Optional<Instant> moment, String text) {
    String address = address(moment);
    return live(Element.of("a", "button"), address)
        .with("href", address)
        .with("id", id) // by it the focus is found again
        .text(text);
  }

  private static Element live(Element element, String address) {
    return element
        .with("hx-get", address)
        .with("hx-target", ANSWER)
        .with("hx-select", ANSWER)
        .with("hx-swap", "outerHTML")
        .with("hx-replace-url", "true");
  }

  private static String exact(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** For people; all times of the console are UTC. */
  static String told(Instant time) {
    return exact(time).replace("T", " ").replace("Z", "");
  }
}
