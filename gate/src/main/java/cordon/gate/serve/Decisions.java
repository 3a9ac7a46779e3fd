package cordon.gate.serve;

import cordon.advisories.Advisories;
import cordon.base.Ecosystem;
import cordon.gate.Coordinate;
import cordon.gate.Decision;
import cordon.gate.GateConfig;
import cordon.gate.evidence.PulledReleases;
import cordon.gate.fixes.SecurityFixes;
import cordon.gate.index.ForeignNameException;
import cordon.gate.index.NameRegister;
import cordon.gate.index.PackageView;
import cordon.gate.index.ReleaseFile;
import cordon.gate.inspection.Inspections;
import cordon.gate.override.Overrides;
import cordon.gate.policy.Decider;
import cordon.gate.policy.OverrideSet;
import cordon.gate.policy.Policy;
import cordon.gate.policy.ReleaseEvidence;
import cordon.gate.policy.SecurityFix;
import cordon.gate.policy.Unheard;
import cordon.ledger.Hearing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the evidence and asks for the one decision. Every route, page and command that wants to
 * know whether an artifact may pass asks here.
 */
public final class Decisions {
  private final GateConfig config;
  private final String configRevision;
  private final Sources sources;
  private final InstantSource clock;

  /** The last one that was made: nearly every request has the same. */
  private volatile @Nullable Made last;

  public Decisions(GateConfig config, Sources sources, InstantSource clock) {
    this.config = config;
    this.configRevision = config.revision();
    this.sources = sources;
    this.clock = clock;
  }

  /**
   * What evidence is gathered from, beside the documents of upstreams; all of it in memory.
   *
   * @param pulled which releases are in use
   * @param names which names are also those of a private upstream
   * @param fixes which releases fix what is in use
   * @param inspections what an inspector found, where there is one
   * @param hearing of other servers on the same database
   */
  public record Sources(
      Overrides overrides,
      PulledReleases pulled,
      Advisories advisories,
      NameRegister names,
      SecurityFixes fixes,
      Inspections inspections,
      Hearing hearing) {

    /** Both numbers only grow, so that their sum stands for one moment too. */
    private long generation() {
      return fixes.generation() + inspections.generation();
    }
  }

  /**
   * A policy and a moment, for answers about many artifacts that must agree with each other.
   *
   * @param silence set when this server has not heard the others for too long
   */
  public record Moment(Policy policy, Instant now, Optional<Duration> silence) {}

  /** What a policy was made from; equal parts make an equal policy. */
  private record Parts(OverrideSet overrides, long advisories, long others, boolean heard) {

    boolean same(Parts other) {
      return overrides == other.overrides
          && advisories == other.advisories
          && others == other.others
          && heard == other.heard;
    }
  }

  private record Made(Parts from, Policy policy) {}

  /** The policy as it stands now. */
  public Moment moment() {
    Optional<Duration> silence = sources.hearing().silence();
    Parts parts =
        new Parts(
            sources.overrides().current(),
            sources.advisories().generation(),
            sources.generation(),
            silence.isEmpty());
    Made made = last;
    if (made == null || !made.from.same(parts)) {
      made = new Made(parts, new Policy(config, parts.overrides, revision(parts)));
      last = made;
    }
    return new Moment(made.policy, clock.instant(), silence);
  }

  private String revision(Parts parts) {
    return configRevision
        + "-"
        + parts.overrides.revision()
        + "-"
        + parts.advisories
        + "-"
        + parts.others
        + (parts.heard ? "" : "-unheard");
  }

  /** The decision for one artifact, now. */
  public Decision decide(PackageView view, ReleaseFile file) {
    return decide(moment(), view, file);
  }

  /** The decision for one artifact at a moment. */
  public Decision decide(Moment moment, PackageView view, ReleaseFile file) {
    Coordinate coordinate = coordinate(view, file);
    ReleaseEvidence evidence =
        new ReleaseEvidence(
            coordinate,
            view.upstream(),
            file.digests(),
            file.replaced(),
            file.verifiable(),
            file.stated(),
            file.published(),
            file.firstSeen(),
            sources
                .advisories()
                .match(coordinate.ecosystem(), coordinate.name(), coordinate.version()),
            file.publication(),
            fixes(moment, view, file),
            sources.names().namesake(view.upstream(), view.name()),
            sources.inspections().status(coordinate, file.digests()),
            view.removal().map(r -> new ReleaseEvidence.Removed(r, r.keeps(file))));
    Decision decision = Decider.decide(evidence, moment.policy(), moment.now());
    return moment.silence().map(s -> Unheard.hold(decision, s)).orElse(decision);
  }

  /** Only of what is too young to pass otherwise: that is few of the thousands in a list. */
  private List<SecurityFix> fixes(Moment moment, PackageView view, ReleaseFile file) {
    Ecosystem ecosystem = view.upstream().ecosystem();
    Duration wait = config.policy().coolDowns().of(ecosystem, view.name());
    boolean young = file.published().map(p -> p.isAfter(moment.now().minus(wait))).orElse(true);
    return young && view.upstream().open()
        ? sources.fixes().by(view.upstream(), view.name(), file.version())
        : List.of();
  }

  /** The decision about a name that belongs to another upstream, so that nobody was asked. */
  public Decision decide(ForeignNameException foreign) {
    Moment moment = moment();
    return Decider.foreign(coordinate(foreign), foreign.owner(), moment.policy(), moment.now());
  }

  /**
   * The decision about a file that nothing is known of but that its package is quarantined.
   *
   * @param why as the upstream says it; may be empty
   */
  public Decision quarantined(Coordinate coordinate, String why) {
    Moment moment = moment();
    return Decider.quarantined(coordinate, why, moment.policy(), moment.now());
  }

  /** What was asked for, as a whole: which of its releases is not known here. */
  public static Coordinate coordinate(ForeignNameException foreign) {
    return Coordinate.ofPackage(
        foreign.upstream().ecosystem(), foreign.upstream().name(), foreign.name());
  }

  /** What an artifact of a package is called. */
  public static Coordinate coordinate(PackageView view, ReleaseFile file) {
    return Coordinate.release(
            view.upstream().ecosystem(), view.upstream().name(), view.name(), file.version())
        .withFile(file.file());
  }
}
