package cordon.exposure.commands;

import cordon.exposure.intake.EnvironmentDocument;
import cordon.formats.archive.ArchiveFormat;
import cordon.formats.installed.FileKind;
import cordon.formats.installed.InstalledContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Something on this machine that tells what a unit has.
 *
 * @param name below the folder that was looked through, with slashes; also the stream
 * @param content read when it is sent
 * @param file where the content lies as it is sent; empty for what is made of something else
 */
record FoundDocument(String name, Content content, Optional<Path> file) {

  /** Of what is made when it is sent. */
  FoundDocument(String name, Content content) {
    this(name, content, Optional.empty());
  }

  /** Without folders. */
  String fileName() {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** A document, or an archive that is read for what is installed in it. */
  static FoundDocument ofFile(Path file, String name) throws IOException {
    if (FileKind.of(name).filter(FileKind.JAR::equals).isPresent()) {
      return installed(name, "jar", () -> InstalledFolder.file(file, name, FileKind.JAR));
    }
    byte[] head = new byte[ArchiveFormat.HEAD];
    int length;
    try (InputStream in = Files.newInputStream(file)) {
      length = in.readNBytes(head, 0, head.length);
    }
    // A bill of materials may be in neither, and what is in gzip and no image is refused.
    return ArchiveFormat.of(Arrays.copyOf(head, length))
            .filter(format -> format == ArchiveFormat.TAR || format == ArchiveFormat.GZIP)
            .isPresent()
        ? installed(name, "image", () -> InstalledFolder.imageArchive(file))
        : new FoundDocument(name, () -> Files.readAllBytes(file), Optional.of(file));
  }

  /** What is installed somewhere, told as a document of our own. */
  static FoundDocument installed(String place, String kind, Installed content) {
    return new FoundDocument(
        place + EnvironmentDocument.SUFFIX, () -> EnvironmentDocument.write(kind, content.read()));
  }

  /** Reads what is installed. */
  @FunctionalInterface
  interface Installed {
    InstalledContent read() throws IOException;
  }

  /** Where the bytes come from. */
  @FunctionalInterface
  interface Content {
    byte[] read() throws IOException;
  }
}
