package cordon.gate.commands;

import cordon.base.Problem;
import cordon.base.purl.Purl;
import cordon.gate.check.AnswerJson;
import cordon.gate.check.CheckAnswer;
import cordon.terminal.ApiAnswer;
import cordon.terminal.ApiClient;
import cordon.terminal.Json;
import cordon.terminal.Progress;
import cordon.terminal.Terminal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/** Asks the server about releases, some at a time. */
final class ServerCheck {
  /**
   * Releases asked about at once: a cold gate may ask its upstream for each, and the answer must
   * come before the client gives up.
   */
  private static final int BATCH = 50;

  private final ApiClient api;
  private final Terminal terminal;

  ServerCheck(ApiClient api, Terminal terminal) {
    this.api = api;
    this.terminal = terminal;
  }

  /**
   * What the server said.
   *
   * @param answers by package URL
   * @param npmHosts hosts for which npm asks the gate
   */
  record Answers(Map<String, CheckAnswer> answers, Set<String> npmHosts) {
    /** The answer for a release that was asked about. */
    CheckAnswer of(Purl purl) {
      return Objects.requireNonNull(answers.get(purl.toString()), "every answer is there");
    }
  }

  /** Empty where no server answers; then nothing was asked at all. */
  Optional<Answers> ask(List<String> purls) {
    Map<String, CheckAnswer> answers = new HashMap<>();
    Set<String> npmHosts = new HashSet<>();
    try (Progress progress = terminal.progress("asking the gate").of(purls.size())) {
      for (int at = 0; at < purls.size(); at += BATCH) {
        List<String> batch = purls.subList(at, Math.min(at + BATCH, purls.size()));
        progress.at(at, batch.getFirst());
        ApiAnswer answer = api.post("/api/v1/gate/check", json -> write(json, batch));
        if (at == 0 && answer instanceof ApiAnswer.NoServer) {
          return Optional.empty();
        }
        Json body = answer.orThrow();
        body.list("answers").forEach(a -> answers.put(a.string("purl"), AnswerJson.read(a)));
        npmHosts.addAll(body.strings("npm_hosts"));
      }
    }
    requireAll(purls, answers);
    return Optional.of(new Answers(answers, npmHosts));
  }

  private static void write(JsonGenerator json, List<String> purls) {
    json.writeStartObject();
    json.writeArrayPropertyStart("purls");
    purls.forEach(json::writeString);
    json.writeEndArray();
    json.writeEndObject();
  }

  /** A release that got lost must not look like one that passed. */
  private static void requireAll(List<String> purls, Map<String, CheckAnswer> answers) {
    for (String purl : purls) {
      if (!answers.containsKey(purl)) {
        throw Problem.of(
                "gate/unexpected-answer",
                "the server did not answer for every release",
                "nothing for " + purl,
                "use the command line of the same version as the server")
            .asException();
      }
    }
  }
}
