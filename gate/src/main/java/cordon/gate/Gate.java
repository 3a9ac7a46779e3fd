package cordon.gate;

import cordon.advisories.AdvisoryChange;
import cordon.advisories.AdvisoryMatch;
import cordon.advisories.ReleasesInUse;
import cordon.base.Ecosystem;
import cordon.base.Problem;
import cordon.gate.LocalOverride.Kind;
import cordon.gate.cache.LostBodies;
import cordon.gate.evidence.EventLog;
import cordon.gate.evidence.Exposures;
import cordon.gate.evidence.Upkeep;
import cordon.gate.inspection.Inspections;
import cordon.gate.ocsf.OcsfOutput;
import cordon.gate.override.Exceptions;
import cordon.gate.override.Requests;
import cordon.gate.serve.Decisions;
import cordon.gate.serve.GateCore;
import cordon.gate.serve.Guarded;
import cordon.gate.serve.Protocol;
import cordon.web.Exchange;
import cordon.web.Route;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The registry firewall, as the rest of the house sees it. */
public final class Gate implements AutoCloseable {
  private final GateCore core;
  private final Decisions.Sources sources;
  private final Exceptions exceptions;
  private final Requests requests;
  private final Exposures exposures;
  private final EventLog log;
  private final Upkeep upkeep;
  private final OcsfOutput ocsf;
  private final LostBodies lostBodies;
  private final ReleaseReports reports;
  private final Map<Ecosystem, Protocol> protocols = new EnumMap<>(Ecosystem.class);

  Gate(
      GateCore core,
      Decisions.Sources sources,
      Exposures exposures,
      EventLog log,
      Upkeep upkeep,
      OcsfOutput ocsf,
      LostBodies lostBodies,
      List<Protocol> protocols) {
    this.core = core;
    this.sources = sources;
    protocols.forEach(p -> this.protocols.put(p.ecosystem(), p));
    this.reports = new ReleaseReports(core.config(), core.decisions(), sources, this.protocols);
    boolean twoPersons = core.config().twoPersons();
    this.exceptions = new Exceptions(sources.overrides(), twoPersons, reports::passes);
    this.requests = new Requests(sources.overrides(), twoPersons, reports::passes);
    this.exposures = exposures;
    this.log = log;
    this.upkeep = upkeep;
    this.ocsf = ocsf;
    this.lostBodies = lostBodies;
  }

  /** Puts the gate together, its evidence kept as it is by default. */
  public static Gate open(GateConfig config, GateParts parts) {
    return open(config, EvidenceConfig.defaults(), parts);
  }

  /** Puts the gate together. */
  public static Gate open(GateConfig config, EvidenceConfig evidence, GateParts parts) {
    return GateAssembly.open(config, evidence, parts);
  }

  /**
   * Explains a release; asks the upstream where its document is not at hand and the name is its
   * own.
   *
   * @param coordinate a file in it narrows the answer to that file
   * @return empty where the upstream has no such release
   * @throws IOException when the upstream cannot be asked
   * @throws cordon.base.ProblemException when the ecosystem or upstream is not configured
   */
  public Optional<ReleaseReport> explain(Coordinate coordinate) throws IOException {
    return reports.of(coordinate);
  }

  /**
   * Whether who asks may not ask this upstream, which is then written as a refusal.
   *
   * @return what to answer; empty where they may
   */
  public Optional<Problem> outOfReach(Exchange exchange, Coordinate asked) {
    return core.outOfReach(exchange, asked);
  }

  public GateStatus status() {
    Instant now = core.clock().instant();
    List<LocalOverride> all = sources.overrides().all();
    List<LocalOverride> active = all.stream().filter(o -> o.activeAt(now)).toList();
    return new GateStatus(
        core.decisions().moment().policy().revision(),
        core.config().upstreams(),
        core.volume().bytes(),
        core.config().cacheLimit(),
        active.stream().filter(o -> o.kind() == Kind.WAIVER).count(),
        active.stream().filter(o -> o.kind() == Kind.BLOCK).count(),
        requests.open().size(),
        all.stream().filter(o -> o.waitsAt(now)).count(),
        all.stream().filter(LocalOverride::toReview).toList());
  }

