package cordon.gate.cache;

import cordon.base.Digest;
import java.nio.file.Path;
import java.time.Instant;

/**
 * An upstream's document as it was received.
 *
 * @param sha256 of its bytes
 * @param size in bytes
 * @param path where they lie; readable for some minutes even when a newer one has replaced it
 * @param checked when the upstream last confirmed it
 * @param stale whether it is older than it should be because the upstream cannot be asked
 */
public record Document(Digest sha256, long size, Path path, Instant checked, boolean stale) {}
