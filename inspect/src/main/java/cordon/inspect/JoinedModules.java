package cordon.inspect;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Fact;
import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Language;
import cordon.inspect.fact.Occasion;
import cordon.inspect.fact.ReadTogether;
import cordon.inspect.fact.Reference;
import cordon.inspect.fact.Trigger;
import cordon.inspect.python.Neighbours;
import cordon.inspect.python.PythonReader;
import cordon.inspect.reach.Code;
import cordon.inspect.reach.Reach;
import cordon.inspect.reach.Reached;
import cordon.inspect.tree.Tree;
import cordon.inspect.tree.TreeFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what a trigger of a Python distribution starts together with the modules that it imports,
 * where something is done with what another file may have given: alone, neither shows what the one
 * hands to the other. What does nothing of the kind is not read again (decision 0095).
 */
final class JoinedModules {
  private static final Set<Behaviour> USES =
      EnumSet.of(
          Behaviour.SEND,
          Behaviour.RUN_CODE,
          Behaviour.RUN_PROCESS,
          Behaviour.FETCH,
          Behaviour.LOAD_OBJECT,
          Behaviour.LOAD_NATIVE,
          Behaviour.WRITE,
          Behaviour.PERSIST);

  private static final int MOST_STARTS = 32;

  /** Bytes of files that are read together whatever is done with what is taken. */
  private static final long SMALL = 256L << 10;

  /** Bytes after which an artifact has no more files read together that are not small. */
  private static final long MOST = 1L << 20;

  private final Tree tree;
  private final PythonReader reader;
  private final Code code;

  /** By occasion, as the same means another thing on another. */
  private final Map<Occasion, Set<String>> seen = new EnumMap<>(Occasion.class);

  private long readAgain;
  private int starts;

  JoinedModules(Tree tree, List<FileFacts> read, PythonReader reader) {
    this.tree = tree;
    this.reader = reader;
    this.code = new Code(read);
  }

  List<FileFacts> of(List<Trigger> triggers) {
    List<FileFacts> joined = new ArrayList<>();
    Reach reach = new Reach(code);
    for (Trigger trigger : triggers) {
      if (isSplit(trigger.occasion(), reach.from(trigger))) {
        for (Reference.Target start : trigger.starts()) {
          code.file(start, trigger.place().path())
              .flatMap(path -> read(path, trigger.occasion()))
              .ifPresent(joined::add);
        }
      }
    }
    return joined;
  }

  private Optional<FileFacts> read(String path, Occasion occasion) {
    Set<String> before = seen.computeIfAbsent(occasion, o -> new HashSet<>());
    Set<String> earlier = Set.copyOf(before);
    if (!before.add(path)) {
      return Optional.empty();
    }
    if (starts == MOST_STARTS || readAgain > MOST) {
      return Optional.empty();
    }
    starts++;
    return python(path)
        .flatMap(TreeFile::content)
        .map(content -> {
          ReadTogether together = reader.joined(path, content, this::neighbour, earlier);
          before.addAll(together.paths());
          long size = size(together.paths());
          readAgain += size > SMALL ? size : 0;
          return together.facts();
        });
  }

  private Optional<Neighbours.Neighbour> neighbour(Reference.Module module, String from) {
    return code.file(module, from)
        .flatMap(path ->
            python(path)
                .flatMap(TreeFile::content)
                .map(content -> new Neighbours.Neighbour(path, content)));
  }

  private Optional<TreeFile> python(String path) {
    return tree.file(path).filter(file -> file.language() == Language.PYTHON);
  }

  /** Whether one file may use what another takes. */
  private boolean isSplit(Occasion occasion, Reach.Area area) {
    List<String> paths = area.paths().stream().filter(path -> python(path).isPresent()).toList();
    if (paths.size() < 2) {
      return false;
    }
    long size = size(paths);
    if (size > SMALL && !occasion.isSudden()) {
      return false;
    }
    // Methods of what a file makes are not reached by name alone.
    Collection<Fact> done =
        size <= SMALL
            ? paths.stream().flatMap(path -> code.facts(path).stream()).toList()
            : area.facts().stream().map(Reached::fact).toList();
    List<Fact> uses = done.stream().filter(fact -> USES.contains(fact.behaviour())).toList();
    return size <= SMALL ? !uses.isEmpty() : uses.stream().anyMatch(use -> isGiven(use, paths));
  }

  private long size(Collection<String> paths) {
    return paths.stream().mapToLong(path -> python(path).map(TreeFile::size).orElse(0L)).sum();
  }

  private boolean isGiven(Fact use, List<String> paths) {
    return use.behaviour() == Behaviour.RUN_CODE
        || paths.stream()
            .filter(path -> !path.equals(use.place().path()))
            .flatMap(path -> code.facts(path).stream())
            .anyMatch(fact -> fact.behaviour().takes());
  }
}