  public GateConfig config() {
    return core.config();
  }

  /** Those whose protocols this gate speaks, with an upstream or without. */
  public Set<Ecosystem> ecosystems() {
    return Collections.unmodifiableSet(protocols.keySet());
  }

  /** Claims that cover a release, whether an upstream has it or not; the gravest first. */
  public List<AdvisoryMatch> advisories(Coordinate coordinate) {
    return reports.claims(coordinate);
  }

  /** How many events of each type there were since an instant, for one ecosystem. */
  public Map<String, Long> counts(Ecosystem ecosystem, Instant since) {
    return log.counts(ecosystem, since);
  }

  /** The time of day by which it decides. */
  public Instant now() {
    return core.clock().instant();
  }

  /** All waivers and blocks, newest first, also those that ended. */
  public List<LocalOverride> overrides() {
    return sources.overrides().all();
  }

  /**
   * Takes a waiver or block; it counts from the next decision on.
   *
   * @param actor who asks, as in facts
   * @throws cordon.base.ProblemException when it does not say what it must
   */
  public LocalOverride add(OverrideDraft draft, String actor) {
    return exceptions.add(draft, actor);
  }

  /** Waivers, blocks and break-glass with all that may be done to them. */
  public Exceptions exceptions() {
    return exceptions;
  }

  /** What people ask for. */
  public Requests requests() {
    return requests;
  }

  /** Reads what another process may have written: waivers, blocks, pulls, inspections. */
  public void refresh() {
    sources.overrides().refreshIfChanged();
    sources.pulled().refresh();
    sources.inspections().refresh();
  }

  /** Which releases were pulled here from upstreams of which public claims speak. */
  public ReleasesInUse releasesInUse() {
    return exposures;
  }

  /** Writes the exposures that a process which ended too early has left unwritten. */
  public void findExposures() {
    exposures.sweep();
  }

  /** An advisory says something else: writes which releases it names were pulled here. */
  public void advisoryChanged(AdvisoryChange change) {
    exposures.changed(change);
  }

  /** What went through and what did not. */
  public GateEvents events(GateEventQuery query) {
    return log.find(query);
  }

  /** When releases came, as far as it is known here. */
  public ReleaseTimes releaseTimes() {
    return new ReleaseTimes(core.config(), protocols);
  }

  /** How far inspection has come, and what it found. */
  public Inspections inspections() {
    return sources.inspections();
  }

  /** Kinds of secrets that a release was seen to read; none where it was not inspected. */
  public Set<String> secretsRead(Ecosystem ecosystem, String name, String version) {
    return sources.inspections().reports().secretsRead(ecosystem, name, version);
  }

  /** Cached artifacts that wait to be inspected again, after a change of rules. */
  public int toInspectAgain() {
    return core.again().left();
  }

  /** What the log can speak of, and what not. */
  public LogCoverage coverage() {
    return upkeep.coverage();
  }

  /** The protocol routes of all ecosystems. */
  public List<Route> routes() {
    return protocols.values().stream()
        .flatMap(p -> p.routes().stream())
        .map(r ->
            new Route(
                r.method(),
                r.path(),
                r.access(),
                Guarded.whileHeard(sources.hearing(), r.handler())))
        .toList();
  }

  /** Returns when what the cache holds by now outlives a loss of power. */
  void settle() {
    core.settling().await();
  }

  @Override
  public void close() {
    ocsf.close();
    lostBodies.close();
    upkeep.close();
    core.ahead().close();
    core.again().close();
    sources.inspections().close();
    core.client().close();
    core.settling().close();
  }
}
