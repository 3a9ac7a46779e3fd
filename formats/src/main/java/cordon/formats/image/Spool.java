package cordon.formats.image;

import cordon.formats.archive.ByteSource;
import java.io.IOException;
import java.io.InputStream;

/** Keeps a file of a stream for as long as it is read from more than one place. */
@FunctionalInterface
public interface Spool {
  /** What is done with the file; it is gone afterwards. */
  @FunctionalInterface
  interface Use {
    void with(ByteSource content) throws IOException;
  }

  /**
   * @throws IOException when the stream or the place where it is kept breaks
   */
  void keep(InputStream in, Use use) throws IOException;
}
