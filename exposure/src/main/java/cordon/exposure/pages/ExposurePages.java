package cordon.exposure.pages;

import cordon.advisories.AdvisoryDocument;
import cordon.exposure.Exposure;
import cordon.exposure.ExposureAnswer;
import cordon.exposure.Inquiries;
import cordon.exposure.StandingExposures;
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
import cordon.web.pages.Templates;
import gg.jte.Content;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    boolean empty = asked.getOrDefault("target", "").isBlank();
    Content body = empty ? question(asked) : answer(exchange, asked);
    exchange.sendPage(new Page("Exposure", PATH, body));
  }

  private Content question(Map<String, String> asked) {
    return page(
        asked,
        "",
        "",
        List.of(StandingList.of(standing.all())),
        new Picture(List.of(), List.of(), 0));
  }

  private Content answer(Exchange exchange, Map<String, String> asked) {
    ExposureAnswer answer = targets.ask(exchange, exposure);
    List<Content> lists =
        new ArrayList<>(
            new AnswerLists(
                    answer,
                    exposure.paths(answer, AnswerLists.shown(answer)),
                    ProofForm.on(exchange, query(asked)))
                .all());
    targets.compare(exchange, exposure).map(WindowTable::of).ifPresent(lists::addFirst);
    int units = answer.units().size();
    String headline =
        answer.exposed()
            ? units + (units == 1 ? " unit" : " units") + " had it, or may have"
            : answer.outside().isEmpty()
                ? "Nobody is known to have had it"
                : "Nobody is known to have come by it in the window; "
                    + answer.outside().size()
                    + " had it outside";
    boolean known = answer.coverage().unknown().isEmpty() && answer.outside().isEmpty();
    String tone = answer.exposed() ? "notice-bad" : known ? "notice-good" : "notice-wait";
    return page(asked, headline, tone, lists, Drawing.of(answer, MOST_IN_LAYER));
  }

  private Content page(
      Map<String, String> asked,
      String headline,
      String tone,
      List<Content> lists,
      Picture picture) {
    Filters form = Filters.of(PATH);
    FIELDS.forEach((name, label) -> form.search(name, label, asked.getOrDefault(name, "")));
    return templates.page(
        "exposure.jte",
        Map.of(
            "question", form,
            "headline", headline,
            "tone", tone,
            "lists", lists,
            "picture", Svg.write(picture),
            "left", picture.left(),
            "query", query(asked)));
  }

  private static String query(Map<String, String> asked) {
    return asked.entrySet().stream()
        .filter(field -> !field.getValue().isBlank())
        .map(field ->
            field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
