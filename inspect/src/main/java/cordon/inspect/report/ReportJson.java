package cordon.inspect.report;

import cordon.inspect.Finding;
import cordon.inspect.Step;
import cordon.inspect.Subject;
import cordon.inspect.delta.Baseline;
import cordon.inspect.delta.Profile;
import cordon.inspect.fact.Place;
import cordon.inspect.fact.Trigger;
import cordon.inspect.suppress.Reviewed;
import cordon.inspect.suppress.Reviewed.Judged;
import cordon.inspect.suppress.Suppression;
import cordon.inspect.tree.Tree;
import cordon.inspect.tree.TreeFile;
import java.util.Collection;
import java.util.Locale;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** All of a report as one JSON object. Names are stable; docs/guides/inspect.md lists them. */
public final class ReportJson {
  /**
   * How much of a report is written; what is left out is counted.
   *
   * @param findings at most, the gravest
   * @param entries of every other list, at most
   */
  public record Bounds(int findings, int entries) {
    static final Bounds NONE = new Bounds(Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  private final JsonGenerator json;
  private final Bounds bounds;

  private ReportJson(JsonGenerator json, Bounds bounds) {
    this.json = json;
    this.bounds = bounds;
  }

  /** Writes one value where the generator stands. */
  public static void write(JsonGenerator json, Reviewed reviewed) {
    write(json, reviewed, Baseline.NONE, Bounds.NONE);
  }

  /**
   * Likewise; a list {@code x} that is too long is followed by the number {@code x_left_out}.
   *
   * @param baseline what it was compared with
   */
  public static void write(
      JsonGenerator json, Reviewed reviewed, Baseline baseline, Bounds bounds) {
    new ReportJson(json, bounds).report(reviewed, baseline);
  }

  private void report(Reviewed reviewed, Baseline baseline) {
    json.writeStartObject();
    subject(reviewed.report().subject());
    reviewed.artifact().ifPresent(d -> json.writeStringProperty("sha256", d.hex()));
    json.writeStringProperty("verdict", reviewed.verdict().word());
    json.writeStringProperty("rule_set", reviewed.report().ruleSet());
    if (baseline.known()) {
      texts("compared_with", baseline.earlier().stream().map(Profile::release).toList());
    }
    list("findings", reviewed.findings(), bounds.findings(), this::finding);
    texts("doubts", reviewed.report().doubts());
    list("triggers", reviewed.report().triggers(), bounds.entries(), this::trigger);
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
    list("files", tree.files().values(), bounds.entries(), this::file);
  }

  private void file(TreeFile file) {
    json.writeStartObject();
    json.writeStringProperty("path", file.path());
    json.writeNumberProperty("size", file.size());
    json.writeStringProperty("sha256", file.sha256().hex());
    json.writeStringProperty("language", file.language().word());
    json.writeEndObject();
  }

  private void texts(String name, Collection<String> texts) {
    list(name, texts, bounds.entries(), json::writeString);
  }

  private <T> void list(String name, Collection<T> all, int most, Consumer<T> writer) {
    json.writeArrayPropertyStart(name);
    all.stream().limit(most).forEach(writer);
    json.writeEndArray();
    if (all.size() > most) {
      json.writeNumberProperty(name + "_left_out", all.size() - most);
    }
  }
}
