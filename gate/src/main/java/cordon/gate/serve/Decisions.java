package cordon.gate.serve;

import cordon.advisories.Advisories;
import cordon.gate.Coordinate;
import cordon.gate.Decision;
import cordon.gate.GateConfig;
import cordon.gate.index.PackageView;
import cordon.gate.index.ReleaseFile;
import cordon.gate.override.Overrides;
import cordon.gate.policy.Decider;
import cordon.gate.policy.OverrideSet;
import cordon.gate.policy.Policy;
import cordon.gate.policy.ReleaseEvidence;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Gathers the evidence and asks for the one decision. Every route, page and command that wants to
 * know whether an artifact may pass asks here.
 */
public final class Decisions {
  private final GateConfig config;
  private final String configRevision;
  private final Overrides overrides;
  private final Advisories advisories;
  private final InstantSource clock;

  public Decisions(
      GateConfig config, Overrides overrides, Advisories advisories, InstantSource clock) {
    this.config = config;
    this.configRevision = config.revision();
    this.overrides = overrides;
    this.advisories = advisories;
    this.clock = clock;
  }

  /** A policy and a moment, for answers about many artifacts that must agree with each other. */
  public record Moment(Policy policy, Instant now) {}

  /** The policy as it stands now. */
  public Moment moment() {
    OverrideSet set = overrides.current();
    String revision = configRevision + "-" + set.revision() + "-" + advisories.generation();
    return new Moment(new Policy(config, set, revision), clock.instant());
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
            advisories.match(coordinate.ecosystem(), coordinate.name(), coordinate.version()));
    return Decider.decide(evidence, moment.policy(), moment.now());
  }

  /** What an artifact of a package is called. */
  public static Coordinate coordinate(PackageView view, ReleaseFile file) {
    return Coordinate.release(
            view.upstream().ecosystem(), view.upstream().name(), view.name(), file.version())
        .withFile(file.file());
  }
}
