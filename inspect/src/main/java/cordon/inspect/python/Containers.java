package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import cordon.inspect.vocabulary.Meaning;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settings of containers, in the words of Docker's Engine API, of its library and of Kubernetes,
 * that give one the machine it runs on: whoever may start such a container may do anything there.
 */
final class Containers {
  private Containers() {}

  /** Whether members of a dictionary have a container be given everything. */
  static boolean areGivenAll(Map<String, Value> members) {
    return isTrue(members.get("Privileged"))
        || isRoot(members.get("Binds"))
        || (members.containsKey("Target") && isWhole(members.get("Source")))
        || (members.get("securityContext") instanceof Value context
            && context.known() instanceof Known.Pairs(Map<String, Value> pairs)
            && isTrue(pairs.get("privileged")))
        || (members.get("hostPath") instanceof Value host
            && host.known() instanceof Known.Pairs(Map<String, Value> of)
            && isWhole(of.get("path")));
  }

  /** Whether a call has such a container started, or tells somebody to do so. */
  static boolean isAsked(String name, List<Meaning> meanings, Invocation invocation) {
    boolean starts = meanings.stream().anyMatch(m -> m.behaviour() == Behaviour.ESCAPE);
    boolean speaks =
        starts
            || name.startsWith("requests_unixsocket.")
            || meanings.stream()
                .anyMatch(m -> m.behaviour() == Behaviour.SEND || m.behaviour() == Behaviour.FETCH);
    Map<String, Value> named = invocation.keywords();
    return (speaks && invocation.flow().has(Behaviour.ESCAPE))
        || (starts
            && (isTrue(named.get("privileged"))
                || isRoot(named.get("volumes"))
                || isRoot(named.get("binds"))));
  }

  /** {@code ['/:/host']}, {@code {'/': {'bind': '/host'}}}. */
  private static boolean isRoot(@Nullable Value volumes) {
    if (volumes == null) {
      return false;
    }
    return volumes.known() instanceof Known.Pairs(Map<String, Value> pairs)
        ? pairs.containsKey("/")
        : volumes.items().orElse(List.of()).stream()
            .anyMatch(each -> each.textWithHoles().startsWith("/:"));
  }

  private static boolean isWhole(@Nullable Value path) {
    return path != null && path.text().orElse("").equals("/");
  }

  private static boolean isTrue(@Nullable Value value) {
    return value != null
        && value.known() instanceof Known.Named(String name)
        && name.equals("True");
  }

  /** {@code attrs['Config']['Env']}: what a container was started with. */
  static boolean isEnvironment(Expr.Trailer before, Expr.Subscript subscript) {
    return isKey(subscript, "Env") && isKey(before, "Config");
  }

  static Value environment(Evaluator evaluator, Value of, int at) {
    evaluator.add(Behaviour.ENVIRONMENT, "containers", Flow.NONE, at);
    return Value.unknown(of.flow().and(Behaviour.ENVIRONMENT));
  }

  private static boolean isKey(Expr.Trailer trailer, String key) {
    return trailer instanceof Expr.Subscript(int at, Expr index)
        && index instanceof Expr.Constant constant
        && constant.value().text().orElse("").equals(key);
  }
}
