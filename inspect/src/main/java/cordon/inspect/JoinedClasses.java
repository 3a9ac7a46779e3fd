package cordon.inspect;

import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Language;
import cordon.inspect.fact.Trigger;
import cordon.inspect.jvm.ClassFileReader;
import cordon.inspect.reach.Code;
import cordon.inspect.reach.Reach;
import cordon.inspect.tree.Tree;
import cordon.inspect.tree.TreeFile;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads the classes that the triggers of a jar lead to together: a class that decodes, reads or
 * fetches and one that runs or sends show only together that the one's goes into the other.
 */
final class JoinedClasses {
  /** Jars with more triggers have most of their classes in the reach of the first. */
  private static final int MOST_TRIGGERS = 64;

  /** In bytes, of classes that do something and those that are written beside them. */
  private static final long MOST_CODE = 1L << 20;

  private final Tree tree;
  private final List<FileFacts> read;
  private final ClassFileReader reader;

  JoinedClasses(Tree tree, List<FileFacts> read, ClassFileReader reader) {
    this.tree = tree;
    this.read = read;
    this.reader = reader;
  }

  List<FileFacts> of(List<Trigger> triggers) {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    long bytes = 0;
    for (String path : acting(reached(triggers))) {
      byte[] content = tree.content(path).orElse(new byte[0]);
      if (content.length > 0 && bytes + content.length <= MOST_CODE) {
        contents.put(path, content);
        bytes += content.length;
      }
    }
    return contents.size() < 2 ? List.of() : reader.joined(contents);
  }

  private Set<String> reached(List<Trigger> triggers) {
    Reach reach = new Reach(new Code(read));
    Set<String> paths = new TreeSet<>();
    triggers.stream()
        .limit(MOST_TRIGGERS)
        .forEach(trigger -> paths.addAll(reach.from(trigger).paths()));
    paths.removeIf(
        path -> tree.file(path).map(TreeFile::language).filter(Language.JVM::equals).isEmpty());
    return paths;
  }

  /** Those that do something or stand in the file of one that does, and then the others. */
  private Set<String> acting(Set<String> reached) {
    Set<String> acting =
        read.stream()
            .filter(file -> reached.contains(file.path()) && !file.facts().isEmpty())
            .map(file -> outer(file.path()))
            .collect(Collectors.toSet());
    return acting.isEmpty()
        ? Set.of()
        : reached.stream()
            .sorted(Comparator.comparing(path -> !acting.contains(outer(path))))
            .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static String outer(String path) {
    int nested = path.indexOf('$', path.lastIndexOf('/') + 1);
    int end = nested < 0 ? path.lastIndexOf('.') : nested;
    return end < 0 ? path : path.substring(0, end);
  }
}
