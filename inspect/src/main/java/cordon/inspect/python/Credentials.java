package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import cordon.inspect.vocabulary.Issuers;
import java.util.List;
import java.util.Map;

/** What a request signs in with, told from what it carries away. */
final class Credentials {
  private Credentials() {}

  /**
   * What {@code Request(url, data, headers)} tells whoever is asked: a token that signs in to a
   * code host is no secret to that.
   */
  static Flow told(String name, Flow given, Invocation invocation) {
    return name.startsWith("urllib")
            && name.endsWith(".Request")
            && Issuers.isAsked(invocation.argument(0, "url").textWithHoles())
            && !rest(invocation).has(Behaviour.SECRET)
        ? given.without(Behaviour.SECRET)
        : given;
  }

  /** Of all that is given but the token. */
  private static Flow rest(Invocation invocation) {
    Flow rest = Flow.NONE;
    List<Value> arguments = invocation.arguments();
    for (int i = 0; i < arguments.size(); i++) {
      rest = rest.and(i == 2 ? headers(arguments.get(i)) : arguments.get(i).flow());
    }
    for (Map.Entry<String, Value> each : invocation.keywords().entrySet()) {
      boolean headers = each.getKey().equals("headers");
      rest = rest.and(headers ? headers(each.getValue()) : each.getValue().flow());
    }
    return rest;
  }

  private static Flow headers(Value of) {
    if (!(of.known() instanceof Known.Pairs(Map<String, Value> headers))) {
      return of.flow();
    }
    Flow rest = Flow.NONE;
    for (Map.Entry<String, Value> each : headers.entrySet()) {
      boolean signsIn = Issuers.signsIn(each.getKey(), each.getValue());
      rest = signsIn ? rest : rest.and(each.getValue().flow());
    }
    return rest;
  }
}
