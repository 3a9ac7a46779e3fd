package cordon.gate.commands.inspect;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Tells folders into which clients install from the folders of packages. */
final class InstallationFolder {
  private static final Set<String> NAMES =
      Set.of("site-packages", "dist-packages", "node_modules", ".m2");

  /** Projects of several packages have theirs a few folders down; deeper ones are read as files. */
  private static final int DEEPEST = 12;

  private InstallationFolder() {}

  /**
   * The last names of the folder, as far as they tell what it is; empty for the folder of a package
   * or of a project.
   */
  static Optional<String> name(Path folder) {
    String name = String.valueOf(folder.getFileName());
    Path parent = folder.getParent();
    if (name.equals("repository") && parent != null && parent.endsWith(".m2")) {
      return Optional.of(".m2/repository");
    }
    return NAMES.contains(name) || isVirtualEnvironment(folder) || isRoot(folder)
        ? Optional.of(name)
        : Optional.empty();
  }

  /**
   * Folders below one into which clients install, without those within each other. No link is
   * followed.
   */
  static Set<Path> within(Path folder) throws IOException {
    Set<Path> found = new TreeSet<>();
    Files.walkFileTree(
        folder,
        EnumSet.noneOf(FileVisitOption.class),
        DEEPEST,
        new PatientWalk() {
          @Override
          public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
            if (each.equals(folder) || name(each).isEmpty()) {
              return FileVisitResult.CONTINUE;
            }
            found.add(each);
            return FileVisitResult.SKIP_SUBTREE;
          }
        });
    return found;
  }

  /** PEP 405. */
  private static boolean isVirtualEnvironment(Path folder) {
    return Files.isRegularFile(folder.resolve("pyvenv.cfg"));
  }

  /** The root of a system, as of a container that was unpacked. */
  private static boolean isRoot(Path folder) {
    return Files.isDirectory(folder.resolve("usr"))
        && Files.isDirectory(folder.resolve("etc"))
        && Files.isDirectory(folder.resolve("var"));
  }
}
