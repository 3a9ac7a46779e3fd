package cordon.exposure.commands;

import cordon.base.Problem;
import cordon.formats.archive.ByteSource;
import cordon.formats.image.ImageArchive;
import cordon.formats.image.OciLayout;
import cordon.formats.installed.FileKind;
import cordon.formats.installed.InstalledContent;
import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Reads what is installed in a folder or an image. No link is followed, nothing is run. */
final class InstalledFolder extends SimpleFileVisitor<Path> {
  private static final int DEEPEST = 64;
  private static final int MOST_FILES = 5_000_000;

  /** What the kernel shows as files is installed nowhere. */
  private static final Set<String> OF_KERNEL = Set.of("proc", "sys", "dev");

  private final Path root;
  private final String prefix;
  private final InstalledContent.Gathering gathering = new InstalledContent.Gathering();
  private int visited;

  private InstalledFolder(Path root, String prefix) {
    this.root = root;
    this.prefix = prefix;
  }

  /**
   * @param shown the folder as the places name it; it tells what kind of folder it is, too: {@code
   *     .m2/repository}
   */
  static InstalledContent read(Path folder, String shown) throws IOException {
    InstalledFolder reading = new InstalledFolder(folder, shown.isEmpty() ? "" : shown + "/");
    Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), DEEPEST, reading);
    return reading.gathering.content();
  }

  /** Whether it is the root of a system rather than the folder of a project. */
  static boolean isRoot(Path folder) {
    return Files.isRegularFile(folder.resolve("etc/os-release"))
        || Files.isRegularFile(folder.resolve("usr/lib/os-release"))
        || Files.isDirectory(folder.resolve("var/lib/dpkg"), LinkOption.NOFOLLOW_LINKS)
        || Files.isRegularFile(folder.resolve("lib/apk/db/installed"));
  }

  static boolean isOciLayout(Path folder) {
    return Files.isRegularFile(folder.resolve("oci-layout"))
        && Files.isRegularFile(folder.resolve("index.json"));
  }

  static InstalledContent ociLayout(Path folder) throws IOException {
    return OciLayout.read(path -> open(folder, path), new TemporarySpool());
  }

  /** A link could lead out of the layout. */
  private static Optional<OciLayout.Blob> open(Path folder, String path) throws IOException {
    Path file = folder.resolve(path).normalize();
    return file.startsWith(folder.normalize())
            && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(
            new OciLayout.Blob(
                new BufferedInputStream(Files.newInputStream(file)), Files.size(file)))
        : Optional.empty();
  }

  static InstalledContent imageArchive(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      return ImageArchive.read(in, Files.size(file), new TemporarySpool());
    }
  }

  /** One file of its own, such as a jar. */
  static InstalledContent file(Path file, String shown, FileKind kind) throws IOException {
    InstalledFolder reading = new InstalledFolder(file, "");
    reading.read(file, shown, kind);
    return reading.gathering.content();
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    boolean kernel =
        root.equals(folder.getParent())
            && OF_KERNEL.contains(String.valueOf(folder.getFileName()))
            && isRoot(root);
    return kernel ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (++visited > MOST_FILES) {
      throw Problem.of(
              "exposure/too-many-files",
              "`" + root + "` holds too much to search",
              "more than " + MOST_FILES + " files",
              "name smaller folders")
          .asException();
    }
    String path = prefix + root.relativize(file).toString().replace(File.separatorChar, '/');
    if (attributes.isRegularFile()) {
      FileKind.of(path).ifPresent(kind -> read(file, path, kind));
    } else if (attributes.isDirectory()) {
      gathering.unread(path + ": lies deeper than " + DEEPEST + " folders");
    }
    return FileVisitResult.CONTINUE;
  }

  private void read(Path file, String path, FileKind kind) {
    try (FileChannel channel = FileChannel.open(file)) {
      ByteSource content = ByteSource.of(channel.size(), channel::read);
      gathering.add(path, kind.read(path, content));
    } catch (IOException e) {
      gathering.unread(path + ": cannot be read: " + e.getMessage());
    }
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) {
    gathering.unread(prefix + root.relativize(file) + ": cannot be read: " + e.getMessage());
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(
      Path folder, @org.jspecify.annotations.Nullable IOException e) {
    return FileVisitResult.CONTINUE;
  }
}
