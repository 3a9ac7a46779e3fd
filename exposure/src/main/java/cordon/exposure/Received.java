package cordon.exposure;

import cordon.base.Digest;
import cordon.exposure.intake.Content;
import cordon.store.Blob;
import cordon.store.BlobStore;
import java.io.IOException;

/**
 * The bytes of a document on this server's disk, before anybody decided to keep them. Closing it
 * without that leaves nothing behind.
 */
public final class Received implements AutoCloseable {
  private final BlobStore.Incoming incoming;
  private final Blob written;

  Received(BlobStore.Incoming incoming) {
    this.incoming = incoming;
    this.written = incoming.written();
  }

  /** SHA-256. */
  public Digest digest() {
    return written.sha256();
  }

  /** In bytes. */
  public long size() {
    return written.size();
  }

  Content content() {
    return Content.of(written.path());
  }

  void keep() throws IOException {
    incoming.commit();
  }

  @Override
  public void close() throws IOException {
    incoming.close();
  }
}
