package cordon.inspect.javascript;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Addresses;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Functions that fetch from the network and send to it. */
final class NetworkCalls {
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]", "0.0.0.0");

  private final Calls calls;
  private final Evaluator evaluator;

  NetworkCalls(Calls calls) {
    this.calls = calls;
    this.evaluator = calls.evaluator;
  }

  Value fetched(String name, Invocation invocation, Flow own) {
    Flow given = own.and(invocation.flow());
    if (isLocal(invocation)) {
      calls.callbacks(invocation, Flow.NONE);
      return Value.UNKNOWN;
    }
    host(invocation);
    String method = invocation.option("method").toUpperCase(java.util.Locale.ROOT);
    boolean posts =
        method.equals("POST")
            || method.equals("PUT")
            || method.equals("PATCH")
            || !invocation.option("body").isEmpty()
            || !invocation.option("data").isEmpty();
    boolean takes = given.behaviours().stream().anyMatch(Library.TAKEN::contains);
    if ((posts && !given.behaviours().isEmpty()) || takes) {
      evaluator.add(Behaviour.SEND, name, given, invocation.at());
    }
    evaluator.add(Behaviour.FETCH, name, given, invocation.at());
    Flow result = Flow.of(Behaviour.FETCH);
    List<Value> callbacks = new ArrayList<>(invocation.arguments());
    callbacks.forEach(c -> calls.callback(c, result, invocation.at()));
    JsObject options = invocation.options();
    if (options != null) {
      options.members.values().forEach(c -> calls.callback(c, result, invocation.at()));
    }
    // What is sent later through the same object is sent where this leads.
    return new Value(new Known.Result(name), result);
  }

  Value sent(String name, Invocation invocation, Flow own) {
    Flow given = invocation.flow().and(own.without(Behaviour.FETCH));
    if (isLocal(invocation)) {
      return Value.UNKNOWN;
    }
    host(invocation);
    evaluator.add(Behaviour.SEND, name, given, invocation.at());
    Flow result = Flow.of(Behaviour.FETCH);
    calls.callbacks(invocation, result);
    return new Value(new Known.Result(name), result);
  }

  /** A bare address as the host. */
  private void host(Invocation invocation) {
    List<String> texts = new ArrayList<>();
    invocation.arguments().forEach(a -> a.text().ifPresent(texts::add));
    texts.add(invocation.option("host"));
    texts.add(invocation.option("hostname"));
    if (texts.stream().anyMatch(Addresses::isPublic)) {
      evaluator.add(Behaviour.HOST, "raw-ip", Flow.NONE, invocation.at());
    }
  }

  private static boolean isLocal(Invocation invocation) {
    return Addresses.urlHost(invocation.argument(0).textWithHoles())
            .filter(LOCAL::contains)
            .isPresent()
        || LOCAL.contains(invocation.option("host"))
        || LOCAL.contains(invocation.option("hostname"));
  }
}
