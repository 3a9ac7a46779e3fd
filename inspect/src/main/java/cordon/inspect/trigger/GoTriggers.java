package cordon.inspect.trigger;

import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Language;
import cordon.inspect.fact.Occasion;
import cordon.inspect.fact.Place;
import cordon.inspect.fact.Reference;
import cordon.inspect.fact.Trigger;
import cordon.inspect.source.SourceReader;
import cordon.inspect.tree.ArtifactKind;
import cordon.inspect.tree.Tree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of a Go module runs without being called: initializers of variables and {@code init}
 * functions of every package that is imported (The Go Programming Language Specification, "Package
 * initialization"), programs, and what {@code go generate} runs.
 */
public final class GoTriggers {
  /** cmd/go, "File types". */
  private static final Set<String> BUILT =
      Set.of(
          ".go",
          ".c",
          ".cc",
          ".cpp",
          ".cxx",
          ".m",
          ".h",
          ".hh",
          ".hpp",
          ".hxx",
          ".s",
          ".S",
          ".sx",
          ".swig",
          ".syso",
          ".f",
          ".F",
          ".for",
          ".f90",
          ".swigcxx");

  private GoTriggers() {}

  public static List<Trigger> read(Tree tree, Collection<FileFacts> read) {
    boolean mayBe = tree.kind() == ArtifactKind.GO_MODULE || tree.kind() == ArtifactKind.FOLDER;
    List<Trigger> triggers = new ArrayList<>();
    for (FileFacts file : mayBe ? read : List.<FileFacts>of()) {
      if (file.language() == Language.GO && isBuilt(file.path())) {
        file(file, triggers);
      }
    }
    return triggers;
  }

  /** What the tool does not build: scripts and makefiles are for those who work on the module. */
  public static Set<String> apart(Tree tree) {
    return tree.files().keySet().stream()
        .filter(path -> BUILT.stream().noneMatch(path::endsWith))
        .collect(Collectors.toSet());
  }

  /** The tool passes over tests and folders that begin so (cmd/go, "Package lists"). */
  private static boolean isBuilt(String path) {
    return !path.endsWith("_test.go")
        && Stream.of(path.split("/"))
            .noneMatch(p -> p.equals("testdata") || p.startsWith("_") || p.startsWith("."));
  }

  private static void file(FileFacts file, List<Trigger> triggers) {
    Set<String> units =
        Stream.concat(
                file.facts().stream().map(fact -> fact.unit()),
                file.references().stream().map(reference -> reference.unit()))
            .collect(Collectors.toSet());
    if (units.contains("") || units.contains("init")) {
      add(file, Occasion.IMPORT, "importing its package initializes it", "init", triggers);
    }
    if (units.contains("main")) {
      add(file, Occasion.COMMAND, "running the program runs it", "main", triggers);
    }
    if (units.contains(SourceReader.GENERATE)) {
      add(file, Occasion.COMMAND, "`go generate` runs it", SourceReader.GENERATE, triggers);
    }
  }

  private static void add(
      FileFacts file, Occasion occasion, String how, String unit, List<Trigger> triggers) {
    triggers.add(
        new Trigger(
            occasion,
            new Place(file.path(), 0),
            how,
            List.of(new Reference.File(List.of("/" + file.path()), unit)),
            List.of()));
  }
}
