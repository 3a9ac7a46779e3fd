package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Functions whose result says nothing of what they were given, or of a part of it. */
final class Plain {
  private static final Set<String> DROPS =
      Set.of(
          "len",
          "isinstance",
          "issubclass",
          "hasattr",
          "callable",
          "print",
          "bool",
          "type",
          "id",
          "hash",
          "os.path.exists",
          "os.path.isfile",
          "os.path.isdir",
          "os.path.getsize",
          "os.path.getmtime",
          "os.access",
          "time.sleep",
          "time.time",
          "os.makedirs",
          "os.mkdir",
          "sys.exit",
          "exit",
          "quit",
          "super",
          "object",
          "logging.getLogger",
          "ord");

  /** Functions that sign with a key, which nobody learns from what they give (RFC 7515 §3). */
  private static final Set<String> SIGNS = Set.of("jwt.encode", "jose.jwt.encode");

  private Plain() {}

  /** What of all that a function is given is said by its result. */
  static Flow said(String name, Flow given, Invocation invocation) {
    return drops(name) ? Flow.NONE : SIGNS.contains(name) ? signed(invocation) : given;
  }

  /** What a method of an unknown object says of that: a key's public half is for everybody. */
  static Flow said(String method, Flow of, Flow given) {
    return method.equals("public_key")
        ? of.without(Behaviour.SECRET)
            .without(Behaviour.HANDED)
            .without(Behaviour.WALLET)
            .and(given)
        : of.and(given);
  }

  /** All but the key, which comes second. */
  private static Flow signed(Invocation invocation) {
    Flow flow = Flow.NONE;
    List<Value> arguments = invocation.arguments();
    for (int i = 0; i < arguments.size(); i++) {
      flow = i == 1 ? flow : flow.and(arguments.get(i).flow());
    }
    for (Map.Entry<String, Value> each : invocation.keywords().entrySet()) {
      flow = each.getKey().equals("key") ? flow : flow.and(each.getValue().flow());
    }
    return flow;
  }

  static boolean drops(String name) {
    return DROPS.contains(name);
  }
}
