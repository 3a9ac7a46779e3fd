package cordon.exposure.api;

import cordon.exposure.DependencyPath;
import cordon.exposure.Entity;
import cordon.exposure.ExposureAnswer;
import cordon.exposure.ExposureAnswer.ExposedUnit;
import cordon.exposure.ExposureAnswer.Pass;
import cordon.exposure.ExposureAnswer.Reached;
import cordon.exposure.ExposureAnswer.Step;
import cordon.exposure.ExposureAnswer.UnknownUnit;
import cordon.exposure.ExposureAnswer.VendorWord;
import cordon.exposure.ExposureQuestion;
import cordon.exposure.ShutOffPlan;
import cordon.exposure.UnitClaim;
import cordon.exposure.answer.Attestations;
import cordon.exposure.answer.Claims;
import cordon.exposure.answer.Contradictions;
import cordon.exposure.observation.VexClaim;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;

/** Answers as JSON. */
final class AnswerJson {
  private AnswerJson() {}

  /**
   * @param paths by document, of the first units
   */
  static void write(
      JsonGenerator json, ExposureAnswer answer, Map<Long, List<DependencyPath>> paths) {
    json.writeStartObject();
    json.writeBooleanProperty("exposed", answer.exposed());
    json.writeBooleanProperty("had_it", answer.hadIt());
    json.writeStringProperty("as_of", answer.question().asOf().toString());
    answer
        .question()
        .window()
        .ifPresent(w -> {
          json.writeStringProperty("from", w.from().toString());
          json.writeStringProperty("to", w.to().toString());
        });
    time(json, "followed_until", answer.followedUntil());
    json.writeArrayPropertyStart("harvest");
    answer.question().harvest().forEach(json::writeString);
    json.writeEndArray();
    json.writeArrayPropertyStart("notes");
    answer.question().notes().forEach(json::writeString);
    json.writeEndArray();
    units(json, "units", answer.question(), answer.units(), paths);
    units(json, "outside", answer.question(), answer.outside(), Map.of());
    reached(json, "credentials", answer.reach().credentials());
    reached(json, "data", answer.reach().data());
    reached(json, "people", answer.reach().people());
    reached(
        json,
        "vendors",
        answer.reach().vendors(),
        vendor -> Attestations.attributes(vendor, answer.question()));
    reached(json, "behind", answer.reach().behind());
    words(json, "admitted", answer.admitted());
    words(json, "unanswered", answer.unanswered());
    passes(json, answer.reach().passes());
    json.writeArrayPropertyStart("contradicted");
    Contradictions.of(answer).stream().sorted().forEach(json::writeString);
    json.writeEndArray();
    coverage(json, answer.coverage());
    plan(json, answer.plan());
    json.writeEndObject();
  }

