package cordon.inspect.javascript;

import cordon.inspect.fact.Reference;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;

/** What modules give to others and take from them: ECMA-262 §16.2. */
final class Exports {
  private final Evaluator evaluator;

  Exports(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  /** Runs what is exported; where files are read together, others find it by its name. */
  Value exported(Node.Export export) {
    boolean again = !export.module().isEmpty();
    Value other = again ? evaluator.calls.require(export.module(), export.at()) : Value.UNKNOWN;
    Value value = evaluator.run(export.of());
    if (export.standard()) {
      exports(value, export.at());
    }
    if (evaluator.scope.get("exports") instanceof Value(JsObject exports, Flow flow)
        && exports.isModule) {
      if (other.known() instanceof JsObject all) {
        all.members.forEach(exports::put);
      }
      evaluator
          .scope
          .namesFor(exports)
          .forEach((name, of) -> {
            if (!(of.known() instanceof JsObject object && object.isModule)) {
              exports.members.putIfAbsent(name, of);
            }
          });
      if (!(export.of().isEmpty() || value.isUnknown())) {
        exports.put("default", value);
      }
    }
    return value;
  }

  /** Whoever calls the module itself calls this. */
  void exports(Value value, int at) {
    if (value.known() instanceof Closure closure) {
      evaluator.session.sink.refer(
          ModuleFile.EXPORT, evaluator.source.line(at), new Reference.Local(closure.unit()));
    }
  }

  Value imported(Node.Import imported) {
    Value module =
        imported.module().isEmpty()
            ? Value.UNKNOWN
            : evaluator.calls.require(imported.module(), imported.at());
    for (int i = 0; i < imported.names().size(); i++) {
      String name = imported.names().get(i);
      Value value =
          name.equals("*") || (name.equals("default") && !(module.known() instanceof JsObject))
              ? module
              : evaluator.calls.member(module, name, imported.at());
      evaluator.scope.declare(imported.locals().get(i), value);
    }
    return Value.UNKNOWN;
  }
}
