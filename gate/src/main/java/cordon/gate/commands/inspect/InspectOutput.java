package cordon.gate.commands.inspect;

import cordon.base.Problem;
import cordon.formats.sarif.SarifResult;
import cordon.formats.sarif.SarifRule;
import cordon.formats.sarif.SarifRun;
import cordon.formats.sarif.SarifWriter;
import cordon.gate.commands.inspect.EnvironmentRun.InspectedEnvironment;
import cordon.gate.commands.inspect.InspectRun.Failure;
import cordon.gate.commands.inspect.InspectRun.Listener;
import cordon.inspect.Verdict;
import cordon.inspect.delta.Baseline;
import cordon.inspect.delta.Profile;
import cordon.inspect.report.ReportJson;
import cordon.inspect.report.ReportSarif;
import cordon.inspect.rules.RuleSet;
import cordon.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Inspects what was named and writes what it finds, as it finds it where the format allows. */
final class InspectOutput {
  private final Terminal terminal;
  private final Optional<String> version;
  private final RuleSet rules;
  private final Baseline baseline;
  private final InspectRun run;

  InspectOutput(
      Terminal terminal,
      Optional<String> version,
      RuleSet rules,
      Baseline baseline,
      InspectRun run) {
    this.terminal = terminal;
    this.version = version;
    this.rules = rules;
    this.baseline = baseline;
    this.run = run;
  }

  void write(InspectFormat format, List<String> arguments, boolean all) {
    switch (format) {
      case TEXT -> text(arguments, all);
      case JSON -> terminal.json(json -> json(json, arguments));
      case SARIF -> sarif(arguments);
    }
  }

  private void text(List<String> arguments, boolean all) {
    InspectText text = new InspectText(terminal, all, baseline);
    EnvironmentText environments = new EnvironmentText(terminal, all);
    run.each(
        arguments,
        baseline,
        new Listener() {
          @Override
          public void artifact(Inspected inspected) {
            text.artifact(inspected);
          }

          @Override
          public void environment(InspectedEnvironment found) {
            environments.environment(found);
            found.packages().stream()
                .filter(each -> each.reviewed().verdict() != Verdict.CLEAN)
                .forEach(text::artifact);
          }
        });
    text.summary(run.counts());
  }

  private void json(JsonGenerator json, List<String> arguments) {
    List<InspectedEnvironment> environments = new ArrayList<>();
    json.writeStartObject();
    json.writeStringProperty("rule_set", rules.version());
    json.writeArrayPropertyStart("compared_with");
    baseline.earlier().stream().map(Profile::release).forEach(json::writeString);
    json.writeEndArray();
    json.writeArrayPropertyStart("reports");
    run.each(
        arguments,
        baseline,
        new Listener() {
          @Override
          public void artifact(Inspected inspected) {
            ReportJson.write(json, inspected.reviewed());
          }

          @Override
          public void environment(InspectedEnvironment found) {
            environments.add(found);
          }
        });
    json.writeEndArray();
    json.writeArrayPropertyStart("environments");
    environments.forEach(each -> EnvironmentJson.write(json, each));
    json.writeEndArray();
    json.writeObjectPropertyStart("summary");
    run.counts().forEach((verdict, n) -> json.writeNumberProperty(verdict.word(), n));
    json.writeEndObject();
    json.writeArrayPropertyStart("errors");
    run.failures().forEach(failure -> failure(json, failure));
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void failure(JsonGenerator json, Failure failure) {
    Problem problem = failure.problem();
    json.writeStartObject();
    json.writeStringProperty("argument", failure.argument());
    json.writeStringProperty("type", problem.type());
    json.writeStringProperty("title", problem.title());
    json.writeStringProperty("detail", problem.detail());
    json.writeStringProperty("remedy", problem.remedy());
    json.writeEndObject();
  }

  private void sarif(List<String> arguments) {
    List<SarifResult> results = new ArrayList<>();
    run.each(
        arguments,
        baseline,
        new Listener() {
          @Override
          public void artifact(Inspected inspected) {
            Target target = inspected.target();
            results.addAll(
                ReportSarif.results(inspected.reviewed(), target.path(), target.isPacked()));
          }

          @Override
          public void environment(InspectedEnvironment found) {
            results.addAll(EnvironmentSarif.results(found));
            found.packages().forEach(this::artifact);
          }
        });
    List<SarifRule> all = new ArrayList<>(rules.chains().stream().map(ReportSarif::rule).toList());
    all.add(ReportSarif.NOT_INSPECTED);
    all.addAll(EnvironmentSarif.rules());
    List<String> warnings =
        run.failures().stream().map(f -> f.argument() + ": " + f.problem().line()).toList();
    SarifRun sarif =
        new SarifRun("cordon inspect", version, all, warnings.isEmpty(), warnings, results);
    terminal.json(json -> SarifWriter.write(json, sarif));
  }
}
