package cordon.gate.commands.inspect;

import cordon.inspect.tree.ArchiveNames;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells packages that lie packed in a folder, as in one of wheels that were fetched for later: what
 * runs when they are installed is theirs and not the folder's. Jars are read within the folder,
 * where their code runs from.
 */
final class PackedPackages {
  private PackedPackages() {}

  /**
   * @param without folders that are passed over
   */
  static Set<Path> within(Path folder, Set<Path> without) throws IOException {
    Set<Path> found = new TreeSet<>();
    Files.walkFileTree(
        folder,
        new PatientWalk() {
          @Override
          public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
            return without.contains(each) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()
                && ArchiveNames.isRelease(String.valueOf(file.getFileName()))) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }
}
