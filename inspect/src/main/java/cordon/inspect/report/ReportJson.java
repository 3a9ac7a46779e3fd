package cordon.inspect.report;

import cordon.inspect.Finding;
import cordon.inspect.Step;
import cordon.inspect.Subject;
import cordon.inspect.fact.Place;
import cordon.inspect.fact.Trigger;
import cordon.inspect.suppress.Reviewed;
import cordon.inspect.suppress.Reviewed.Judged;
import cordon.inspect.suppress.Suppression;
import cordon.inspect.tree.Tree;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** All of a report as one JSON object. Names are stable; docs/guides/inspect.md lists them. */
public final class ReportJson {
  private final JsonGenerator json;

  private ReportJson(JsonGenerator json) {
    this.json = json;
  }

  /** Writes one value where the generator stands. */
  public static void write(JsonGenerator json, Reviewed reviewed) {
    new ReportJson(json).report(reviewed);
  }

  private void report(Reviewed reviewed) {
    json.writeStartObject();
    subject(reviewed.report().subject());
    reviewed.artifact().ifPresent(d -> json.writeStringProperty("sha256", d.hex()));
    json.writeStringProperty("verdict", reviewed.verdict().word());
    json.writeStringProperty("rule_set", reviewed.report().ruleSet());
    json.writeArrayPropertyStart("findings");
    reviewed.findings().forEach(this::finding);
    json.writeEndArray();
    texts("doubts", reviewed.report().doubts());
    json.writeArrayPropertyStart("triggers");
    reviewed.report().triggers().forEach(this::trigger);
    json.writeEndArray();
    texts("marks", reviewed.report().profile().marks());
    tree(reviewed.report().tree());
    json.writeEndObject();
  }

  private void subject(Subject subject) {
    json.writeStringProperty("subject", subject.file());
    subject.ecosystem().ifPresent(e -> json.writeStringProperty("ecosystem", e));
    subject.name().ifPresent(n -> json.writeStringProperty("name", n));
    subject.version().ifPresent(v -> json.writeStringProperty("version", v));
  }

  private void finding(Judged judged) {
    Finding finding = judged.finding();
    json.writeStartObject();
    json.writeStringProperty("rule", finding.rule());
    json.writeStringProperty("severity", finding.severity().word());
    json.writeStringProperty("verdict", finding.verdict().word());
    json.writeStringProperty("title", finding.title());
    json.writeStringProperty("why", finding.why());
    json.writeStringProperty("remedy", finding.remedy());
    json.writeBooleanProperty("new", finding.fresh());
    judged.suppression().ifPresent(this::suppression);
    json.writeArrayPropertyStart("steps");
    finding.steps().forEach(this::step);
    json.writeEndArray();
    json.writeEndObject();
  }

  private void suppression(Suppression suppression) {
    json.writeObjectPropertyStart("suppressed");
    json.writeStringProperty("reason", suppression.reason());
    json.writeStringProperty("owner", suppression.owner());
    json.writeStringProperty("expires", suppression.expires().toString());
    json.writeEndObject();
  }

  private void step(Step step) {
    json.writeStartObject();
    json.writeStringProperty("text", step.text());
    place(step.place());
    if (step.place().layer() > 0) {
      json.writeNumberProperty("decoded", step.place().layer());
    }
    json.writeStringProperty("quote", step.quote());
    json.writeEndObject();
  }

  private void trigger(Trigger trigger) {
    json.writeStartObject();
    json.writeStringProperty("occasion", trigger.occasion().word());
    place(trigger.place());
    json.writeStringProperty("how", trigger.how());
    json.writeEndObject();
  }

  private void place(Place place) {
    json.writeStringProperty("path", place.path());
    json.writeNumberProperty("line", place.line());
  }

  private void tree(Tree tree) {
    json.writeStringProperty("kind", tree.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    json.writeArrayPropertyStart("files");
    tree.files()
        .values()
        .forEach(file -> {
          json.writeStartObject();
          json.writeStringProperty("path", file.path());
          json.writeNumberProperty("size", file.size());
          json.writeStringProperty("sha256", file.sha256().hex());
          json.writeStringProperty("language", file.language().word());
          json.writeEndObject();
        });
    json.writeEndArray();
  }

  private void texts(String name, Iterable<String> texts) {
    json.writeArrayPropertyStart(name);
    texts.forEach(json::writeString);
    json.writeEndArray();
  }
}
