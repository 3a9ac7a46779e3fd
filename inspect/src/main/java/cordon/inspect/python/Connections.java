package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Addresses;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What is on the other side of a connection, and what comes in or goes out by what it was given.
 */
final class Connections {
  private final Evaluator evaluator;

  Connections(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  /** {@code s.connect((host, port))}. */
  void made(Invocation invocation) {
    if (!isWayOut(invocation.first())) {
      address(invocation.first(), invocation.at());
    }
    address(invocation.argument(1, "address"), invocation.at());
    evaluator
        .assignments()
        .taint(invocation.receiver(), Requests.connected(evaluator, invocation.first()));
  }

  /** {@code s.connect(('1.1.1.1', 80))}: by which way a machine gets out. */
  private static boolean isWayOut(Value address) {
    return address
        .items()
        .filter(parts -> !parts.isEmpty())
        .flatMap(parts -> parts.getFirst().text())
        .filter(Addresses::isResolver)
        .isPresent();
  }

  /** A bare address that a connection is made to. */
  private void address(Value of, int at) {
    String host =
        of.items().filter(i -> !i.isEmpty()).map(List::getFirst).orElse(of).text().orElse("");
    if (Addresses.isPublic(host)) {
      evaluator.add(Behaviour.HOST, "raw-ip", Flow.NONE, at);
    }
  }

  /** {@code ftp.retrbinary('RETR x', buffer.write)}: what comes in is handed on as it comes. */
  void answered(Invocation invocation) {
    Flow fetched = Flow.of(Behaviour.FETCH);
    for (Expr.Argument argument : invocation.written()) {
      if (argument.value() instanceof Expr.Primary primary
          && primary.trailers().getLast() instanceof Expr.Attribute method
          && Methods.keeps(method.name())) {
        evaluator.assignments().taint(primary, fetched);
      }
    }
    for (Value value : invocation.arguments()) {
      if (value.known() instanceof Closure closure) {
        List<Value> all = Collections.nCopies(closure.parameters().size(), Value.unknown(fetched));
        new FunctionCalls(evaluator)
            .invoke(closure, new Invocation(all, Map.of(), List.of(), null, invocation.at()));
      }
    }
  }

  /** {@code curl.setopt(curl.WRITEDATA, buffer)}, {@code curl.setopt(curl.POSTFIELDS, text)}. */
  void option(Invocation invocation) {
    String option =
        invocation.argument(0, "option").known() instanceof Known.Named(String n)
            ? n.substring(n.lastIndexOf('.') + 1)
            : "";
    Flow value = invocation.argument(1, "value").flow();
    switch (option) {
      case "WRITEDATA", "WRITEFUNCTION" ->
          evaluator.assignments().taint(invocation.written(1), Flow.of(Behaviour.FETCH));
      case "POSTFIELDS", "HTTPPOST", "READDATA", "READFUNCTION", "COPYPOSTFIELDS" ->
          evaluator.assignments().taint(invocation.receiver(), value.and(Behaviour.SEND));
      default -> evaluator.assignments().taint(invocation.receiver(), value);
    }
  }
}
