package cordon.gate.api;

import cordon.gate.Gate;
import cordon.inspect.chain.ChainRule;
import cordon.inspect.chain.Need;
import cordon.inspect.chain.Span;
import cordon.inspect.chain.Wording;
import cordon.inspect.fact.Occasion;
import cordon.inspect.rules.RuleSet;
import cordon.web.Exchange;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** The rules that the inspector goes by, with the names that a rule file uses. */
final class RulesApi {
  private final Gate gate;

  RulesApi(Gate gate) {
    this.gate = gate;
  }

  void list(Exchange exchange) throws IOException {
    Optional<RuleSet> rules = gate.inspections().rules();
    exchange.setHeader("Cache-Control", "no-store");
    exchange.sendJson(
        200,
        json -> {
          json.writeStartObject();
          rules.ifPresent(set -> json.writeStringProperty("rule_set", set.version()));
          json.writeArrayPropertyStart("rules");
          rules.ifPresent(set -> set.chains().forEach(rule -> write(json, rule)));
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static void write(JsonGenerator json, ChainRule rule) {
    json.writeStartObject();
    json.writeStringProperty("id", rule.id());
    json.writeStringProperty("severity", rule.severity().word());
    json.writeStringProperty("verdict", rule.verdict().word());
    texts(json, "when", rule.occasions().stream().sorted().map(Occasion::word).toList());
    needs(json, "needs", rule.needs());
    needs(json, "unless", rule.unless());
    Span.NARROW.forEach(span -> json.writeBooleanProperty(span.key(), rule.span() == span));
    json.writeBooleanProperty("new", rule.onlyNew());
    json.writeStringProperty("title", rule.title());
    json.writeStringProperty("why", rule.why());
    json.writeStringProperty("remedy", rule.remedy());
    texts(json, "incidents", rule.incidents());
    json.writeStringProperty("example", rule.example());
    json.writeEndObject();
  }

  private static void needs(JsonGenerator json, String name, List<Need> needs) {
    json.writeArrayPropertyStart(name);
    for (Need need : needs) {
      json.writeStartObject();
      json.writeStringProperty("need", need.toString());
      json.writeStringProperty("meaning", Wording.of(need));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void texts(JsonGenerator json, String name, List<String> texts) {
    json.writeArrayPropertyStart(name);
    texts.forEach(json::writeString);
    json.writeEndArray();
  }
}
