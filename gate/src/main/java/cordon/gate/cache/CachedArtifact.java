package cordon.gate.cache;

import cordon.base.Digest;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A verified artifact on disk.
 *
 * @param sha256 of its bytes
 * @param size in bytes
 * @param path where they lie
 * @param hit whether it was there before this request
 * @param held its bytes, where they are small and in memory; not to be changed
 */
public record CachedArtifact(
    Digest sha256, long size, Path path, boolean hit, Optional<byte[]> held) {}
