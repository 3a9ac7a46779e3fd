package cordon.app.ledger;

import cordon.base.Problem;
import cordon.base.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** An exported ledger as one zip, for the way from the server to a folder. */
final class TileArchive {
  private static final String CHECKPOINT = "checkpoint";

  /** C2SP tlog-tiles: tiles and entry bundles, whole and partial. Nothing else is unpacked. */
  private static final Pattern NAME =
      Pattern.compile(
          "checkpoint|tile/([0-7]|entries)/(x[0-9]{3}/){0,6}[0-9]{3}(\\.p/[0-9]{1,3})?");

  /** 256 entries of 65,535 bytes with their lengths. */
  private static final long LARGEST = 256L * (65_535 + 2);

  private TileArchive() {}

  /** The checkpoint goes last, so that what is unpacked is whole when it is there. */
  static void write(Path folder, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    for (Path file : files(folder)) {
      zip.putNextEntry(new ZipEntry(name(folder, file)));
      Files.copy(file, zip);
      zip.closeEntry();
    }
    zip.finish();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .sorted(
              Comparator.<Path, Boolean>comparing(file -> name(folder, file).equals(CHECKPOINT))
                  .thenComparing(Comparator.naturalOrder()))
          .toList();
    }
  }

  private static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  /**
   * @param folder empty
   * @throws ProblemException when the zip is damaged or holds other files than an export
   */
  static void unpack(Path zip, Path folder) {
    try (ZipFile archive = new ZipFile(zip.toFile(), StandardCharsets.UTF_8)) {
      Enumeration<? extends ZipEntry> entries = archive.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (!NAME.matcher(entry.getName()).matches()) {
          throw failed(folder, "the server sent a file named " + entry.getName(), null);
        }
        try (InputStream in = archive.getInputStream(entry)) {
          unpack(in, folder.resolve(entry.getName()));
        }
      }
    } catch (IOException e) {
      throw failed(folder, e.toString(), e);
    }
  }

  private static void unpack(InputStream in, Path file) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    byte[] content = in.readNBytes((int) LARGEST + 1);
    if (content.length > LARGEST) {
      throw new IOException(file + " would be longer than " + LARGEST + " bytes");
    }
    Files.write(file, content);
  }

  /** Copies an unpacked export over an earlier one, the checkpoint last. */
  static void copy(Path fresh, Path folder) throws IOException {
    for (Path file : files(fresh)) {
      Path to = folder.resolve(name(fresh, file));
      Files.createDirectories(to.resolveSibling(""));
      Path part = to.resolveSibling(to.getFileName() + ".new");
      Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
      Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static ProblemException failed(Path folder, String why, @Nullable Throwable cause) {
    return new ProblemException(
        Problem.of(
            "ledger/export-failed",
            "the ledger could not be exported",
            folder + ": " + why,
            "name an empty folder that can be written"),
        cause);
  }
}
