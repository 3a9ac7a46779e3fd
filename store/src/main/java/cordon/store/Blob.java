package cordon.store;

import cordon.base.Digest;
import java.nio.file.Path;

/**
 * An immutable stored body.
 *
 * @param sha256 its name
 * @param size in bytes
 * @param path where it lies, readable for as long as the blob is not evicted
 */
public record Blob(Digest sha256, long size, Path path) {}
