package cordon.exposure.pages;

import cordon.advisories.AdvisoryDocument;
import cordon.exposure.Exposure;
import cordon.exposure.ExposureAnswer;
import cordon.exposure.ExposureAnswer.ExposedUnit;
import cordon.exposure.Inquiries;
import cordon.exposure.StandingExposures;
import cordon.exposure.answer.AtMoment;
import cordon.exposure.answer.Stops;
import cordon.exposure.api.TargetQuery;
import cordon.exposure.picture.Drawing;
import cordon.exposure.picture.Picture;
import cordon.exposure.picture.Svg;
import cordon.web.Access;
import cordon.web.Exchange;
import cordon.web.Page;
import cordon.web.Role;
import cordon.web.Route;
import cordon.web.pages.Filters;
import cordon.web.pages.Parts;
import cordon.web.pages.Templates;
import gg.jte.Content;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code /exposure}: the question, the answer, and its picture. */
public final class ExposurePages {
  public static final String PATH = "/exposure";

  /** Boxes in a layer: what a screen shows without losing the thread. */
  private static final int MOST_IN_LAYER = 30;

  private static final Map<String, String> FIELDS = fields();

  private final Templates templates =
      Templates.of(ExposurePages.class, "cordon.exposure.templates");
  private final Exposure exposure;
  private final StandingExposures standing;
  private final Inquiries inquiries;
  private final TargetQuery targets;

  /**
   * @param advisories all that is held under an id
   */
  public ExposurePages(
      Exposure exposure,
      StandingExposures standing,
      Inquiries inquiries,
      Function<String, List<AdvisoryDocument>> advisories) {
    this.exposure = exposure;
    this.standing = standing;
    this.inquiries = inquiries;
    this.targets = new TargetQuery(advisories);
  }

  private static Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("target", "Package URL or advisory");
    fields.put("from", "From (UTC)");
    fields.put("to", "To (UTC)");
    fields.put("as_of", "As known at (UTC)");
    fields.put("window", "Windows to compare (FROM..TO FROM..TO)");
    return fields;
  }

  public List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.add(Route.get(PATH, Access.needs(Role.VIEWER), this::show));
    routes.add(new EverydayPage(exposure).route());
    routes.add(new ProofForm(exposure).route());
    routes.addAll(new InquiryPages(inquiries, exposure::now).routes());
    routes.addAll(new VendorPage(inquiries, exposure::now).routes());
    return routes;
  }

  private void show(Exchange exchange) throws IOException {
    Map<String, String> asked = new LinkedHashMap<>();
    FIELDS.keySet().forEach(name -> asked.put(name, exchange.query(name).orElse("")));
    if (asked.getOrDefault("target", "").isBlank()) {
      exchange.sendPage(new Page("Exposure", PATH, question(asked)));
    } else {
      answer(exchange, asked);
    }
  }

  private Content question(Map<String, String> asked) {
    Map<String, Object> parts = parts(asked);
    parts.put("lists", List.of(StandingList.of(standing.all())));
    return templates.page("exposure.jte", parts);
  }

  private void answer(Exchange exchange, Map<String, String> asked) throws IOException {
    ExposureAnswer whole = targets.ask(exchange, exposure).held();
    Stops stops = Stops.of(whole);
    Optional<Instant> at = MomentBar.asked(exchange, stops);
    MomentBar bar = new MomentBar(stops, at, asked);
    if (exchange.query(MomentBar.STEP).isPresent()) {
      // The stops shift when more is learned; an address that is sent on names the moment.
      if (exchange.header("HX-Request").isEmpty()) {
        exchange.redirect(bar.address(at));
        return;
      }
      exchange.setHeader("HX-Replace-Url", bar.address(at));
    }
    at.ifPresent(moment -> asked.put(MomentBar.AT, moment.toString()));
    Map<String, Object> parts = parts(asked);
    parts.put("slider", bar.slider());
    parts.put("steps", bar.steps());
    parts.put("step", bar.step());
    parts.put("moment", at.map(MomentBar::told).orElse("all moments"));
    targets
        .compare(exchange, exposure)
        .map(WindowTable::of)
        .ifPresent(table -> parts.put("windows", table));
    answered(exchange, asked, at.map(moment -> AtMoment.of(whole, moment)).orElse(whole), parts);
    parts.put("headline", Headline.of(whole, at));
    parts.put("tone", Headline.tone(whole));
    Picture picture = Drawing.of(whole, MOST_IN_LAYER, at);
    parts.put("picture", Svg.write(picture));
    parts.put("left", picture.left());
    exchange.sendPage(new Page("Exposure", PATH, templates.page("exposure.jte", parts)));
  }

  private void answered(
      Exchange exchange,
      Map<String, String> asked,
      ExposureAnswer answer,
      Map<String, Object> parts) {
    ListPages pages = new ListPages(exchange, PATH, asked);
    List<ExposedUnit> units = pages.part(AnswerLists.UNITS, answer.units());
    parts.put(
        "lists",
        new AnswerLists(
                answer, exposure.paths(answer, units), ProofForm.on(exchange, query(asked)), pages)
            .all());
  }

  /** All that the page has, mostly empty. */
  private static Map<String, Object> parts(Map<String, String> asked) {
    Filters form = Filters.of(PATH);
    FIELDS.forEach((name, label) -> form.search(name, label, asked.getOrDefault(name, "")));
    Map<String, Object> parts = new HashMap<>();
    parts.put("question", form);
    for (String text : List.of("headline", "tone", "moment", "picture")) {
      parts.put(text, "");
    }
    for (String content : List.of("slider", "steps", "windows")) {
      parts.put(content, Parts.of());
    }
    parts.put("step", 0);
    parts.put("left", 0);
    parts.put("query", query(asked));
    return parts;
  }

  private static String query(Map<String, String> asked) {
    return asked.entrySet().stream()
        .filter(field -> !field.getValue().isBlank())
        .map(field ->
            field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
