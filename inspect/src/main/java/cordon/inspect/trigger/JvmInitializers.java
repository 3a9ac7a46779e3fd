package cordon.inspect.trigger;

import cordon.inspect.fact.Fact;
import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Language;
import cordon.inspect.fact.Occasion;
import cordon.inspect.fact.Place;
import cordon.inspect.fact.Reference;
import cordon.inspect.fact.Trigger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Classes whose initializer leads to something that means something. Most initializers fill tables
 * and lead nowhere; what does is found backwards from the facts, so that a jar of thousands of
 * classes is not walked once for each.
 */
final class JvmInitializers {
  private record Node(String path, String unit) {}

  private final Map<Node, List<Node>> cameFrom = new HashMap<>();
  private final Set<Node> means = new HashSet<>();

  private JvmInitializers() {}

  static List<Trigger> of(Collection<FileFacts> read) {
    JvmInitializers initializers = new JvmInitializers();
    List<FileFacts> classes =
        read.stream().filter(file -> file.language() == Language.JVM).toList();
    classes.forEach(initializers::add);
    initializers.spread();
    return classes.stream()
        .filter(file -> initializers.means.contains(new Node(file.path(), "")))
        .map(JvmInitializers::trigger)
        .toList();
  }

  private void add(FileFacts file) {
    for (Fact fact : file.facts()) {
      means.add(new Node(file.path(), fact.unit()));
    }
    String name = file.path();
    for (Reference reference : file.references()) {
      Node from = new Node(name, reference.unit());
      switch (reference.target()) {
        case Reference.Local local -> arrow(from, new Node(name, local.name()));
        case Reference.Module python -> {}
        case Reference.File other -> {
          String path = root(name) + other.candidates().getFirst();
          arrow(from, new Node(path, other.unit()));
          arrow(from, new Node(path, ""));
        }
      }
    }
  }

  private void arrow(Node from, Node to) {
    cameFrom.computeIfAbsent(to, n -> new ArrayList<>(2)).add(from);
  }

  private void spread() {
    ArrayDeque<Node> queue = new ArrayDeque<>(means);
    while (!queue.isEmpty()) {
      for (Node from : cameFrom.getOrDefault(queue.remove(), List.of())) {
        if (means.add(from)) {
          queue.add(from);
        }
      }
    }
  }

  /** Up to and with the {@code !/} of the innermost archive. */
  private static String root(String path) {
    int archive = path.lastIndexOf("!/");
    return archive < 0 ? "" : path.substring(0, archive + 2);
  }

  private static Trigger trigger(FileFacts file) {
    return new Trigger(
        Occasion.IMPORT,
        new Place(file.path(), 0),
        "the first use of the class runs its static initializer",
        List.of(new Reference.File(List.of("/" + file.path()), "")),
        List.of());
  }
}
