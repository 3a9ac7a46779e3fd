package cordon.web.server;

import cordon.web.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the route of a path: a tree by segments. A literal segment goes before {@code {name}}, and
 * that before a trailing {@code /*}; the method decides among equals, so that {@code GET /x/{id}}
 * and {@code POST /x/new} live together.
 */
final class Router {

  /** What a request leads to. */
  sealed interface Found {}

  /**
   * @param parameters decoded segments by name; {@code rest} raw
   */
  record Match(Route route, Map<String, String> parameters) implements Found {}

  /** The path exists, but not with this method. */
  record WrongMethod(List<String> allowed) implements Found {}

  record Nothing() implements Found {}

  private final Node root = new Node();

  Router(List<Route> routes) {
    routes.forEach(this::add);
  }

  private void add(Route route) {
    Node node = root;
    for (String segment : route.path().substring(1).split("/", -1)) {
      if (segment.equals("*")) {
        put(node.rests, route);
        return;
      }
      node = segment.startsWith("{") ? node.parameter() : node.literal(segment);
    }
    put(node.leaves, route);
  }

  private static void put(Map<String, Route> routes, Route route) {
    Route other = routes.putIfAbsent(route.method(), route);
    if (other != null) {
      throw new IllegalArgumentException(
          "two routes for " + route.method() + " " + route.path() + " and " + other.path());
    }
  }

  Found find(String method, String rawPath) {
    List<String> segments = RawPath.segments(rawPath);
    Route route = root.find(segments, 0, method);
    if (route != null) {
      return new Match(route, parameters(route, segments));
    }
    TreeSet<String> allowed = new TreeSet<>();
    root.collect(segments, 0, allowed);
    if (allowed.contains("GET")) {
      allowed.add("HEAD");
    }
    return allowed.isEmpty() ? new Nothing() : new WrongMethod(List.copyOf(allowed));
  }

  private static Map<String, String> parameters(Route route, List<String> segments) {
    Map<String, String> values = new HashMap<>();
    String[] names = route.path().substring(1).split("/", -1);
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals("*")) {
        values.put("rest", String.join("/", segments.subList(i, segments.size())));
      } else if (names[i].startsWith("{")) {
        String name = names[i].substring(1, names[i].length() - 1);
        values.put(name, RawPath.decode(segments.get(i), false));
      }
    }
    return values;
  }

  private static final class Node {
    private final Map<String, Node> literals = new HashMap<>();
    private @Nullable Node parameter;
    private final Map<String, Route> leaves = new HashMap<>();
    private final Map<String, Route> rests = new HashMap<>();

    Node literal(String segment) {
      return literals.computeIfAbsent(segment, s -> new Node());
    }

    Node parameter() {
      Node known = parameter;
      if (known == null) {
        known = new Node();
        parameter = known;
      }
      return known;
    }

    @Nullable Route find(List<String> segments, int at, String method) {
      if (at == segments.size()) {
        return byMethod(leaves, method);
      }
      for (Node child : children(segments.get(at))) {
        Route route = child.find(segments, at + 1, method);
        if (route != null) {
          return route;
        }
      }
      return byMethod(rests, method);
    }

    void collect(List<String> segments, int at, Set<String> methods) {
      if (at == segments.size()) {
        methods.addAll(leaves.keySet());
        return;
      }
      children(segments.get(at)).forEach(child -> child.collect(segments, at + 1, methods));
      methods.addAll(rests.keySet());
    }

    private List<Node> children(String segment) {
      List<Node> children = new ArrayList<>(2);
      Node literal = literals.get(segment);
      if (literal != null) {
        children.add(literal);
      }
      if (parameter != null && !segment.isEmpty()) {
        children.add(parameter);
      }
      return children;
    }

    private static @Nullable Route byMethod(Map<String, Route> routes, String method) {
      Route exact = routes.get(method);
      if (exact == null && method.equals("HEAD")) {
        exact = routes.get("GET");
      }
      return exact == null ? routes.get("*") : exact;
    }
  }
}
