package cordon.gate.cache;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
   * @param folder that is empty and nobody else's
   */
  public VariantFiles(Path folder) {
    this.folder = folder;
  }

  /** Writes a body down; empty where that fails, which is no reason to give nothing. */
  Optional<Variant.Filed> write(Variant.Body body) {
    try {
      Path file = Files.createTempFile(folder, "document-", "");
      boolean whole = false;
      try {
        copy(body, file);
        whole = true;
      } finally {
        if (!whole) {
          Files.deleteIfExists(file);
        }
      }
      return Optional.of(new Variant.Filed(file, body.length()));
    } catch (IOException e) {
      LOG.warn("a derived document is not kept in a file: {}", e.toString());
      return Optional.empty();
    }
  }

  private static void copy(Variant.Body body, Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 64 << 10)) {
      body.writeTo(out);
    }
    if (Files.size(file) != body.length()) {
      throw new IOException(Files.size(file) + " bytes where " + body.length() + " are due");
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
