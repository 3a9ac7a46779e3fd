package cordon.exposure.api;

import cordon.advisories.AdvisoryDocument;
import cordon.exposure.DependencyPath;
import cordon.exposure.Exposure;
import cordon.exposure.ExposureAnswer;
import cordon.exposure.WindowComparison;
import cordon.exposure.answer.AtMoment;
import cordon.exposure.picture.Dot;
import cordon.exposure.picture.Drawing;
import cordon.exposure.picture.Picture;
import cordon.exposure.picture.Svg;
import cordon.web.Access;
import cordon.web.Exchange;
import cordon.web.Role;
import cordon.web.Route;
import cordon.web.api.ParameterText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code /api/v1/exposure}: who was exposed to a release, or would be to a package. */
public final class AnswerApi {
  private static final String PATH = "/api/v1/exposure";

  /** Up to so many boxes a picture is drawn whole. */
  private static final int MOST_WHOLE = 300;

  /** Of larger ones, boxes in a layer; five layers of them are what a person can look at. */
  private static final int MOST_IN_LAYER = 50;

  /** Units of which it is told how the release came in; of a hub there are a hundred thousand. */
  private static final int MOST_WITH_PATHS = 1_000;

  private final Exposure exposure;
  private final TargetQuery targets;

  /**
   * @param advisories all that is held under an id
   */
  public AnswerApi(Exposure exposure, Function<String, List<AdvisoryDocument>> advisories) {
    this.exposure = exposure;
    this.targets = new TargetQuery(advisories);
  }

  public List<Route> routes() {
    return List.of(
        Route.get(PATH, Access.needs(Role.VIEWER), this::answer),
        Route.get(PATH + "/windows", Access.needs(Role.VIEWER), this::windows),
        Route.get(PATH + "/picture", Access.needs(Role.VIEWER), this::picture));
  }

  private ExposureAnswer ask(Exchange exchange) {
    return targets.ask(exchange, exposure);
  }

  private static Optional<Instant> at(Exchange exchange) {
    return Parameters.instant(exchange, "at");
  }

  private void answer(Exchange exchange) throws IOException {
    ExposureAnswer whole = ask(exchange);
    ExposureAnswer answer = at(exchange).map(at -> AtMoment.of(whole, at)).orElse(whole);
    exchange.setHeader("Cache-Control", "no-store");
    Map<Long, List<DependencyPath>> paths =
        exposure.paths(
            answer, answer.units().subList(0, Math.min(MOST_WITH_PATHS, answer.units().size())));
    exchange.sendJson(200, json -> AnswerJson.write(json, answer, paths));
  }

  private void windows(Exchange exchange) throws IOException {
    WindowComparison comparison =
        targets
            .compare(exchange, exposure)
            .orElseThrow(() ->
                ParameterText.bad(
                        "window",
                        "there are not two that differ",
                        "name two as FROM..TO, or an advisory whose sources disagree")
                    .asException());
    exchange.setHeader("Cache-Control", "no-store");
    exchange.sendJson(200, json -> WindowsJson.write(json, comparison));
  }

  private void picture(Exchange exchange) throws IOException {
    Format format = Format.of(Parameters.text(exchange, "format").orElse("svg"));
    ExposureAnswer answer = ask(exchange);
    Optional<Instant> at = at(exchange);
    Picture whole = Drawing.of(answer, MOST_WHOLE, at);
    Picture picture =
        whole.nodes().size() <= MOST_WHOLE && whole.left() == 0
            ? whole
            : Drawing.of(answer, MOST_IN_LAYER, at);
    exchange.setHeader("Cache-Control", "no-store");
    switch (format) {
      case SVG -> text(exchange, "image/svg+xml", Svg.write(picture));
      case DOT -> text(exchange, "text/vnd.graphviz; charset=utf-8", Dot.write(picture));
      case JSON -> exchange.sendJson(200, json -> PictureJson.write(json, picture));
    }
  }

  private static void text(Exchange exchange, String type, String text) throws IOException {
    exchange.send(200, type, text.getBytes(StandardCharsets.UTF_8));
  }

  private enum Format {
    SVG,
    DOT,
    JSON;

    static Format of(String word) {
      return switch (word) {
        case "svg" -> SVG;
        case "dot" -> DOT;
        case "json" -> JSON;
        default ->
            throw ParameterText.bad("format", "it is no kind of picture", "write svg, dot or json")
                .asException();
      };
    }
  }
}
