package cordon.gate.cache;

import cordon.base.Digest;
import cordon.store.Blob;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/**
 * Keeps small artifacts in memory: to find, open, read and close a file costs several times what
 * sending ten kilobytes does. Each is held against its digest when it is read.
 */
final class SmallBodies {
  /** In bytes; a larger file is sent by the kernel, which is cheaper than any copy of ours. */
  static final int LARGEST = 64 * 1024;

  private static final long BOUND = 32L << 20;

  private final WeightedLru<Digest, CachedArtifact> bodies =
      new WeightedLru<>(
          Math.min(BOUND, Runtime.getRuntime().maxMemory() / 16), CachedArtifact::size);

  Optional<CachedArtifact> get(Digest sha256) {
    return bodies.get(sha256);
  }

  /** The artifact of a body; empty where it is small and what lies there are other bytes. */
  Optional<CachedArtifact> read(Blob blob) {
    if (blob.size() > LARGEST) {
      return Optional.of(hit(blob, Optional.empty()));
    }
    try {
      byte[] bytes = Files.readAllBytes(blob.path());
      if (!Digest.sha256Of(bytes).equals(blob.sha256())) {
        return Optional.empty();
      }
      CachedArtifact hit = hit(blob, Optional.of(bytes));
      bodies.put(blob.sha256(), hit);
      return Optional.of(hit);
    } catch (IOException e) {
      return Optional.empty(); // unreadable is as good as absent: it will be fetched again
    }
  }

  private static CachedArtifact hit(Blob blob, Optional<byte[]> held) {
    return new CachedArtifact(blob.sha256(), blob.size(), blob.path(), true, held);
  }
}
