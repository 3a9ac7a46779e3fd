package cordon.gate.cache;

import cordon.base.Digest;
import java.nio.file.Path;

/**
 * A verified artifact on disk.
 *
 * @param sha256 of its bytes
 * @param size in bytes
 * @param path where they lie
 * @param hit whether it was there before this request
 */
public record CachedArtifact(Digest sha256, long size, Path path, boolean hit) {}
