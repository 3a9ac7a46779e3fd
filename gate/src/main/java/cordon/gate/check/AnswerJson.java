package cordon.gate.check;

import cordon.base.Digest;
import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.terminal.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Answers as the API sends them and the command line reads them. */
public final class AnswerJson {
  private AnswerJson() {}

  /** Writes the members of an answer into the object that is open. */
  public static void write(JsonGenerator json, CheckAnswer answer) {
    json.writeStringProperty("verdict", answer.outcome().word());
    json.writeBooleanProperty("malicious", answer.malicious());
    text(json, "reason", answer.reason());
    text(json, "text", answer.text());
    answer.until().ifPresent(t -> json.writeStringProperty("until", t.toString()));
    answer.nearest().ifPresent(v -> json.writeStringProperty("nearest", v));
    text(json, "page", answer.page());
    claims(json, answer.claims());
    texts(json, "digests", answer.digests().stream().map(Digest::toString).toList());
  }

  /** Writes the member {@code claims}. */
  public static void claims(JsonGenerator json, List<Claim> claims) {
    json.writeArrayPropertyStart("claims");
    claims.forEach(claim -> claim(json, claim));
    json.writeEndArray();
  }

  private static void claim(JsonGenerator json, Claim claim) {
    json.writeStartObject();
    json.writeStringProperty("id", claim.id());
    texts(json, "aliases", claim.aliases());
    json.writeBooleanProperty("malicious", claim.malicious());
    json.writeBooleanProperty("sure", claim.sure());
    claim.since().ifPresent(t -> json.writeStringProperty("since", t.toString()));
    json.writeStringProperty("learned", claim.learned().toString());
    json.writeStringProperty("by", claim.by());
    json.writeStringProperty("summary", claim.summary());
    texts(json, "references", claim.references());
    json.writeEndObject();
  }

  private static void texts(JsonGenerator json, String name, List<String> values) {
    json.writeArrayPropertyStart(name);
    values.forEach(json::writeString);
    json.writeEndArray();
  }

  private static void text(JsonGenerator json, String name, String value) {
    if (!value.isEmpty()) {
      json.writeStringProperty(name, value);
    }
  }

  /**
   * Reads an answer of the API.
   *
   * @throws ProblemException when it is none; an answer that is not understood is never a pass
   */
  public static CheckAnswer read(Json json) {
    Outcome outcome =
        Outcome.ofWord(json.string("verdict"))
            .orElseThrow(() -> notOurs("verdict `" + json.string("verdict") + "`").asException());
    return new CheckAnswer(
        json.string("purl"),
        outcome,
        json.flag("malicious"),
        json.string("reason"),
        json.string("text"),
        time(json, "until"),
        Optional.of(json.string("nearest")).filter(v -> !v.isEmpty()),
        json.list("claims").stream().map(AnswerJson::claim).toList(),
        json.string("page"),
        json.strings("digests").stream().flatMap(d -> Digest.parse(d).stream()).toList());
  }

  private static Claim claim(Json json) {
    return new Claim(
        json.string("id"),
        json.strings("aliases"),
        json.flag("malicious"),
        json.flag("sure"),
        time(json, "since"),
        time(json, "learned").orElseThrow(() -> notOurs("a claim without a time").asException()),
        json.string("by"),
        json.string("summary"),
        json.strings("references"));
  }

  private static Optional<Instant> time(Json json, String name) {
    String text = json.string(name);
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      throw new ProblemException(notOurs(name + " `" + text + "`"), e);
    }
  }

  private static Problem notOurs(String what) {
    return Problem.of(
        "gate/unexpected-answer",
        "the server gave an answer that this command does not understand",
        what,
        "use the command line of the same version as the server");
  }
}
