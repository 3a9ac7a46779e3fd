package cordon.inspect;

import cordon.inspect.fact.Fact;
import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Language;
import cordon.inspect.fact.Occasion;
import cordon.inspect.fact.ReadTogether;
import cordon.inspect.fact.Reference;
import cordon.inspect.fact.Trigger;
import cordon.inspect.javascript.JavaScriptReader;
import cordon.inspect.reach.Code;
import cordon.inspect.reach.Reach;
import cordon.inspect.tree.Tree;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what a trigger of an npm package starts together with the files that it requires, where one
 * of them takes something and another gives it away or runs it: alone, neither shows that the one
 * leads to the other. All other packages are not read again.
 */
final class JoinedReading {
  /** Files that are started; of 1,324 real packages one has more than half of that. */
  private static final int MOST_STARTS = 256;

  private static final String UNREAD =
      "it hands things to other files, and too many are to be read together";

  private static final int FEW = 8;

  /** Characters of all of them. */
  private static final int SHORT = 24 << 10;

  private final Tree tree;
  private final List<FileFacts> read;
  private final JavaScriptReader reader;
  private final Set<String> started = new HashSet<>();

  /** By occasion, the files that something started on it was read together with. */
  private final Map<Occasion, Set<String>> seen = new EnumMap<>(Occasion.class);

  JoinedReading(Tree tree, List<FileFacts> read, JavaScriptReader reader) {
    this.tree = tree;
    this.read = read;
    this.reader = reader;
  }

  List<FileFacts> of(List<Trigger> triggers) {
    List<FileFacts> joined = new ArrayList<>();
    Code code = new Code(read);
    Reach reach = new Reach(code);
    for (Trigger trigger : triggers) {
      if (isSplit(code, reach.from(trigger))) {
        for (Reference.Target start : trigger.starts()) {
          path(start)
              .filter(path -> !started.contains(path))
              .filter(seen(trigger.occasion())::add)
              .flatMap(path -> read(path, trigger.occasion()))
              .ifPresent(joined::add);
        }
      }
    }
    return joined;
  }

  private Set<String> seen(Occasion occasion) {
    return seen.computeIfAbsent(occasion, o -> new HashSet<>());
  }

  private Optional<FileFacts> read(String path, Occasion occasion) {
    started.add(path);
    if (started.size() > MOST_STARTS) {
      return unread(path, occasion);
    }
    Optional<ReadTogether> together =
        tree.content(path).map(content -> reader.joined(path, content, this::content));
    together.ifPresent(read -> seen(occasion).addAll(read.paths()));
    return together.map(ReadTogether::facts);
  }

  /** Not in silence where it happens to whoever installs or uses it. */
  private static Optional<FileFacts> unread(String path, Occasion occasion) {
    return Optional.of(path)
        .filter(p -> occasion.isSudden())
        .map(p -> FileFacts.unread(p, Language.JAVASCRIPT, UNREAD));
  }

  private Optional<String> path(Reference.Target start) {
    return start instanceof Reference.File file
        ? file.candidates().stream()
            .map(c -> c.startsWith("/") ? c.substring(1) : c)
            .filter(c -> script(c).isPresent())
            .findFirst()
        : Optional.empty();
  }

  private Optional<byte[]> script(String path) {
    return tree.file(path)
        .filter(file -> file.language() == Language.JAVASCRIPT)
        .flatMap(file -> file.content());
  }

  /**
   * A few short files cost little to read again, and names that one gives another may be all that
   * either shows.
   */
  private boolean isSmall(Reach.Area area) {
    int length = 0;
    int scripts = 0;
    for (String path : area.paths()) {
      Optional<byte[]> script = area.paths().size() <= FEW ? script(path) : Optional.empty();
      length += script.map(content -> content.length).orElse(0);
      scripts += script.isPresent() ? 1 : 0;
    }
    boolean several =
        scripts > 1 || (scripts == 1 && area.paths().stream().anyMatch(this::hasData));
    return several && length <= SHORT;
  }

  /** Whether a file loads data of the package, which may name what is run. */
  private boolean hasData(String path) {
    return read.stream()
        .filter(file -> file.path().equals(path))
        .flatMap(file -> file.references().stream())
        .anyMatch(reference ->
            reference.target() instanceof Reference.File file
                && file.candidates().stream().anyMatch(c -> isData(c.substring(1))));
  }

  private boolean isData(String path) {
    return path.endsWith(".json") && tree.file(path).isPresent();
  }

  /** What is read together: scripts, and the data that they load. */
  private Optional<byte[]> content(String path) {
    return isData(path) ? tree.content(path) : script(path);
  }

  /** Whether one file takes and another uses. */
  private boolean isSplit(Code code, Reach.Area area) {
    Set<String> takers = new HashSet<>();
    Set<String> users = new HashSet<>();
    for (String path : area.paths()) {
      // Methods of what a file makes are not reached by name alone.
      for (Fact fact : code.facts(path)) {
        if (fact.behaviour().takes()) {
          takers.add(path);
        }
        if (fact.behaviour().uses()) {
          users.add(path);
        }
      }
    }
    return isSmall(area)
        || (!takers.isEmpty()
            && !users.isEmpty()
            && (takers.size() > 1 || users.size() > 1 || !takers.equals(users)));
  }
}
