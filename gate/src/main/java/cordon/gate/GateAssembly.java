package cordon.gate;

import cordon.gate.cache.ArtifactCache;
import cordon.gate.cache.BodyFolder;
import cordon.gate.cache.CacheVolume;
import cordon.gate.cache.DocumentCache;
import cordon.gate.cache.LastListings;
import cordon.gate.cache.LostBodies;
import cordon.gate.cache.Settling;
import cordon.gate.cache.VariantCache;
import cordon.gate.cache.VariantFiles;
import cordon.gate.evidence.EventIndex;
import cordon.gate.evidence.EventLog;
import cordon.gate.evidence.Evidence;
import cordon.gate.evidence.Exposures;
import cordon.gate.evidence.PulledReleases;
import cordon.gate.evidence.Upkeep;
import cordon.gate.fixes.SecurityFixes;
import cordon.gate.index.NameRegister;
import cordon.gate.index.ReleaseMemory;
import cordon.gate.index.RemovedPackages;
import cordon.gate.index.UpstreamAddresses;
import cordon.gate.inspection.Inspections;
import cordon.gate.maven.MavenProtocol;
import cordon.gate.npm.NpmProtocol;
import cordon.gate.ocsf.OcsfOutput;
import cordon.gate.override.Overrides;
import cordon.gate.pypi.PypiProtocol;
import cordon.gate.serve.ArtifactService;
import cordon.gate.serve.Decisions;
import cordon.gate.serve.DocumentService;
import cordon.gate.serve.GateCore;
import cordon.gate.serve.InspectAgain;
import cordon.gate.serve.InspectAhead;
import cordon.gate.serve.Protocol;
import cordon.gate.upstream.UpstreamClient;
import cordon.gate.upstream.UpstreamLimits;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts the gate together: which part gets which. */
final class GateAssembly {
  /** Documents that are derived at once; each may need the memory of a whole one. */
  private static final int TRANSFORMS = 4;

  /** Bytes of derived documents in files. */
  private static final long VARIANTS_ON_DISK = 512L << 20;

  /** Checksums and signatures of a release do not change; they are never asked for again. */
  private static final Duration FOR_GOOD = Duration.ofDays(36_500);

  private static final long SIDECAR_LIMIT = 1 << 20;

  private GateAssembly() {}

  static Gate open(GateConfig config, EvidenceConfig kept, GateParts parts) {
    BodyFolder bodies = BodyFolder.claim(parts.database(), parts.blobs(), parts.random());
    new UpstreamAddresses(parts.database(), parts.ledger(), parts.clock())
        .settle(config.upstreams());
    Overrides overrides =
        new Overrides(parts.database(), parts.ledger(), parts.clock(), parts.random());
    EventIndex index = new EventIndex(parts.database());
    PulledReleases pulled = new PulledReleases(parts.database(), index);
    SecurityFixes fixes = new SecurityFixes(pulled, parts.advisories());
    Inspections inspections =
        Inspections.open(parts.inspector(), parts.database(), parts.ledger(), parts.clock());
    Decisions.Sources sources =
        new Decisions.Sources(
            overrides,
            pulled,
            parts.advisories(),
            NameRegister.open(config, parts.database()),
            fixes,
            inspections,
            parts.hearing());
    Exposures exposures =
        new Exposures(
            parts.database(),
            parts.ledger(),
            index,
            pulled,
            parts.advisories(),
            closed(config),
            parts.clock());
    GateCore core = core(config, kept, parts, bodies, sources, exposures);
    EventLog log = new EventLog(parts.database(), parts.ledger(), index);
    return new Gate(
        core,
        sources,
        exposures,
        log,
        upkeep(kept, parts, index, core.evidence()),
        new OcsfOutput(kept, parts.ledger(), log, parts.version()),
        LostBodies.search(parts.database(), bodies, parts.clock()),
        protocols(parts, bodies, core));
  }

  private static RemovedPackages removed(
      GateParts parts, CacheVolume volume, ArtifactCache artifacts) {
    return new RemovedPackages(
        new LastListings(parts.database(), parts.blobs(), parts.ledger(), volume, parts.clock()),
        artifacts);
  }

  private static Upkeep upkeep(
      EvidenceConfig kept, GateParts parts, EventIndex index, Evidence evidence) {
    return new Upkeep(
        parts.database(), parts.ledger(), index, evidence, kept.retention(), parts.clock());
  }

  private static Set<String> closed(GateConfig config) {
    return config.upstreams().stream()
        .filter(upstream -> !upstream.open())
        .map(upstream -> Exposures.upstream(upstream.ecosystem(), upstream.name()))
        .collect(Collectors.toSet());
  }

  /** A further protocol is one line here. */
  private static List<Protocol> protocols(GateParts parts, BodyFolder bodies, GateCore core) {
    DocumentCache forGood =
        new DocumentCache(
            parts.database(),
            bodies,
            core.client(),
            core.volume(),
            FOR_GOOD,
            SIDECAR_LIMIT,
            core.settling(),
            parts.clock());
    return List.of(
        new NpmProtocol(core),
        new PypiProtocol(core),
        new MavenProtocol(core, parts.database(), forGood));
  }

  private static GateCore core(
      GateConfig config,
      EvidenceConfig kept,
      GateParts parts,
      BodyFolder bodies,
      Decisions.Sources sources,
      Exposures exposures) {
    UpstreamClient client =
        new UpstreamClient(
            config.upstreams(), UpstreamLimits.DEFAULT, "cordon/" + parts.version(), parts.clock());
    CacheVolume volume = new CacheVolume(parts.database(), config.cacheLimit());
    Settling settling = new Settling(parts.blobs());
    DocumentCache documents =
        new DocumentCache(
            parts.database(),
            bodies,
            client,
            volume,
            config.metadataMaxAge(),
            config.documentLimit(),
            settling,
            parts.clock());
    ArtifactCache artifacts =
        new ArtifactCache(
            parts.database(),
            bodies,
            client,
            config.artifactLimit(),
            volume,
            settling,
            parts.clock());
    Decisions decisions = new Decisions(config, sources, parts.clock());
    Evidence evidence =
        new Evidence(
            parts.database(), parts.ledger(), sources.pulled(), kept.durability(), parts.clock());
    InspectAhead ahead = new InspectAhead(decisions, artifacts, sources.inspections());
    VariantCache variants =
        new VariantCache(
            config.variantMemory(),
            VARIANTS_ON_DISK,
            new VariantFiles(parts.blobs().emptied("derived")),
            TRANSFORMS,
            parts.clock());
    return new GateCore(
        config,
        client,
        documents,
        sources.names(),
        new ReleaseMemory(parts.database(), parts.ledger(), parts.clock()),
        removed(parts, volume, artifacts),
        artifacts,
        volume,
        settling,
        decisions,
        new ArtifactService(decisions, artifacts, sources.inspections(), evidence, exposures),
        new DocumentService(variants, evidence, ahead),
        ahead,
        InspectAgain.start(artifacts, sources.inspections()),
        evidence,
        parts.clock());
  }
}
