package cordon.inspect.reach;

import cordon.inspect.fact.Fact;
import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Reference;
import cordon.inspect.fact.Reference.Target;
import cordon.inspect.fact.Unit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All code of an artifact as a graph: nodes are the functions of files, arrows are what {@link
 * Reference}s lead to.
 */
public final class Code {
  /** What a call of a class runs, in the languages that have readers. */
  private static final List<String> CONSTRUCTORS = List.of(".__init__", ".constructor", ".<init>");

  /**
   * A method of an unknown object may be any of that name in the files that were read together; in
   * more files than these, the name alone leads everywhere and says nothing.
   */
  private static final int MOST_FILES = 8;

  /** What a module's file ends with that is not plain Python, in the order of the interpreter. */
  private static final List<String> COMPILED = List.of(".pyx", ".pyc");

  private static final String PICKLE = ".pkl";

  private final Map<String, Units> files = new LinkedHashMap<>();

  /** Paths by each of their ends: {@code a/b/c.py} by itself, {@code b/c.py} and {@code c.py}. */
  private final Map<String, List<String>> byEnd = new HashMap<>();

  /** Files of modules, once they were asked for: a folder's files import the same ones. */
  private final Map<Reference.Module, Optional<String>> modules = new HashMap<>();

  /** Where nodes lead, once it was asked: triggers share most of their ways. */
  private final Map<Node, List<Arrow>> nexts = new HashMap<>();

  /** Which of {@link #COMPILED} there are at all. */
  private final Set<String> anyCompiled = new LinkedHashSet<>();

  /** A function of a file; the empty unit is what runs when the file is loaded. */
  public record Node(String path, String unit) {
    @Override
    public String toString() {
      return unit.isEmpty() ? path : path + ": " + Unit.function(unit);
    }
  }

  /**
   * Where a node leads.
   *
   * @param sure not only by the name of a method that another file has
   */
  record Arrow(Node to, boolean sure) {}

  public Code(Collection<FileFacts> read) {
    for (FileFacts file : read) {
      Units units = units(file.path());
      for (Fact fact : file.facts()) {
        units.add(fact);
      }
      for (Reference reference : file.references()) {
        units.add(reference);
      }
    }
  }

  /** Facts about one path come from several readers, and from each of two entries of one name. */
  private Units units(String path) {
    Units known = files.get(path);
    if (known != null) {
      return known;
    }
    COMPILED.stream().filter(path::endsWith).forEach(anyCompiled::add);
    addEnds(path, path);
    int archive = path.indexOf("!/");
    if (archive > 0 && path.endsWith(PICKLE)) {
      // Who loads a model loads what its archive says first.
      addEnds(path.substring(0, archive), path);
    }
    Units fresh = new Units();
    files.put(path, fresh);
    return fresh;
  }

  private void addEnds(String name, String path) {
    int from = 0;
    do {
      byEnd.computeIfAbsent(name.substring(from), e -> new ArrayList<>(1)).add(path);
      from = name.indexOf('/', from) + 1;
    } while (from > 0);
  }

  public Collection<String> paths() {
    return files.keySet();
  }

  /** All facts of a file, whatever unit they stand in. */
  public List<Fact> facts(String path) {
    Units units = files.get(path);
    return units == null
        ? List.of()
        : units.facts().values().stream().flatMap(List::stream).toList();
  }

  List<Fact> facts(Node node) {
    Units units = files.get(node.path);
    return units == null ? List.of() : units.facts().getOrDefault(node.unit, List.of());
  }

  /** Where the code of a node leads, in the order of the text. */
  List<Arrow> next(Node node) {
    List<Arrow> known = nexts.get(node);
    if (known == null) {
      known = follow(node);
      nexts.put(node, known);
    }
    return known;
  }

