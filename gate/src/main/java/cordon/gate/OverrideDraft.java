package cordon.gate;

import cordon.base.Ecosystem;
import java.time.Instant;
import java.util.Optional;

/** An override as a person asks for it; see {@link LocalOverride} for the fields. */
public record OverrideDraft(
    LocalOverride.Kind kind,
    Ecosystem ecosystem,
    String name,
    VersionSelector versions,
    boolean malicious,
    String reason,
    String owner,
    Optional<Instant> expires) {

  /** The same with another end. */
  public OverrideDraft until(Instant end) {
    return new OverrideDraft(
        kind, ecosystem, name, versions, malicious, reason, owner, Optional.of(end));
  }
}
