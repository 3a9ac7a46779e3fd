package cordon.exposure;

import cordon.base.Digest;
import cordon.exposure.ExposureAnswer.ExposedUnit;
import cordon.exposure.ExposureAnswer.Reached;
import cordon.ledger.FactDraft;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Facts of standing exposures, for those who watch and respond: {@code exposure.opened}, {@code
 * exposure.answered} whenever the answer is another one, {@code exposure.closed}.
 */
final class StandingFact {
  private static final String OPENED = "exposure.opened";
  private static final String ANSWERED = "exposure.answered";
  private static final String CLOSED = "exposure.closed";
  private static final JsonFactory JSON = new JsonFactory();

  /** Of each list; a fact stays small, and the whole answer can be asked for at any time. */
  private static final int MOST = 100;

  private StandingFact() {}

  static FactDraft opened(StandingExposure one, String actor, Instant now) {
    return draft(
        OPENED,
        one,
        actor,
        now,
        json -> {
          json.writeStringProperty("target", one.target());
          one.from().ifPresent(at -> json.writeStringProperty("from", at.toString()));
          one.to().ifPresent(at -> json.writeStringProperty("to", at.toString()));
          json.writeStringProperty("origin", one.origin());
          json.writeStringProperty("reason", one.reason());
        });
  }

  static FactDraft closed(StandingExposure one, String actor, String reason, Instant now) {
    return draft(CLOSED, one, actor, now, json -> json.writeStringProperty("reason", reason));
  }

  /** The advisory that it rests on does not stand any more. */
  static FactDraft withdrawn(StandingExposure one, String actor, Instant now) {
    return draft(
        ANSWERED,
        one,
        actor,
        now,
        json -> {
          json.writeBooleanProperty("exposed", false);
          json.writeBooleanProperty("withdrawn", true);
        });
  }

  static FactDraft answered(
      StandingExposure one, ExposureAnswer answer, String digest, String actor, Instant now) {
    return draft(
        ANSWERED,
        one,
        actor,
        now,
        json -> {
          json.writeBooleanProperty("exposed", answer.exposed());
          json.writeStringProperty("target", one.target());
          answer
              .question()
              .window()
              .ifPresent(window -> {
                json.writeStringProperty("from", window.from().toString());
                json.writeStringProperty("to", window.to().toString());
              });
          json.writeStringProperty("as_of", answer.question().asOf().toString());
          json.writeStringProperty("answer", digest);
          one.digest().ifPresent(before -> json.writeStringProperty("before", before));
          units(json, answer.units());
          reached(json, "credentials", answer.reach().credentials());
          reached(json, "data", answer.reach().data());
          reached(json, "people", answer.reach().people());
          reached(json, "vendors", answer.reach().vendors());
          json.writeArrayPropertyStart("admitted");
          answer.admitted().stream().limit(MOST).forEach(word -> json.writeString(word.vendor()));
          json.writeEndArray();
          entities(json, "doors", answer.plan().doors());
          json.writeNumberProperty("unknown_count", answer.coverage().unknown().size());
        });
  }

  private static FactDraft draft(
      String type, StandingExposure one, String actor, Instant now, Consumer<JsonGenerator> body) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      body.accept(json);
      json.writeEndObject();
    }
    return new FactDraft(type, now, actor, "exposure:" + one.name(), text.toString());
  }

  private static void units(JsonGenerator json, List<ExposedUnit> units) {
    json.writeNumberProperty("units_count", units.size());
    json.writeArrayPropertyStart("units");
    for (ExposedUnit unit : units.subList(0, Math.min(MOST, units.size()))) {
      json.writeStartObject();
      json.writeStringProperty("name", unit.name());
      json.writeStringProperty("grade", unit.grade().word());
      json.writeBooleanProperty("certain", unit.certain());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void reached(JsonGenerator json, String name, List<Reached> things) {
    json.writeNumberProperty(name + "_count", things.size());
    entities(
        json,
        name,
        things.subList(0, Math.min(MOST, things.size())).stream().map(Reached::entity).toList());
  }

  private static void entities(JsonGenerator json, String name, List<Entity> entities) {
    json.writeArrayPropertyStart(name);
    entities.stream().limit(MOST).forEach(entity -> json.writeString(entity.name()));
    json.writeEndArray();
  }

  /**
   * Tells two answers apart. The moment that they are from is left out, and of what is not known:
   * in a busy house that changes with every document and says nothing new of this.
   */
  static String digest(ExposureAnswer answer) {
    StringBuilder text = new StringBuilder();
    answer.question().window().ifPresent(window -> text.append(window).append('\n'));
    for (ExposedUnit unit : answer.units()) {
      line(
          text,
          "unit",
          unit.name(),
          unit.grade(),
          unit.certain(),
          unit.since(),
          unit.until(),
          unit.releases());
    }
    for (List<Reached> list :
        List.of(
            answer.reach().credentials(),
            answer.reach().data(),
            answer.reach().people(),
            answer.reach().vendors())) {
      for (Reached one : list) {
        line(text, one.entity(), one.since(), one.closed(), one.harvested(), one.jewels());
      }
    }
    answer.admitted().forEach(word -> line(text, "admitted", word.vendor()));
    line(text, answer.plan().doors());
    return Digest.sha256Of(text.toString().getBytes(StandardCharsets.UTF_8)).hex();
  }

  private static void line(StringBuilder text, Object... parts) {
    for (Object part : parts) {
      text.append(part).append('\t');
    }
    text.append('\n');
  }
}
