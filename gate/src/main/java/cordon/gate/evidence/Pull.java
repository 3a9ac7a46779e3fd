package cordon.gate.evidence;

import cordon.base.Digest;

/**
 * The transfer of one artifact.
 *
 * @param sha256 of the whole artifact
 * @param size of the whole artifact, bytes
 * @param offset first byte that is sent
 * @param length how many bytes are sent
 * @param status of the answer: 200, or 206 for a part
 * @param hit whether it was in the cache
 */
public record Pull(Digest sha256, long size, long offset, long length, int status, boolean hit) {}