  private static void units(
      JsonGenerator json,
      String name,
      ExposureQuestion question,
      List<ExposedUnit> units,
      Map<Long, List<DependencyPath>> paths) {
    json.writeArrayPropertyStart(name);
    for (ExposedUnit unit : units) {
      json.writeStartObject();
      json.writeStringProperty("name", unit.name());
      json.writeStringProperty("grade", unit.grade().word());
      json.writeBooleanProperty("certain", unit.certain());
      time(json, "since", unit.since());
      time(json, "until", unit.until());
      json.writeArrayPropertyStart("releases");
      unit.releases().forEach(json::writeString);
      json.writeEndArray();
      numbers(json, "documents", unit.documents());
      numbers(json, "facts", unit.facts());
      if (unit.why().isPresent()) {
        json.writeStringProperty("why", unit.why().get());
      }
      json.writeArrayPropertyStart("paths");
      unit.documents().stream()
          .flatMap(document -> paths.getOrDefault(document.longValue(), List.of()).stream())
          .forEach(path -> path(json, path));
      json.writeEndArray();
      claims(json, Claims.of(unit, question));
      attributes(json, unit.attributes());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void claims(JsonGenerator json, List<UnitClaim> claims) {
    json.writeArrayPropertyStart("claims");
    for (UnitClaim of : claims) {
      json.writeStartObject();
      json.writeStringProperty("advisory", of.claim().ids().getFirst());
      json.writeStringProperty("status", of.claim().status());
      json.writeStringProperty("standing", of.standing().word());
      json.writeStringProperty("author", of.claim().author());
      time(json, "stated", of.claim().stated());
      json.writeStringProperty("justification", of.claim().justification());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void numbers(JsonGenerator json, String name, List<Integer> numbers) {
    json.writeArrayPropertyStart(name);
    numbers.forEach(json::writeNumber);
    json.writeEndArray();
  }

  private static void path(JsonGenerator json, DependencyPath path) {
    json.writeStartObject();
    json.writeNumberProperty("document", path.document());
    json.writeStringProperty("file", path.file());
    json.writeBooleanProperty("direct", path.direct());
    json.writeArrayPropertyStart("releases");
    for (DependencyPath.Link link : path.releases()) {
      json.writeStartObject();
      json.writeStringProperty("type", link.type());
      json.writeStringProperty("name", link.name());
      json.writeStringProperty(
          link.version().isEmpty() ? "requirement" : "version",
          link.version().isEmpty() ? link.requirement() : link.version());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void reached(JsonGenerator json, String name, List<Reached> things) {
    reached(json, name, things, Reached::attributes);
  }

  private static void reached(
      JsonGenerator json,
      String name,
      List<Reached> things,
      Function<Reached, Map<String, String>> said) {
    json.writeArrayPropertyStart(name);
    for (Reached thing : things) {
      json.writeStartObject();
      json.writeStringProperty("kind", thing.entity().kind().word());
      json.writeStringProperty("name", thing.entity().name());
      time(json, "since", thing.since());
      time(json, "closed", thing.closed());
      json.writeBooleanProperty("harvested", thing.harvested());
      json.writeNumberProperty("jewels", thing.jewels());
      json.writeArrayPropertyStart("way");
      thing.way().forEach(step -> step(json, step));
      json.writeEndArray();
      attributes(json, said.apply(thing));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void passes(JsonGenerator json, List<Pass> passes) {
    json.writeArrayPropertyStart("steps");
    for (Pass pass : passes) {
      json.writeStartObject();
      json.writeStringProperty("from", pass.from().toString());
      json.writeStringProperty("by", pass.by());
      json.writeStringProperty("to", pass.to().toString());
      time(json, "at", pass.at());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void words(JsonGenerator json, String name, List<VendorWord> words) {
    json.writeArrayPropertyStart(name);
    for (VendorWord word : words) {
      json.writeStartObject();
      json.writeStringProperty("vendor", word.vendor());
      json.writeStringProperty("status", word.status().replace('_', '-'));
      time(json, "stated", word.stated());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void step(JsonGenerator json, Step step) {
    json.writeStartObject();
    json.writeStringProperty("entity", step.entity().toString());
    if (!step.by().isEmpty()) {
      json.writeStringProperty("by", step.by());
    }
    time(json, "at", step.at());
    json.writeEndObject();
  }

  private static void coverage(JsonGenerator json, ExposureAnswer.Coverage coverage) {
    json.writeObjectPropertyStart("coverage");
    json.writeNumberProperty("units", coverage.units());
    json.writeNumberProperty("excluded", coverage.excluded());
    json.writeArrayPropertyStart("unknown");
    for (UnknownUnit unit : coverage.unknown()) {
      json.writeStartObject();
      json.writeStringProperty("name", unit.name());
      json.writeStringProperty("why", unit.why());
      time(json, "last_heard", unit.lastHeard());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void plan(JsonGenerator json, ShutOffPlan plan) {
    json.writeObjectPropertyStart("plan");
    entities(json, "doors", plan.doors());
    json.writeNumberProperty("cost", plan.cost());
    entities(json, "jewels", plan.jewels());
    json.writeEndObject();
  }

  private static void entities(JsonGenerator json, String name, List<Entity> entities) {
    json.writeArrayPropertyStart(name);
    entities.forEach(entity -> json.writeString(entity.toString()));
    json.writeEndArray();
  }

  private static void attributes(JsonGenerator json, Map<String, String> attributes) {
    json.writeObjectPropertyStart("attributes");
    new TreeMap<>(attributes)
        .forEach((key, value) -> {
          if (!key.startsWith(VexClaim.KEY)) {
            json.writeStringProperty(key, value);
          }
        });
    json.writeEndObject();
  }

  private static void time(JsonGenerator json, String name, Optional<Instant> time) {
    time.ifPresent(t -> json.writeStringProperty(name, t.toString()));
  }
}
