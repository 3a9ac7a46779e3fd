package cordon.inspect;

import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Language;
import cordon.inspect.fact.Trigger;
import cordon.inspect.jvm.ClassFileReader;
import cordon.inspect.reach.Code;
import cordon.inspect.reach.Reach;
import cordon.inspect.tree.Tree;
import cordon.inspect.tree.TreeFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the classes that the triggers of a jar lead to together: a class that decodes, reads or
 * fetches and one that runs or sends show only together that the one's goes into the other.
 */
final class JoinedClasses {
  /** In bytes, of classes that do something and those that are written beside them. */
  private static final long MOST_CODE = 1L << 20;

  private static final String UNREAD =
      "it hands things to other classes, and too many are to be read together";

  private final Tree tree;
  private final List<FileFacts> read;
  private final ClassFileReader reader;
  private final Code code;

  JoinedClasses(Tree tree, List<FileFacts> read, ClassFileReader reader) {
    this.tree = tree;
    this.read = read;
    this.reader = reader;
    this.code = new Code(read);
  }

  List<FileFacts> of(List<Trigger> triggers) {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    List<FileFacts> joined = new ArrayList<>();
    long bytes = 0;
    for (String path : acting(reached(triggers))) {
      byte[] content = tree.content(path).orElse(new byte[0]);
      if (content.length > 0 && bytes + content.length <= MOST_CODE) {
        contents.put(path, content);
        bytes += content.length;
      } else if (isPart(path)) {
        joined.add(FileFacts.unread(path, Language.JVM, UNREAD));
      }
    }
    if (contents.size() > 1) {
      joined.addAll(reader.joined(contents));
    }
    return joined;
  }

  /** Whether it may be one end of something that two classes do together. */
  private boolean isPart(String path) {
    return code.facts(path).stream()
        .anyMatch(fact -> fact.behaviour().takes() || fact.behaviour().uses());
  }

  private Set<String> reached(List<Trigger> triggers) {
    Reach reach = new Reach(code);
    Set<String> paths = new TreeSet<>();
    triggers.forEach(trigger -> paths.addAll(reach.from(trigger).paths()));
    paths.removeIf(
        path -> tree.file(path).map(TreeFile::language).filter(Language.JVM::equals).isEmpty());
    return paths;
  }

  /** Those that do something or stand in the file of one that does, and then the others. */
  private List<String> acting(Set<String> reached) {
    Set<String> acting = outer(reached.stream().filter(path -> !code.facts(path).isEmpty()));
    return acting.isEmpty()
        ? List.of()
        : reached.stream()
            .sorted(Comparator.comparing(path -> !acting.contains(outer(path))))
            .toList();
  }

  private static Set<String> outer(Stream<String> paths) {
    return paths.map(JoinedClasses::outer).collect(Collectors.toSet());
  }

  private static String outer(String path) {
    int nested = path.indexOf('$', path.lastIndexOf('/') + 1);
    int end = nested < 0 ? path.lastIndexOf('.') : nested;
    return end < 0 ? path : path.substring(0, end);
  }
}
