package cordon.exposure.api;

import cordon.advisories.AdvisoryDocument;
import cordon.exposure.DependencyPath;
import cordon.exposure.Exposure;
import cordon.exposure.ExposureAnswer;
import cordon.exposure.WindowComparison;
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
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** {@code /api/v1/exposure}: who was exposed to a release, or would be to a package. */
public final class AnswerApi {
  private static final String PATH = "/api/v1/exposure";

  /** Boxes in a layer; five layers of them are what a person can look at. */
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

  private void answer(Exchange exchange) throws IOException {
    ExposureAnswer answer = ask(exchange);
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
    boolean svg =
        switch (Parameters.text(exchange, "format").orElse("svg")) {
          case "svg" -> true;
          case "dot" -> false;
          default ->
              throw ParameterText.bad("format", "it is no kind of picture", "write svg or dot")
                  .asException();
        };
    Picture picture = Drawing.of(ask(exchange), MOST_IN_LAYER);
    exchange.setHeader("Cache-Control", "no-store");
    exchange.send(
        200,
        svg ? "image/svg+xml" : "text/vnd.graphviz; charset=utf-8",
        (svg ? Svg.write(picture) : Dot.write(picture)).getBytes(StandardCharsets.UTF_8));
  }
}
