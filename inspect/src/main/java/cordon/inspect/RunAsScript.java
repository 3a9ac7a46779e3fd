package cordon.inspect;

import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Language;
import cordon.inspect.fact.Reference;
import cordon.inspect.fact.Trigger;
import cordon.inspect.javascript.JavaScriptReader;
import cordon.inspect.tree.ArtifactKind;
import cordon.inspect.tree.Tree;
import cordon.inspect.tree.TreeFile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads files that Node.js is told to run whatever they are called: {@code node README.md}, {@code
 * require('./logo.png')}. By their names alone they are no code.
 */
final class RunAsScript {
  private static final int MOST = 16;

  private static final Set<String> DATA = Set.of("json", "node", "wasm", "css", "scss", "less");

  private final Tree tree;
  private final JavaScriptReader reader;

  RunAsScript(Tree tree, JavaScriptReader reader) {
    this.tree = tree;
    this.reader = reader;
  }

  List<FileFacts> of(List<FileFacts> read, List<Trigger> triggers) {
    if (tree.kind() != ArtifactKind.NPM) {
      return List.of();
    }
    Set<String> paths = new LinkedHashSet<>();
    Stream.concat(
            triggers.stream().flatMap(trigger -> trigger.starts().stream()),
            read.stream()
                .filter(file -> file.language() == Language.JAVASCRIPT)
                .flatMap(file -> file.references().stream())
                .map(Reference::target))
        .flatMap(target -> named(target).stream())
        .limit(1 << 16)
        .forEach(paths::add);
    List<FileFacts> more = new ArrayList<>();
    for (String path : paths) {
      if (more.size() < MOST) {
        tree.content(path).ifPresent(content -> more.add(reader.read(path, content)));
      }
    }
    return more;
  }

  /**
   * The file as it is named, if it is there and no reader took it for code; of TypeScript, one that
   * by its name only declares types.
   */
  private Optional<String> named(Reference.Target target) {
    if (!(target instanceof Reference.File file) || file.candidates().size() < 2) {
      return Optional.empty();
    }
    String first = file.candidates().getFirst();
    for (String path : file.candidates()) {
      if ((path.equals(first) || path.endsWith(".d.ts")) && mayBeCode(path)) {
        Optional<TreeFile> found = tree.file(path.startsWith("/") ? path.substring(1) : path);
        if (found.isPresent() && found.get().language() == Language.OTHER) {
          return Optional.of(found.get().path());
        }
      }
    }
    return Optional.empty();
  }

  private static boolean mayBeCode(String path) {
    int dot = path.lastIndexOf('.');
    return dot > path.lastIndexOf('/') && !DATA.contains(path.substring(dot + 1));
  }
}
