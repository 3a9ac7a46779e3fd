package cordon.gate.policy;

import cordon.gate.LocalOverride;
import cordon.gate.LocalOverride.Kind;
import cordon.gate.Reason;
import cordon.gate.Reason.Code;
import cordon.gate.Verdict;
import cordon.gate.VersionSelector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What the checks of one decision found, and which waivers may lift it. */
final class Findings {
  private final List<LocalOverride> overrides;
  private final Instant now;
  private final List<Reason> reasons = new ArrayList<>();

  /**
   * @param covering overrides that cover the artifact, in force or not, in any order
   */
  Findings(List<LocalOverride> covering, Instant now) {
    this.overrides =
        covering.stream()
            .filter(o -> o.activeAt(now))
            .sorted(Comparator.comparing(LocalOverride::id))
            .toList();
    this.now = now;
  }

  List<Reason> reasons() {
    return reasons;
  }

  List<LocalOverride> blocks() {
    return overrides.stream().filter(o -> o.kind() == Kind.BLOCK).toList();
  }

  void add(Reason reason) {
    reasons.add(reason);
  }

  /** Something to know that denies nothing. */
  void tell(Code code, String text, String source, Optional<Instant> until) {
    reasons.add(new Reason(code, Verdict.ALLOW, text, source, until));
  }

  /** Adds a denial; a waiver that lifts it leaves it standing as told but without force. */
  void deny(
      Code code,
      Verdict verdict,
      String text,
      String source,
      Optional<Instant> until,
      Optional<LocalOverride> lifted) {
    if (lifted.isPresent()) {
      tell(code, text + Reason.LIFTED, source, until);
    } else {
      reasons.add(new Reason(code, verdict, text, source, until));
    }
  }

  Optional<LocalOverride> waiver() {
    return waiver(o -> true);
  }

  Optional<LocalOverride> waiver(Predicate<LocalOverride> may) {
    return overrides.stream().filter(o -> o.kind() == Kind.WAIVER).filter(may).findFirst();
  }

  /** Break-glass lifts what any waiver lifts, and nothing that takes one of its own. */
  static boolean namesBytes(LocalOverride waiver) {
    return waiver.versions() instanceof VersionSelector.Bytes && !waiver.trail().emergency();
  }

  /** One version of a pattern is a version of many packages. */
  static boolean namesOneRelease(LocalOverride waiver) {
    return namesBytes(waiver)
        || (waiver.versions().exact()
            && waiver.name().indexOf('*') < 0
            && !waiver.trail().emergency());
  }

  static boolean namesMalware(LocalOverride waiver) {
    return namesOneRelease(waiver) && waiver.malicious();
  }

  /** The strictest: more evidence against an artifact never makes its verdict milder. */
  Verdict verdict() {
    return reasons.stream()
        .map(Reason::verdict)
        .max(Comparator.naturalOrder())
        .orElse(Verdict.ALLOW);
  }

  /**
   * The latest end of all checks that hold; empty as soon as one of them does not end by itself.
   */
  Optional<Instant> holdEnd() {
    Instant latest = Instant.MIN;
    for (Reason r : reasons) {
      if (r.verdict() == Verdict.HOLD) {
        if (r.until().isEmpty()) {
          return Optional.empty();
        }
        latest = latest.isBefore(r.until().get()) ? r.until().get() : latest;
      }
    }
    return Optional.of(latest);
  }

  /**
   * The next instant at which a check can turn: an end, an expiry, a future time that arrives.
   *
   * @param published which may lie in the future
   */
  Instant validUntil(Optional<Instant> published) {
    Instant next = Instant.MAX;
    for (Reason r : reasons) {
      next = earlier(next, r.until());
    }
    for (LocalOverride o : overrides) {
      next = earlier(next, o.expires());
    }
    return earlier(next, published);
  }

  private Instant earlier(Instant next, Optional<Instant> candidate) {
    return candidate.filter(c -> c.isAfter(now) && c.isBefore(next)).orElse(next);
  }
}
