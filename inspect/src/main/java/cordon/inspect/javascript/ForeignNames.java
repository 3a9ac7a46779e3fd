package cordon.inspect.javascript;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import cordon.inspect.vocabulary.Meaning;

/** Names of the platform and of other packages that the code puts something of its own behind. */
final class ForeignNames {
  private final Calls calls;
  private final Evaluator evaluator;

  ForeignNames(Calls calls) {
    this.calls = calls;
    this.evaluator = calls.evaluator;
  }

  /** Something is assigned to a name that is not the code's own. */
  void assigned(String name, Value value, int at) {
    replaced(name, value, at);
    for (Meaning meaning : evaluator.session.meanings(name + "=")) {
      if (meaning.behaviour() == Behaviour.SEND) {
        new NetworkCalls(calls).asked(name, value, at);
        hidden(value, at);
        continue;
      }
      if (meaning.behaviour() == Behaviour.INDIRECT) {
        hidden(value, at);
        if (Destination.namesHost(value)) {
          evaluator.add(Behaviour.INDIRECT, "location-own", value.flow(), at);
        }
        continue;
      }
      evaluator.add(meaning.behaviour(), Calls.detail(meaning, name), value.flow(), at);
      // Whoever owns the name calls what now stands there.
      calls.callback(value, value.flow().and(seen(meaning)), at);
    }
  }

  /** An address that is encoded, where a page is led to or takes a script from. */
  private void hidden(Value address, int at) {
    if (Destination.namesHost(address) && address.flow().has(Behaviour.DECODE)) {
      evaluator.add(Behaviour.INDIRECT, "location", address.flow(), at);
    }
  }

  /** A function that stands in for one which is given keys is given keys. */
  private static Flow seen(Meaning meaning) {
    return switch (meaning.behaviour()) {
      case SECRET, PASSING -> Flow.of(meaning.behaviour());
      default -> Flow.NONE;
    };
  }

  /** Code of its own stands where a function or a class of another package stood. */
  private void replaced(String name, Value value, int at) {
    int member = name.indexOf('.', name.startsWith("@") ? Math.max(0, name.indexOf('/')) : 0);
    if (member < 0 || !evaluator.session.required.contains(name.substring(0, member))) {
      return;
    }
    calls.callback(Calls.made(value), Flow.of(Behaviour.PASSING), at);
  }
}
