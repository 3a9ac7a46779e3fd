package cordon.gate.check;

import cordon.base.Problem;
import cordon.formats.lockfile.LockfileKind;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the lockfiles in a folder and below it. */
final class LockFolders {
  /** Whoever has more projects in one tree checks them one by one. */
  static final int MOST_FILES = 500;

  private static final int MOST_VISITED = 200_000;

  /** What clients and builds put there is not what the project asks for. */
  private static final Set<String> PASSED_OVER =
      Set.of("node_modules", "target", "build", "dist", "vendor", "venv", "__pycache__");

  private LockFolders() {}

  /**
   * In the order of their paths; links and hidden folders are not followed.
   *
   * @throws cordon.base.ProblemException when there are too many
   */
  static List<Path> find(Path root) throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          private int visited;

          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            Path name = folder.getFileName();
            boolean skip =
                !folder.equals(root)
                    && name != null
                    && (name.toString().startsWith(".") || PASSED_OVER.contains(name.toString()));
            return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()
                && LockfileKind.ofFileName(file.getFileName().toString()).isPresent()) {
              found.add(file);
            }
            if (++visited > MOST_VISITED || found.size() > MOST_FILES) {
              throw tooMany(root).asException();
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return found.stream().sorted().toList();
  }

  private static Problem tooMany(Path root) {
    return Problem.of(
        "gate/too-many-lockfiles",
        "`" + root + "` holds too much to search",
        "more than " + MOST_FILES + " lockfiles or " + MOST_VISITED + " files",
        "name the lockfiles or smaller folders");
  }
}
