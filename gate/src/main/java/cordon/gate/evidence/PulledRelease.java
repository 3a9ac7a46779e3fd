package cordon.gate.evidence;

import java.time.Instant;

/**
 * A release that somebody here has pulled.
 *
 * @param version as its registry spells it
 * @param upstream configured name of the registry it came from; empty where that is not known
 * @param last when it was last pulled
 */
public record PulledRelease(String version, String upstream, Instant last) {}
