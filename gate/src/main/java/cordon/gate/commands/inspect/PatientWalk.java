package cordon.gate.commands.inspect;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;

/** Goes on where something cannot be read: whoever reads the folder says so. */
abstract class PatientWalk extends SimpleFileVisitor<Path> {
  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) {
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path each, IOException e) {
    return FileVisitResult.CONTINUE;
  }
}
