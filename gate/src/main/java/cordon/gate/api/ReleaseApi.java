package cordon.gate.api;

import cordon.base.Ecosystem;
import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.base.purl.Purl;
import cordon.gate.Coordinate;
import cordon.gate.Gate;
import cordon.gate.ReleaseReport;
import cordon.gate.Upstream;
import cordon.gate.check.AnswerJson;
import cordon.gate.check.CheckAnswer;
import cordon.gate.check.Detours;
import cordon.gate.check.GateCheck;
import cordon.gate.check.Releases;
import cordon.gate.serve.Refusal;
import cordon.gate.upstream.UpstreamException;
import cordon.web.Exchange;
import cordon.web.api.JsonBody;
import cordon.web.api.ParameterText;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/** What the gate says of releases: one with all reasons, or many in short. */
final class ReleaseApi {
  /** One of a lockfile's batches; each may cost a question to an upstream. */
  static final int MOST = 500;

  private final Gate gate;
  private final GateCheck check;

  ReleaseApi(Gate gate) {
    this.gate = gate;
    this.check = new GateCheck(gate);
  }

  /** {@code ?purl=}, and where wanted {@code upstream=} and {@code file=}. */
  void decision(Exchange exchange) throws IOException {
    Purl purl =
        Parameters.purl(exchange, "purl")
            .orElseThrow(
                () -> ParameterText.bad("purl", "it is missing", "name a release").asException());
    String upstream = Parameters.text(exchange, "upstream").orElse(Upstream.DEFAULT);
    Coordinate release = Releases.coordinate(purl, upstream);
    Coordinate asked = Parameters.text(exchange, "file").map(release::withFile).orElse(release);
    Optional<Problem> outOfReach = gate.outOfReach(exchange, asked);
    if (outOfReach.isPresent()) {
      exchange.sendProblem(403, outOfReach.get());
      return;
    }
    exchange.setHeader("Cache-Control", "no-store");
    Optional<ReleaseReport> report;
    try {
      report = gate.explain(asked);
    } catch (UpstreamException e) {
      exchange.sendProblem(e.status(), e.problem());
      return;
    } catch (ProblemException e) {
      exchange.sendProblem(404, e.problem());
      return;
    }
    if (report.isEmpty()) {
      exchange.sendProblem(404, absent(asked));
      return;
    }
    String page = Refusal.page(exchange.baseUrl(), release);
    exchange.sendJson(200, json -> ReportJson.write(json, report.get(), page));
  }

  /** {@code {"purls": [...]}}: an answer for each, in this order. */
  void check(Exchange exchange) throws IOException {
    List<String> asked = JsonBody.read(exchange, Set.of("purls")).texts("purls");
    if (asked.isEmpty() || asked.size() > MOST) {
      throw ParameterText.bad(
              "purls", asked.size() + " releases are named", "name between 1 and " + MOST)
          .asException();
    }
    List<Purl> purls = asked.stream().map(Purl::parseLenient).toList();
    List<CheckAnswer> answers = check.answers(purls, exchange);
    exchange.setHeader("Cache-Control", "no-store");
    exchange.sendJson(200, json -> answers(json, asked, answers));
  }

  private void answers(JsonGenerator json, List<String> asked, List<CheckAnswer> answers) {
    json.writeStartObject();
    json.writeArrayPropertyStart("answers");
    for (int i = 0; i < answers.size(); i++) {
      json.writeStartObject();
      json.writeStringProperty("purl", asked.get(i));
      AnswerJson.write(json, answers.get(i));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("npm_hosts");
    gate.config().upstreams(Ecosystem.NPM).stream()
        .filter(Upstream::open)
        .map(upstream -> Detours.authority(upstream.url()))
        .distinct()
        .forEach(json::writeString);
    json.writeEndArray();
    json.writeEndObject();
  }

  private static Problem absent(Coordinate asked) {
    return Problem.of(
        "gate/no-such-release",
        "the upstream has no " + asked.purl(),
        asked.file().map(f -> "asked for its file " + f).orElse(""),
        "check the name and the version");
  }
}
