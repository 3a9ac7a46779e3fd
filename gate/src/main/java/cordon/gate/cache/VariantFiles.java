package cordon.gate.cache;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Derived documents in files, from which the kernel sends them by itself (docs/decisions/0151).
 * None outlives the process: they are derived again.
 */
public final class VariantFiles {
  private static final Logger LOG = LoggerFactory.getLogger(VariantFiles.class);

  private final Path folder;

  /**
   * Opens or creates the folder, and removes what a former run left in it.
   *
   * @throws UncheckedIOException when it cannot be written
   */
  public VariantFiles(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
      try (Stream<Path> leftovers = Files.list(folder)) {
        for (Path leftover : leftovers.toList()) {
          Files.delete(leftover);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a body down; empty where the disk does not take it, which is no reason to fail. */
  Optional<Variant.Filed> write(Variant.Body body) {
    try {
      Path file = Files.createTempFile(folder, "document-", "");
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 64 << 10)) {
        body.writeTo(out);
      } catch (IOException e) {
        Files.deleteIfExists(file);
        throw e;
      }
      return Optional.of(new Variant.Filed(file, body.length()));
    } catch (IOException e) {
      LOG.warn(
          "a derived document stays in memory, because it cannot be written: {}", e.toString());
      return Optional.empty();
    }
  }

  /** Removes the file of a body that is no longer kept. Who has it open keeps what they have. */
  void delete(Variant variant) {
    if (variant.body() instanceof Variant.Filed(Path file, long length)) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        LOG.warn("a derived document of {} bytes is left behind: {}", length, e.toString());
      }
    }
  }
}
