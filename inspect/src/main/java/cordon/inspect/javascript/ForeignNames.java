package cordon.inspect.javascript;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import cordon.inspect.vocabulary.Meaning;
import java.util.List;

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

  /**
   * {@code Object.defineProperty(of, name, {value: …})} assigns as well, and so does {@code
   * Object.defineProperties(of, {name: {value: …}})}.
   */
  Value defined(Invocation invocation) {
    Value of = invocation.argument(0);
    Value what = invocation.argument(1);
    if (of.known() instanceof Known.Named(String name)) {
      if (what.known() instanceof JsObject all) {
        all.members.forEach(
            (member, how) -> described(Names.member(name, member), how, invocation.at()));
      } else {
        what.text()
            .ifPresent(member ->
                described(Names.member(name, member), invocation.argument(2), invocation.at()));
      }
    }
    return of;
  }

  private void described(String name, Value how, int at) {
    if (!(how.known() instanceof JsObject object)) {
      return;
    }
    Value value = object.members.get("value");
    if (value == null
        && object.members.get("get") instanceof Value get
        && get.known() instanceof Closure getter) {
      value = new Functions(evaluator).call(getter, List.of(), Value.UNKNOWN);
    }
    if (value != null) {
      assigned(name, value, at);
    }
  }

  /** {@code Object.assign(of, {name: …})} does for all that an object has. */
  void filled(Invocation invocation) {
    if (invocation.argument(0).known() instanceof Known.Named(String name)) {
      for (Value from : invocation.arguments().subList(1, invocation.arguments().size())) {
        if (from.known() instanceof JsObject object && !object.isModule) {
          object.members.forEach(
              (member, value) -> assigned(Names.member(name, member), value, invocation.at()));
        }
      }
    }
  }

  /** An address that is encoded, where a page is led to or takes a script from. */
  private void hidden(Value address, int at) {
    if (new NetworkCalls(calls).isHidden(address)) {
      evaluator.add(Behaviour.INDIRECT, "location", address.flow(), at);
    }
  }

  /**
   * A function that stands in for one which is given keys is given keys, and of a wallet's what is
   * paid.
   */
  private static Flow seen(Meaning meaning) {
    return switch (meaning.behaviour()) {
      case SECRET, PASSING -> Flow.of(meaning.behaviour());
      case WALLET -> meaning.detail().equals("hook") ? Flow.of(Behaviour.PASSING) : Flow.NONE;
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
