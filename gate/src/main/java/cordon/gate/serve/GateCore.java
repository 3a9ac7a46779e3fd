package cordon.gate.serve;

import cordon.base.Problem;
import cordon.gate.Coordinate;
import cordon.gate.GateConfig;
import cordon.gate.Upstream;
import cordon.gate.cache.ArtifactCache;
import cordon.gate.cache.CacheVolume;
import cordon.gate.cache.DocumentCache;
import cordon.gate.cache.Settling;
import cordon.gate.evidence.Asker;
import cordon.gate.evidence.Evidence;
import cordon.gate.index.NameRegister;
import cordon.gate.index.ReleaseMemory;
import cordon.gate.index.RemovedPackages;
import cordon.gate.upstream.UpstreamClient;
import cordon.web.Access;
import cordon.web.Exchange;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * What every protocol is built from.
 *
 * @param config the settings
 * @param client talks to upstreams
 * @param documents raw upstream documents
 * @param names which names belong where
 * @param memory first sightings and original digests
 * @param removed packages that upstreams took back
 * @param cache verified artifacts; protocols serve them through {@code artifacts}
 * @param volume how much disk documents and artifacts take
 * @param settling writes behind the answers what the cache holds
 * @param decisions the one decision
 * @param artifacts gives artifacts to clients
 * @param answers gives derived documents to clients
 * @param ahead has releases inspected that clients are about to choose
 * @param again has what is cached inspected by new rules
 * @param evidence what is written down
 */
public record GateCore(
    GateConfig config,
    UpstreamClient client,
    DocumentCache documents,
    NameRegister names,
    ReleaseMemory memory,
    RemovedPackages removed,
    ArtifactCache cache,
    CacheVolume volume,
    Settling settling,
    Decisions decisions,
    ArtifactService artifacts,
    DocumentService answers,
    InspectAhead ahead,
    InspectAgain again,
    Evidence evidence,
    InstantSource clock) {

  /**
   * Who gets to the routes of an upstream.
   *
   * @param named what the path behind such a route names, for the evidence of who may not
   */
  public Access access(Upstream upstream, Function<String, Optional<Coordinate>> named) {
    return Access.client(
        upstream.key(),
        (exchange, problem) ->
            evidence.outOfReach(
                Asker.of(exchange), upstream, named.apply(exchange.parameter("rest")), problem));
  }

  /**
   * Writes and says that a token is not for the upstream of a release that is asked about; empty
   * where it is. What is no upstream here leaves nothing to write.
   */
  public Optional<Problem> outOfReach(Exchange exchange, Coordinate asked) {
    if (exchange.identity().reach().covers(asked.upstreamKey())) {
      return Optional.empty();
    }
    Problem problem =
        Problem.of(
            "access/out-of-reach",
            "this token is not for the upstream " + asked.upstreamKey(),
            "asked for " + asked.purl(),
            "use a token that names this upstream");
    config
        .upstream(asked.ecosystem(), asked.upstream())
        .ifPresent(upstream ->
            evidence.outOfReach(Asker.of(exchange), upstream, Optional.of(asked), problem));
    return Optional.of(problem);
  }
}