  private List<Arrow> follow(Node node) {
    Units units = files.get(node.path);
    if (units == null) {
      return List.of();
    }
    Map<Node, Arrow> next = new LinkedHashMap<>();
    for (Reference reference : units.references().getOrDefault(node.unit, List.of())) {
      boolean byName =
          reference.target() instanceof Reference.Local local && local.name().startsWith(".");
      for (Node to : resolve(reference.target(), node.path)) {
        Arrow arrow = new Arrow(to, !byName || file(to.unit).equals(file(node.unit)));
        next.merge(to, arrow, (a, b) -> a.sure ? a : b);
      }
    }
    return List.copyOf(next.values());
  }

  /**
   * What a target stands for.
   *
   * @param from the file that refers to it; null for a trigger, which refers from outside
   */
  List<Node> resolve(Target target, @Nullable String from) {
    return switch (target) {
      case Reference.Local local -> from == null ? List.of() : units(from, local.name());
      case Reference.File file -> units(path(file.candidates(), from), file.unit());
      case Reference.Module module -> units(path(module, from), module.unit());
    };
  }

  /**
   * The file that a target stands for or is in.
   *
   * @param from the file that refers to it; null for a trigger
   */
  public Optional<String> file(Target target, @Nullable String from) {
    return resolve(target, from).stream().map(Node::path).findFirst();
  }

  private List<Node> units(Optional<String> path, String unit) {
    List<Node> nodes = new ArrayList<>();
    path.ifPresent(found -> {
      nodes.add(new Node(found, ""));
      if (!unit.isEmpty()) {
        nodes.addAll(units(found, unit));
      }
    });
    return nodes;
  }

  /** The file of a function among those that were read together. */
  private static String file(String unit) {
    return unit.substring(0, unit.indexOf(':') + 1);
  }

  private Optional<String> path(Reference.Module module, @Nullable String from) {
    return modules.computeIfAbsent(
        new Reference.Module(module.name(), module.folder(), ""),
        m -> path(m.candidates(), from).or(() -> compiled(m, from)));
  }

  /** A module that is there without a file of plain Python: of Cython, or compiled. */
  private Optional<String> compiled(Reference.Module module, @Nullable String from) {
    for (String extension : anyCompiled) {
      List<String> others =
          module.candidates().stream()
              .filter(path -> path.endsWith(".py"))
              .map(path -> path.substring(0, path.length() - ".py".length()) + extension)
              .toList();
      Optional<String> found = path(others, from);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private List<Node> units(String path, String name) {
    Units units = files.get(path);
    if (units == null) {
      return List.of();
    }
    List<Node> nodes = new ArrayList<>();
    if (name.startsWith(".")) {
      units.ofMethod(name).forEach(unit -> nodes.add(new Node(path, unit)));
      long files = nodes.stream().map(node -> file(node.unit)).distinct().count();
      return files > MOST_FILES ? List.of() : nodes;
    }
    units.of(name).forEach(unit -> nodes.add(new Node(path, unit)));
    CONSTRUCTORS.stream()
        .flatMap(constructor -> units.of(name + constructor).stream())
        .forEach(unit -> nodes.add(new Node(path, unit)));
    return nodes;
  }

  private Optional<String> path(List<String> candidates, @Nullable String from) {
    for (String candidate : candidates) {
      Optional<String> found =
          candidate.startsWith("/")
              ? Optional.of(candidate.substring(1)).filter(files::containsKey)
              : nearest(candidate, from);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /**
   * Of the files whose path ends so, the one that shares the longest beginning with the referrer.
   */
  private Optional<String> nearest(String end, @Nullable String from) {
    String best = null;
    for (String path : byEnd.getOrDefault(end, List.of())) {
      if (best == null || shared(path, from) > shared(best, from)) {
        best = path;
      }
    }
    return Optional.ofNullable(best);
  }

  private static int shared(String path, @Nullable String from) {
    if (from == null) {
      return -path.length();
    }
    int i = 0;
    while (i < Math.min(path.length(), from.length()) && path.charAt(i) == from.charAt(i)) {
      i++;
    }
    return i;
  }
}
