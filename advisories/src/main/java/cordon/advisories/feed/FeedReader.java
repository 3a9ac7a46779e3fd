package cordon.advisories.feed;

import cordon.base.Problem;
import cordon.base.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Reads the documents of a feed that lies on disk: one JSON file, a zip file of them, or a folder
 * with JSON files anywhere below it (a git checkout is one) and, as in the layout of osv.dev, an
 * {@code all.zip} for each ecosystem.
 *
 * <p>Links are not followed and folders whose name begins with a dot are passed over, so that a
 * checkout cannot lead us anywhere else.
 */
public final class FeedReader {
  private final FeedLimits limits;
  private final Documents into;
  private final Budget budget;

  private FeedReader(FeedLimits limits, Documents into) {
    this.limits = limits;
    this.into = into;
    this.budget = new Budget(limits);
  }

  /**
   * Reads everything at a path.
   *
   * @throws cordon.base.ProblemException when the path is not there, or holds more than the limits
   */
  public static void read(Path path, FeedLimits limits, Documents into) {
    try {
      new FeedReader(limits, into).readAny(path);
    } catch (IOException e) {
      throw new ProblemException(
          Problem.of(
              "advisories/unreadable",
              "the feed cannot be read",
              path + ": " + e.getMessage(),
              "check the path and its permissions; what was known before is kept"),
          e);
    }
  }

  private void readAny(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      readFolder(path);
    } else if (!Files.exists(path)) {
      throw Problem.of(
              "advisories/not-found",
              "there is no feed at this path",
              path.toString(),
              "name a JSON file, a zip file or a folder in OSV layout")
          .asException();
    } else if (ZipReader.isZip(path)) {
      new ZipReader(limits, budget, into).read(path);
    } else {
      readFile(path, FileStamp.of(Files.readAttributes(path, BasicFileAttributes.class)));
    }
  }

  private void readFolder(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            return !dir.equals(folder) && dir.getFileName().toString().startsWith(".")
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            visit(file, attributes);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            into.broken(unreadable(file, String.valueOf(e.getMessage())));
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private void visit(Path file, BasicFileAttributes attributes) throws IOException {
    String name = file.getFileName().toString();
    boolean json = name.endsWith(".json");
    if (!json && !name.equals("all.zip")) {
      return;
    }
    if (!attributes.isRegularFile()) {
      into.broken(unreadable(file, "a link or device, which is not followed"));
    } else if (json) {
      readFile(file, FileStamp.of(attributes));
    } else {
      new ZipReader(limits, budget, into).read(file);
    }
  }

  private void readFile(Path file, FileStamp stamp) {
    if (into.unchanged(file.toString(), stamp)) {
      return;
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(limits.documentBytes() + 1);
      if (bytes.length > limits.documentBytes()) {
        into.broken(unreadable(file, "larger than " + limits.documentBytes() + " bytes"));
        return;
      }
      budget.take(bytes.length);
      into.document(file.toString(), bytes);
      into.read(file.toString(), stamp);
    } catch (IOException e) {
      into.broken(unreadable(file, String.valueOf(e.getMessage())));
    }
  }

  static Problem unreadable(Object place, String why) {
    return Problem.of(
        "advisories/unreadable-document",
        "a document of the feed cannot be read",
        place + ": " + why,
        "the other documents are not touched");
  }
}
