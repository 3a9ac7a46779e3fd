package cordon.gate;

import java.util.List;

/**
 * How the gate stands.
 *
 * @param policyRevision in force
 * @param upstreams the registries behind it
 * @param cachedBytes of documents and artifacts
 * @param cacheLimit in bytes
 * @param waivers in force
 * @param blocks in force
 * @param requests open ones
 * @param waiting waivers that wait for a second person
 * @param toReview break-glass waivers, open or over, that nobody reviewed yet
 */
public record GateStatus(
    String policyRevision,
    List<Upstream> upstreams,
    long cachedBytes,
    long cacheLimit,
    long waivers,
    long blocks,
    long requests,
    long waiting,
    List<LocalOverride> toReview) {}
