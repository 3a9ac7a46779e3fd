package cordon.exposure.credentials;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Goes through the folder of a project, or a whole system, for files of the places. */
final class ProjectFolder extends SimpleFileVisitor<Path> {
  private static final int DEEPEST = 24;
  private static final long MOST_FILES = 5_000_000;
  private static final String GIT = ".git";

  /** What others wrote, what builds make, and what the kernel shows as files. */
  private static final Set<String> PASSED_OVER =
      Set.of("node_modules", "site-packages", "dist-packages", ".venv", "target", "build");

  private static final Set<String> OF_SYSTEM = Set.of("proc", "sys", "dev", "usr", "lib", "lib64");

  private record Wanted(FilePattern pattern, Place place) {}

  private final Path root;
  private final boolean system;
  private final Findings findings;
  private final BiConsumer<Place, Path> met;
  private final Map<String, List<Wanted>> byName = new HashMap<>();
  private final List<Wanted> others = new ArrayList<>();
  private long visited;

  private ProjectFolder(
      Path root, List<Place> places, Findings findings, BiConsumer<Place, Path> met) {
    this.root = root;
    this.system = Files.isDirectory(root.resolve("etc")) && Files.isDirectory(root.resolve("usr"));
    this.findings = findings;
    this.met = met;
    for (Place place : places) {
      for (FilePattern pattern : place.project()) {
        pattern
            .fixedName()
            .map(name -> byName.computeIfAbsent(name, n -> new ArrayList<>()))
            .orElse(others)
            .add(new Wanted(pattern, place));
      }
    }
  }

  /**
   * @param met hears each file with the place that it is one of
   */
  static void walk(Path folder, List<Place> places, Findings findings, BiConsumer<Place, Path> met)
      throws IOException {
    ProjectFolder walk = new ProjectFolder(folder, places, findings, met);
    Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), DEEPEST, walk);
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    String name = String.valueOf(folder.getFileName());
    if (name.equals(GIT)) {
      meet(folder.resolve("config"));
      return FileVisitResult.SKIP_SUBTREE;
    }
    boolean ofSystem = system && root.equals(folder.getParent()) && OF_SYSTEM.contains(name);
    return ofSystem || (!folder.equals(root) && PASSED_OVER.contains(name))
        ? FileVisitResult.SKIP_SUBTREE
        : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (++visited > MOST_FILES) {
      findings.unread(
          ".", "holds more than " + MOST_FILES + " files; the others were not looked at");
      return FileVisitResult.TERMINATE;
    }
    if (attributes.isDirectory()) {
      findings.unread(shown(file), "lies deeper than " + DEEPEST + " folders");
    } else {
      meet(file);
    }
    return FileVisitResult.CONTINUE;
  }

  private void meet(Path file) {
    List<Wanted> named = byName.getOrDefault(String.valueOf(file.getFileName()), List.of());
    List<String> path = null;
    for (List<Wanted> wanted : List.of(named, others)) {
      for (Wanted each : wanted) {
        path = path == null ? path(file) : path;
        if (each.pattern.ends(path)) {
          met.accept(each.place, file);
        }
      }
    }
  }

  private List<String> path(Path file) {
    return StreamSupport.stream(root.relativize(file).spliterator(), false)
        .map(Path::toString)
        .toList();
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) {
    findings.unread(shown(file), "may not be read by this account");
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
    return FileVisitResult.CONTINUE;
  }

  private String shown(Path path) {
    return root.relativize(path).toString().replace('\\', '/');
  }
}
