/**
 * Zstandard (RFC 8878), unpacked within bounds and strictly: {@link cordon.formats.zstd.ZstdInput}.
 * Why it is our own: decision 0120.
 */
@NullMarked
package cordon.formats.zstd;

import org.jspecify.annotations.NullMarked;
