package cordon.inspect.delta;

import cordon.base.Digest;
import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Fact;
import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Language;
import cordon.inspect.fact.Place;
import cordon.inspect.tree.Tree;
import cordon.inspect.tree.TreeFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a release says that it is built from: a checkout, or the source distribution beside a wheel.
 * Code of the release that it does not hold came from somewhere else: a generator, or an intruder.
 */
public final class SourceTree {
  private static final int MOST = 500;

  private final Set<Digest> contents;

  /** Paths by each of their ends, as a build puts files into other folders. */
  private final Set<String> ends;

  private final Set<String> dependencies;

  private final boolean namesDependencies;

  /**
   * @param read facts about its files, for the dependencies among them
   */
  public SourceTree(Tree tree, List<FileFacts> read) {
    this.contents = new HashSet<>();
    this.ends = new HashSet<>();
    for (TreeFile file : tree.files().values()) {
      contents.add(file.sha256());
      String path = file.path();
      int from = 0;
      do {
        ends.add(path.substring(from));
        from = path.indexOf('/', from) + 1;
      } while (from > 0);
    }
    this.dependencies = dependencies(read);
    this.namesDependencies =
        tree.files().containsKey("PKG-INFO") || tree.files().containsKey("package.json");
  }

  private SourceTree(SourceTree of) {
    this.contents = of.contents;
    this.ends = of.ends;
    this.dependencies = Set.of();
    this.namesDependencies = false;
  }

  /** The same to compare code with only: what a build adds to the metadata is often much. */
  public SourceTree codeOnly() {
    return new SourceTree(this);
  }

  private static Set<String> dependencies(List<FileFacts> read) {
    return read.stream()
        .flatMap(file -> file.facts().stream())
        .filter(fact -> fact.behaviour() == Behaviour.DEPENDENCY)
        .map(Fact::detail)
        .collect(Collectors.toSet());
  }

  /** What of a release is not in it, or there in other words. */
  public List<FileFacts> lacks(Tree release, List<FileFacts> read) {
    Map<String, List<Fact>> byPath = new HashMap<>();
    for (TreeFile file : release.files().values()) {
      if (byPath.size() < MOST && isCode(file) && !contents.contains(file.sha256())) {
        String detail = ends.contains(file.path()) ? "differs" : "absent";
        byPath.put(
            file.path(),
            new ArrayList<>(
                List.of(
                    new Fact(
                        Behaviour.UNSOURCED, detail, new Place(file.path(), 1), "", file.path()))));
      }
    }
    for (FileFacts file : namesDependencies ? read : List.<FileFacts>of()) {
      for (Fact fact : file.facts()) {
        if (fact.behaviour() == Behaviour.DEPENDENCY && !dependencies.contains(fact.detail())) {
          byPath
              .computeIfAbsent(file.path(), p -> new ArrayList<>())
              .add(
                  new Fact(
                      Behaviour.UNSOURCED,
                      "dependency:" + fact.detail(),
                      fact.place(),
                      "",
                      fact.quote()));
        }
      }
    }
    List<FileFacts> files = new ArrayList<>();
    byPath.forEach((path, facts) ->
        files.add(new FileFacts(path, Language.OTHER, facts, List.of(), true, List.of())));
    return files;
  }

  private static boolean isCode(TreeFile file) {
    return switch (file.language()) {
      case PYTHON, JAVASCRIPT, SHELL, RUST, GO -> true;
      case C, JVM, MODEL, MANIFEST, OTHER -> false;
    };
  }
}
