package cordon.formats.image;

import cordon.formats.installed.InstalledContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads an OCI layout whose files lie in a folder. */
public final class OciLayout {
  private static final int LARGEST_JSON = 8 << 20;

  private OciLayout() {}

  /** The files of the layout. */
  public interface Files {
    /**
     * @param path within the layout, never out of it
     * @return empty where there is none
     */
    Optional<Blob> open(String path) throws IOException;
  }

  /**
   * @param size in bytes
   */
  public record Blob(InputStream in, long size) {}

  /**
   * @throws IOException when a file breaks
   * @throws cordon.base.ProblemException when it is no image
   */
  public static InstalledContent read(Files files, Spool spool) throws IOException {
    Map<String, Optional<Layer>> layers = new HashMap<>();
    try {
      return Images.of(
          "OCI layout",
          path -> json(files, path),
          path -> layers.computeIfAbsent(path, p -> layer(files, p, spool)));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Optional<byte[]> json(Files files, String path) {
    try {
      Optional<Blob> blob = files.open(path);
      if (blob.isEmpty()) {
        return Optional.empty();
      }
      try (InputStream in = blob.get().in()) {
        return Optional.of(in.readNBytes(LARGEST_JSON));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Layer> layer(Files files, String path, Spool spool) {
    try {
      Optional<Blob> blob = files.open(path);
      if (blob.isEmpty()) {
        return Optional.empty();
      }
      try (InputStream in = blob.get().in()) {
        return Optional.of(LayerStream.read(in, blob.get().size(), spool));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
