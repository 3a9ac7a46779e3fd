package cordon.gate.cache;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.store.Blob;
import cordon.store.BlobStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is answered from memory is what its digest says, and only that. */
class SmallBodiesTest {
  private final SmallBodies small = new SmallBodies();
  @TempDir Path folder;
  private BlobStore blobs;

  @BeforeEach
  void open() {
    blobs = new BlobStore(folder);
  }

  private Blob body(int size) throws IOException {
    try (BlobStore.Incoming incoming = blobs.receive()) {
      incoming.out().write(new byte[size]);
      return incoming.show();
    }
  }

  @Test
  void aSmallBodyIsReadOnce() throws Exception {
    Blob body = body(SmallBodies.LARGEST);
    assertThat(small.get(body.sha256())).isEmpty();
    assertThat(small.read(body).orElseThrow().held()).contains(new byte[SmallBodies.LARGEST]);
    Files.delete(body.path());
    CachedArtifact hit = small.get(body.sha256()).orElseThrow();
    assertThat(hit.held()).contains(new byte[SmallBodies.LARGEST]);
    assertThat(hit.hit()).isTrue();
    assertThat(hit.path()).isEqualTo(body.path());
  }

  @Test
  void otherBytesOfTheSameLengthAreNoBody() throws Exception {
    Blob body = body(10);
    Files.write(body.path(), new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
    assertThat(small.read(body)).isEmpty();
    Files.delete(body.path());
    assertThat(small.read(body)).isEmpty();
    assertThat(small.get(body.sha256())).isEmpty();
  }

  @Test
  void aLargeBodyStaysOnDisk() throws Exception {
    Blob body = body(SmallBodies.LARGEST + 1);
    assertThat(small.read(body).orElseThrow().held()).isEmpty();
    assertThat(small.get(body.sha256())).isEmpty();
  }
}
