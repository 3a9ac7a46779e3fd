package cordon.inspect.source;

import cordon.inspect.value.Flow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What flowed into the variables and files of one function. */
final class Flows {
  private final Map<String, Flow> byName = new HashMap<>();

  /** Variables that stand for one thing, such as a file and its path. */
  private final Map<String, Set<String>> together = new HashMap<>();

  private final Map<String, List<String>> texts = new HashMap<>();

  /** How many characters may still be held, by all variables and by what they held before. */
  private int space = 4_000_000;

  private final Map<String, String> paths = new HashMap<>();
  private final Set<String> hidden = new HashSet<>();

  /** Variables that were made of what stands in the code alone. */
  private final Set<String> constants = new HashSet<>();

  private final Set<String> connections = new HashSet<>();
  private final Set<String> clients = new HashSet<>();

  Flow of(String name) {
    return byName.getOrDefault(name, Flow.NONE);
  }

  void into(String name, Flow flow) {
    if (flow.isEmpty()) {
      return;
    }
    byName.merge(name, flow, Flow::and);
    for (String other : together.getOrDefault(name, Set.of())) {
      byName.merge(other, flow, Flow::and);
    }
  }

  void join(String name, String other) {
    together.computeIfAbsent(name, n -> new HashSet<>()).add(other);
  }

  boolean isEmpty() {
    return byName.isEmpty();
  }

  /** Texts that a variable was made of, in their order. */
  List<String> texts(String name) {
    return texts.getOrDefault(name, List.of());
  }

  void holds(String name, List<String> parts) {
    List<String> held = Texts.held(parts);
    space -= held.stream().mapToInt(String::length).sum();
    texts.put(name, space < 0 ? List.of() : held);
  }

  /** The path that a variable holds; empty where none is known. */
  String path(String name) {
    return paths.getOrDefault(name, "");
  }

  void leads(String name, String path) {
    paths.put(name, path);
  }

  void constant(String name) {
    constants.add(name);
  }

  boolean hasConstant(String name) {
    return constants.contains(name);
  }

  /** A variable holds what the code has encoded in it. */
  void hides(String name) {
    hidden.add(name);
  }

  boolean isHidden(String name) {
    return hidden.contains(name);
  }

  /** A variable stands for a client, which asks servers. */
  void asks(String name) {
    clients.add(name);
  }

  boolean isClient(String name) {
    return clients.contains(name);
  }

  /** A variable stands for a connection: what is written to it goes out. */
  void connects(String name) {
    connections.add(name);
  }

  boolean isConnection(String name) {
    return connections.contains(name);
  }
}
