package cordon.inspect.javascript;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.List;
import java.util.Set;

/**
 * Settings of containers, in the words of Docker's Engine API and of Kubernetes, that give one the
 * machine it runs on: whoever may start such a container may do anything there.
 */
final class Containers {
  /** What a request to the own machine gives, of which the rest of the request is asked. */
  static final String ENGINE = "own-machine";

  /** Folders of the machine that are put into a container. */
  private static final Set<String> BINDS = Set.of("Binds", "binds");

  private Containers() {}

  /** Whether a member of an object has a container be given everything. */
  static boolean isGivenAll(String key, Node written, Value value) {
    return switch (key) {
      case "Privileged" -> isTrue(written);
      case "securityContext" ->
          written instanceof Node.ObjectOf(int at, List<Node.Property> properties)
              && properties.stream()
                  .anyMatch(p ->
                      p.key() instanceof Node.Constant named
                          && named.value().text().orElse("").equals("privileged")
                          && isTrue(p.value()));
      case "hostPath" ->
          value.known() instanceof JsObject object
              && isRoot(object.members.getOrDefault("path", Value.UNKNOWN));
      case "Mounts" ->
          value.items().orElse(List.of()).stream()
              .anyMatch(each ->
                  each.known() instanceof JsObject mount
                      && isRoot(mount.members.getOrDefault("Source", Value.UNKNOWN)));
      default ->
          BINDS.contains(key)
              && value.items().orElse(List.of()).stream()
                  .anyMatch(each -> each.textWithHoles().startsWith("/:"));
    };
  }

  private static boolean isTrue(Node node) {
    return (node instanceof Node.Name name && name.id().equals("true"))
        || (node instanceof Node.Unary not
            && not.operator().equals("!")
            && not.of() instanceof Node.Constant(int at, Value number)
            && number.smallNumber().orElse(1) == 0);
  }

  private static boolean isRoot(Value path) {
    return path.text().orElse("").equals("/");
  }

  /** Something is asked of whoever starts containers, or may do so. */
  static void asked(Evaluator evaluator, Invocation invocation) {
    if (invocation.flow().has(Behaviour.ESCAPE)) {
      evaluator.add(Behaviour.ESCAPE, "container", invocation.flow(), invocation.at());
    }
  }

  /** {@code inspected.Config.Env}: what a container was started with. */
  static boolean isEnvironment(Known of, String name) {
    return name.equals("Env")
        && switch (of) {
          case Known.Named(String settings) -> settings.endsWith(".Config");
          case Method(Value inspected, String settings) -> settings.equals("Config");
          default -> false;
        };
  }

  static Value environment(Evaluator evaluator, Value of, int at) {
    evaluator.add(Behaviour.ENVIRONMENT, "containers", Flow.NONE, at);
    return Value.unknown(of.flow().and(Behaviour.ENVIRONMENT));
  }
}
