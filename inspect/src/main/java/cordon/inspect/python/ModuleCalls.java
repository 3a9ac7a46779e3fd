package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.List;
import java.util.Optional;

/** Functions that import: {@code __import__}, {@code importlib.import_module}. */
final class ModuleCalls {
  private final Evaluator evaluator;
  private final Lookups lookups;

  ModuleCalls(Evaluator evaluator, Calls calls) {
    this.evaluator = evaluator;
    this.lookups = calls.lookups();
  }

  /**
   * {@code __import__('a.b')} gives {@code a}, unless it is told what is taken from {@code a.b}.
   */
  static Value top(Value module, Invocation invocation) {
    Value from = invocation.argument(3, "fromlist");
    boolean whole = from.isUnknown() || from.items().filter(List::isEmpty).isPresent();
    return whole && module.known() instanceof Known.Named(String name) && name.indexOf('.') > 0
        ? Value.named(name.substring(0, name.indexOf('.'))).with(module.flow())
        : module;
  }

  /** {@code import_module(name)}. */
  Value module(Invocation invocation) {
    Value name = invocation.argument(0, "name");
    Optional<String> text = name.asText();
    if (text.isEmpty()) {
      lookups.sayUnseen(name, Value.named("__import__"));
      return Value.unknown(invocation.flow());
    }
    if (Lookups.isComputed(invocation, 0) && name.flow().has(Behaviour.DECODE)) {
      evaluator.add(Behaviour.INDIRECT, text.get(), name.flow(), invocation.at());
    }
    String module = text.get();
    if (module.startsWith(".")) {
      int dots = 0;
      while (dots < module.length() && module.charAt(dots) == '.') {
        dots++;
      }
      module = Modules.absolute(evaluator.code.layer.path(), dots, module.substring(dots));
    }
    int line = evaluator.code.layer.line(invocation.at());
    evaluator
        .code
        .modules
        .loads(module)
        .forEach(t -> evaluator.session.sink.refer(evaluator.unit(), line, t));
    ModuleObject loaded = evaluator.session.imports.load(evaluator, module, invocation.at());
    return loaded == null
        ? Value.named(Names.normal(module)).with(name.flow())
        : new Value(loaded, name.flow());
  }
}
