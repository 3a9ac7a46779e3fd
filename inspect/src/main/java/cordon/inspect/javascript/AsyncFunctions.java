package cordon.inspect.javascript;

import cordon.inspect.value.Value;
import java.util.List;
import java.util.Set;

/** Asynchronous functions as compilers write them for older engines: TypeScript's, Babel's. */
final class AsyncFunctions {
  private static final Set<String> SAME = Set.of("_asyncToGenerator", "asyncToGenerator", "mark");

  private final Calls calls;

  AsyncFunctions(Calls calls) {
    this.calls = calls;
  }

  /** The name of a call's function if compilers have one of that name; otherwise empty. */
  static String helper(Node.Chain chain, int call) {
    String name =
        call == 0
            ? chain.first() instanceof Node.Name(int at, String id) ? id : ""
            : chain.links().get(call - 1) instanceof Node.Member(String member) ? member : "";
    return switch (name) {
      case "__awaiter", "__generator", "_asyncToGenerator", "asyncToGenerator" -> name;
      case "wrap", "mark" -> isRegenerator(chain) ? name : "";
      default -> "";
    };
  }

  private static boolean isRegenerator(Node.Chain chain) {
    return chain.first() instanceof Node.Name(int at, String id)
        && id.toLowerCase(java.util.Locale.ROOT).contains("regenerator");
  }

  Value call(String helper, Invocation invocation) {
    if (SAME.contains(helper)) {
      return invocation.argument(0);
    }
    Value self = helper.equals("wrap") ? Value.UNKNOWN : invocation.argument(0);
    Value body =
        invocation.arguments().stream()
            .filter(a -> a.known() instanceof Closure)
            .reduce((first, last) -> helper.equals("wrap") ? first : last)
            .orElse(Value.UNKNOWN);
    if (!(body.known() instanceof Closure closure)) {
      return Value.unknown(invocation.flow());
    }
    calls.refer(closure, invocation.at());
    Functions functions = new Functions(calls.evaluator);
    Value first = functions.call(closure, List.of(), self);
    // What one step gives is what the next is handed.
    return helper.equals("__awaiter") || first.flow().isEmpty()
        ? first
        : functions.call(closure, List.of(Value.unknown(first.flow())), self).with(first.flow());
  }
}
