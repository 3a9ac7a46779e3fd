package cordon.formats.schema;

import java.util.List;

/** What a JSON Schema wants of a value: all its rules hold. */
final class Schema {
  /** One keyword of a schema. */
  @FunctionalInterface
  interface Rule {
    void check(JsonValue value, Checking checking);
  }

  private List<Rule> rules;

  /** Without rules, until they are known: schemas refer to each other in circles. */
  Schema() {
    this(List.of());
  }

  Schema(List<Rule> rules) {
    this.rules = rules;
  }

  void become(List<Rule> known) {
    rules = List.copyOf(known);
  }

  void check(JsonValue value, Checking checking) {
    for (Rule rule : rules) {
      if (checking.findings().full()) {
        return;
      }
      rule.check(value, checking);
    }
  }

  /** Whether the value fits; the members of it that the schema speaks of are then known. */
  boolean fits(JsonValue value, Checking checking) {
    Findings first = new Findings(1);
    Checking quiet = checking.into(first);
    check(value, quiet);
    if (first.any()) {
      return false;
    }
    checking.evaluated().addAll(quiet.evaluated());
    return true;
  }
}
