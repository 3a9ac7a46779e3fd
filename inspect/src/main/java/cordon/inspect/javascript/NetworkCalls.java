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
  /** What stays open: whoever is at the other end speaks when they like. */
  private static final Set<String> CONNECTIONS =
      Set.of(
          "net.connect",
          "net.createConnection",
          "net.Socket.connect",
          "tls.connect",
          "WebSocket",
          "ws",
          "ws.WebSocket",
          "socket.io-client",
          "socket.io-client.io");

  private final Calls calls;
  private final Evaluator evaluator;

  NetworkCalls(Calls calls) {
    this.calls = calls;
    this.evaluator = calls.evaluator;
  }

  Value fetched(String name, Invocation invocation, Flow own) {
    Destination destination = new Destination(invocation);
    Containers.asked(evaluator, invocation);
    Mail.posted(evaluator, invocation);
    if (destination.isLocal()) {
      calls.callbacks(invocation, Flow.NONE);
      return new Value(new Known.Result(Containers.ENGINE), Flow.NONE);
    }
    String method = invocation.option("method").toUpperCase(java.util.Locale.ROOT);
    boolean posts =
        method.equals("POST")
            || method.equals("PUT")
            || method.equals("PATCH")
            || !invocation.option("body").isEmpty()
            || !invocation.option("data").isEmpty();
    Flow all = own.and(invocation.flow());
    boolean signsIn = !posts && new Credentials(invocation).isAllThatIsSecret(destination);
    all = signsIn ? all.without(Behaviour.SECRET) : all;
    Flow given = given(destination, all, invocation.at());
    boolean takes = given.behaviours().stream().anyMatch(Library.TAKEN::contains);
    if ((posts && !given.behaviours().isEmpty()) || takes) {
      evaluator.add(Behaviour.SEND, name, given, invocation.at());
    }
    evaluator.add(Behaviour.FETCH, name, given, invocation.at());
    Flow result =
        CONNECTIONS.contains(name) ? answer(given).and(Behaviour.REMOTE_CONTROL) : answer(given);
    evaluator.scope.raised = evaluator.scope.raised.and(result);
    List<Value> callbacks = new ArrayList<>(invocation.arguments());
    callbacks.forEach(c -> calls.callback(c, result, invocation.at()));
    JsObject options = invocation.options();
    if (options != null) {
      // Those that are called may add to the options.
      List.copyOf(options.members.values())
          .forEach(c -> calls.callback(c, result, invocation.at()));
    }
    if (invocation.root() instanceof Node.Name root) {
      if (name.equals("XMLHttpRequest.open") && isPagesOwn(invocation.argument(1))) {
        Flow before = invocation.receiver().flow();
        evaluator.scope.replace(
            root.id(), invocation.receiver().withOnly(before.without(Behaviour.FETCH)));
        return Value.UNKNOWN;
      }
      evaluator.scope.taint(
          root.id(), result.without(Behaviour.FETCH).without(Behaviour.REMOTE_CONTROL));
    }
    // What is sent later through the same object is sent where this leads.
    return new Value(new Known.Result(name), result);
  }

  Value sent(String name, Invocation invocation, Flow own) {
    Destination destination = new Destination(invocation);
    Containers.asked(evaluator, invocation);
    Mail.posted(evaluator, invocation);
    if (destination.isLocal()) {
      return Value.UNKNOWN;
    }
    Flow given =
        given(destination, invocation.flow().and(own.without(Behaviour.FETCH)), invocation.at());
    if (name.startsWith("dns.") && destination.isOfWrittenZone()) {
      given = given.and(Behaviour.HOST);
    }
    evaluator.add(Behaviour.SEND, name, given, invocation.at());
    Flow result = Flow.of(Behaviour.FETCH);
    calls.callbacks(invocation, result);
    return new Value(new Known.Result(name), result);
  }

  /** An address is asked for by assigning it, as that of a picture is: it carries what is in it. */
  void asked(String name, Value address, int at) {
    if (address.flow().has(Behaviour.PASSING) || address.flow().has(Behaviour.HANDED)) {
      sent(
          name,
          new Invocation(List.of(address), List.of(), Value.UNKNOWN, null, at, false),
          Flow.NONE);
    }
  }

  /** What goes there; {@link Behaviour#HOST} is among it where the destination is written. */
  private Flow given(Destination destination, Flow flow, int at) {
    if (destination.isBareAddress()) {
      evaluator.add(Behaviour.HOST, "raw-ip", Flow.NONE, at);
    }
    if (destination.isHidden(this::stands)) {
      evaluator.add(Behaviour.HOST, "hidden", Flow.NONE, at);
    }
    return destination.isWritten() ? flow.and(Behaviour.HOST) : flow;
  }

  /** Whether an address was encoded, so that nobody can read it in the sources. */
  boolean isHidden(Value address) {
    return Destination.isHidden(address, this::stands);
  }

  private boolean stands(String host) {
    String owner = Addresses.owner(host);
    Modules modules = evaluator.session.modules;
    return modules.say(owner) || (!modules.hold(evaluator.source) && evaluator.source.has(owner));
  }

  /** In a browser, what a page itself names runs there as any script of it does. */
  private static boolean isPagesOwn(Value address) {
    boolean named =
        address.isUnknown()
            || address.known() instanceof Method
            || address.known() instanceof Known.Result
            || address.known() instanceof Known.Named;
    return named && address.flow().isEmpty();
  }

  /** What comes back; what was meant for others still is when it was passed on. */
  private static Flow answer(Flow given) {
    Flow answer = Flow.of(Behaviour.FETCH);
    answer = given.has(Behaviour.HOST) ? answer.and(Behaviour.HOST) : answer;
    // Whoever encodes an address hides where what comes from there is from.
    answer =
        given.has(Behaviour.HOST) && given.has(Behaviour.DECODE)
            ? answer.and(Behaviour.DECODE)
            : answer;
    return given.has(Behaviour.PASSING) ? answer.and(Behaviour.PASSING) : answer;
  }
}
