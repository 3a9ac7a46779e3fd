package cordon.store;

import cordon.base.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Content-addressed bodies in a directory. What is visible under its name is complete and durable.
 */
public final class BlobStore {

  public BlobStore(Path directory) {
    throw new UnsupportedOperationException("contract: " + directory);
  }

  public Optional<Blob> find(Digest sha256) {
    throw new UnsupportedOperationException("contract: " + sha256);
  }

  /** Starts a body: written to a temporary file, hashed on the way with SHA-256. */
  public Incoming receive() throws IOException {
    throw new UnsupportedOperationException("contract");
  }

  /** Removes a body; nothing happens where there is none. */
  public void delete(Digest sha256) throws IOException {
    throw new UnsupportedOperationException("contract: " + sha256);
  }

  /** A body on its way in. Closing without {@link #commit} leaves nothing behind. */
  public abstract static class Incoming implements AutoCloseable {
    /** Where to write; every byte is hashed and counted. */
    public abstract OutputStream out();

    /** Forces to disk, moves to its name, and returns it. */
    public abstract Blob commit() throws IOException;

    @Override
    public abstract void close() throws IOException;
  }
}
