package cordon.gate.commands.inspect;

import cordon.gate.inspection.FileSource;
import cordon.inspect.tree.PackageFolder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * A folder of this machine. What is read may be hostile: no link is followed, and nothing but a
 * regular file is opened, because opening a pipe would wait for ever.
 */
final class DiskFolder implements PackageFolder {
  /** Deeper than any package; a folder below that is said to be unread. */
  private static final int DEEPEST = 128;

  private final Path root;
  private final Set<Path> without;

  DiskFolder(Path root) {
    this(root, Set.of());
  }

  /**
   * @param without folders and files that are passed over, as they are reached from {@code root}
   */
  DiskFolder(Path root, Set<Path> without) {
    this.root = root;
    this.without = without;
  }

  @Override
  public void walk(Visitor visitor) throws IOException {
    folder(root, "", 0, visitor);
  }

  private void folder(Path folder, String prefix, int depth, Visitor visitor) throws IOException {
    if (depth > DEEPEST) {
      visitor.unreadable(prefix, "folders lie within each other more than " + DEEPEST + " deep");
      return;
    }
    List<Path> children;
    try {
      children = children(folder);
    } catch (IOException e) {
      visitor.unreadable(prefix.isEmpty() ? "." : prefix, reason(e));
      return;
    }
    for (Path child : children) {
      String path = prefix.isEmpty() ? name(child) : prefix + "/" + name(child);
      if (without.contains(child)) {
        continue;
      }
      if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
        folder(child, path, depth + 1, visitor);
      } else {
        show(child, path, visitor);
      }
    }
  }

  /** Shows one file or link; what is neither is passed over. */
  static void show(Path child, String path, Visitor visitor) throws IOException {
    if (Files.isSymbolicLink(child)) {
      link(child, path, visitor);
    } else if (Files.isRegularFile(child, LinkOption.NOFOLLOW_LINKS)) {
      file(child, path, visitor);
    }
  }

  /** Sorted so that full paths come in order: a folder sorts as if its name ended with a slash. */
  private static List<Path> children(Path folder) throws IOException {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(children::add);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    children.sort(Comparator.comparing(DiskFolder::sortKey));
    return children;
  }

  private static String sortKey(Path child) {
    return Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS) ? name(child) + "/" : name(child);
  }

  private static void link(Path link, String path, Visitor visitor) {
    try {
      visitor.link(path, Files.readSymbolicLink(link).toString());
    } catch (IOException e) {
      visitor.unreadable(path, reason(e));
    }
  }

  private static void file(Path file, String path, Visitor visitor) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      visitor.unreadable(path, reason(e));
      return;
    }
    try (channel) {
      visitor.file(path, FileSource.of(channel));
    }
  }

  private static String reason(IOException e) {
    return "cannot be opened (" + e.getClass().getSimpleName() + ")";
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName()).replace(File.separatorChar, '/');
  }
}
