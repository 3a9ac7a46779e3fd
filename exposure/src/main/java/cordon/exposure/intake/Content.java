package cordon.exposure.intake;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of a document, wherever they lie; opened as often as a reader needs them. */
@FunctionalInterface
public interface Content {
  InputStream open() throws IOException;

  static Content of(byte[] bytes) {
    return () -> new ByteArrayInputStream(bytes);
  }

  static Content of(Path file) {
    return () -> new BufferedInputStream(Files.newInputStream(file), 1 << 16);
  }
}
