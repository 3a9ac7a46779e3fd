package cordon.inspect.javascript;

import cordon.inspect.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Functions that answer visitors of a server, told by how they are given to it: {@code
 * app.post('/path', (q, s) => …)}, whatever the framework is and its parameters are called.
 */
final class Routes {
  private static final Set<String> VERBS = Set.of("get", "post", "put", "patch", "delete", "all");

  /** What the first parameter is called of functions that are told of an answer or a mistake. */
  private static final Set<String> NOT_ASKED =
      Set.of("e", "err", "error", "res", "resp", "response", "data", "body", "result", "html");

  private Routes() {}

  static boolean isOne(String method, Invocation invocation) {
    return VERBS.contains(method)
        && invocation.arguments().size() > 1
        && invocation.argument(0).text().filter(path -> path.startsWith("/")).isPresent()
        && invocation.arguments().getLast().known() instanceof Closure closure
        && closure.function().parameters().size() > 1
        && !(closure.function().parameters().get(0) instanceof Node.Name first
            && NOT_ASKED.contains(first.id().toLowerCase(Locale.ROOT)));
  }

  /** {@code io.on('connection', (socket) => …)}: what comes over it is a visitor's. */
  static boolean isConnection(String method, Invocation invocation) {
    return method.equals("on")
        && invocation.argument(0).text().filter(Routes::connects).isPresent()
        && invocation.argument(1).known() instanceof Closure;
  }

  private static boolean connects(String event) {
    return event.equals("connection") || event.equals("connect");
  }

  /** Each function on the way is given what the visitor sent. */
  static void answer(Calls calls, Invocation invocation) {
    List<Value> given = List.of(Value.named(Parameters.REQUEST), Value.UNKNOWN, Value.UNKNOWN);
    for (Value each : invocation.arguments()) {
      if (each.known() instanceof Closure) {
        calls.call(each, invocation.with(given));
      }
    }
  }
}
