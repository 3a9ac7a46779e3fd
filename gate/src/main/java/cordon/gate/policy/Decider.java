package cordon.gate.policy;

import cordon.advisories.AdvisoryMatch;
import cordon.gate.Decision;
import cordon.gate.LocalOverride;
import cordon.gate.LocalOverride.Kind;
import cordon.gate.Reason;
import cordon.gate.Reason.Code;
import cordon.gate.Verdict;
import cordon.gate.VersionSelector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The one decision. Pure: the same evidence, policy and time give the same answer on every route.
 *
 * <p>Order: local block, replaced bytes, known malicious, unverifiable, freeze date, cool-down. The
 * first that denies decides; the rest are still evaluated and told. A waiver lifts what it may:
 *
 * <ul>
 *   <li>freeze date, cool-down and missing times: any waiver that covers the release;
 *   <li>a malicious-package claim without versions: a waiver of exactly this release;
 *   <li>a claim that names the version: a waiver of exactly this release that says {@code
 *       malicious};
 *   <li>replaced bytes: a waiver of exactly these bytes;
 *   <li>a local block, or bytes that cannot be verified: none.
 * </ul>
 */
public final class Decider {
  /** Enough to recognise the case; the advisory itself is one look-up away. */
  private static final int LONGEST_SUMMARY = 200;

  private final ReleaseEvidence evidence;
  private final Policy policy;
  private final Instant now;
  private final List<LocalOverride> overrides;
  private final List<Reason> reasons = new ArrayList<>();

  private Decider(ReleaseEvidence evidence, Policy policy, Instant now) {
    this.evidence = evidence;
    this.policy = policy;
    this.now = now;
    this.overrides =
        policy.overrides().covering(evidence.coordinate(), evidence.digests()).stream()
            .filter(o -> o.activeAt(now))
            .toList();
  }

  public static Decision decide(ReleaseEvidence evidence, Policy policy, Instant now) {
    return new Decider(evidence, policy, now).decide();
  }

  private Decision decide() {
    Age age = Age.of(evidence, now);
    localBlock();
    replacedBytes();
    waiver().ifPresent(this::waived);
    advisories();
    verifiability();
    freeze(age);
    coolDown(age);
    Verdict verdict =
        reasons.stream()
            .map(Reason::verdict)
            .filter(v -> !v.allows())
            .findFirst()
            .orElse(Verdict.ALLOW);
    return new Decision(
        verdict,
        reasons,
        verdict == Verdict.HOLD ? holdEnd() : Optional.empty(),
        validUntil(),
        evidence.published(),
        age.basis(),
        policy.revision());
  }

  private void localBlock() {
    for (LocalOverride o : overrides) {
      if (o.kind() == Kind.BLOCK) {
        String text = "blocked by " + o.owner() + ": " + o.reason();
        reasons.add(new Reason(Code.BLOCKED, Verdict.BLOCK, text, o.id(), o.expires()));
      }
    }
  }

  private void replacedBytes() {
    if (evidence.replaced().isEmpty()) {
      return;
    }
    Optional<LocalOverride> lifted = waiver(o -> o.versions() instanceof VersionSelector.Bytes);
    String text =
        "the upstream replaced the bytes of a published release, first known here as "
            + evidence.replaced().get();
    check(Code.DIGEST_CHANGED, Verdict.BLOCK, text, "", Optional.empty(), lifted);
  }

  private void waived(LocalOverride waiver) {
    String text = "waived by " + waiver.owner() + ": " + waiver.reason();
    reasons.add(new Reason(Code.WAIVED, Verdict.ALLOW, text, waiver.id(), waiver.expires()));
  }

  /** Public claims speak of public names; a private registry may use the same name for its own. */
  private void advisories() {
    if (!evidence.upstream().open()) {
      return;
    }
    for (AdvisoryMatch a : evidence.advisories()) {
      if (a.malicious() && a.sure()) {
        Optional<LocalOverride> lifted = waiver(o -> namesOneRelease(o) && o.malicious());
        String text =
            "known malicious, " + a.id() + " by " + a.source() + ": " + clipped(a.summary());
        check(Code.MALICIOUS, Verdict.BLOCK, text, a.id(), Optional.empty(), lifted);
      } else if (a.malicious()) {
        Optional<LocalOverride> lifted = waiver(Decider::namesOneRelease);
        String text =
            "waits for review: "
                + a.id()
                + " by "
                + a.source()
                + " calls the package malicious without naming versions: "
                + clipped(a.summary());
        check(Code.REVIEW, Verdict.HOLD, text, a.id(), Optional.empty(), lifted);
      }
    }
  }

  private void verifiability() {
    if (!evidence.verifiable()) {
      String text = "the upstream states no checksum, so the bytes cannot be verified";
      reasons.add(Reason.of(Code.UNVERIFIABLE, Verdict.HOLD, text, ""));
    }
  }

  private void freeze(Age age) {
    Optional<Instant> line = policy.config().freezeAfter();
    if (line.isEmpty() || age.since().map(s -> !s.isAfter(line.get())).orElse(false)) {
      return;
    }
    String text =
        "nothing published after "
            + line.get()
            + " is taken"
            + age.since().map(s -> ", this is from " + s).orElse("");
    check(Code.FROZEN, Verdict.HOLD, text, "", Optional.empty(), waiver());
  }

  private void coolDown(Age age) {
    Duration wait =
        policy.config().coolDown(evidence.coordinate().ecosystem(), evidence.coordinate().name());
    Optional<Instant> mature = age.matureAt(wait);
    if (wait.isZero() || mature.map(m -> !now.isBefore(m)).orElse(false)) {
      return;
    }
    Code code = age.defect().isEmpty() ? Code.COOL_DOWN : Code.UNDATED;
    check(code, Verdict.HOLD, Wording.tooYoung(age, wait), "", mature, waiver());
  }

  private static String clipped(String summary) {
    return summary.length() <= LONGEST_SUMMARY
        ? summary
        : summary.substring(0, LONGEST_SUMMARY) + "...";
  }

  /** Adds the reason; a waiver that lifts it leaves it standing as told but without force. */
  private void check(
      Code code,
      Verdict verdict,
      String text,
      String source,
      Optional<Instant> until,
      Optional<LocalOverride> lifted) {
    reasons.add(
        lifted
            .map(w -> new Reason(code, Verdict.ALLOW, text + " (waived)", source, until))
            .orElseGet(() -> new Reason(code, verdict, text, source, until)));
  }

  /** One version of a pattern is a version of many packages. */
  private static boolean namesOneRelease(LocalOverride waiver) {
    return waiver.versions() instanceof VersionSelector.Bytes
        || (waiver.versions().exact() && waiver.name().indexOf('*') < 0);
  }

  private Optional<LocalOverride> waiver() {
    return waiver(o -> true);
  }

  private Optional<LocalOverride> waiver(Predicate<LocalOverride> may) {
    return overrides.stream().filter(o -> o.kind() == Kind.WAIVER).filter(may).findFirst();
  }

  /**
   * The latest end of all checks that hold; empty as soon as one of them does not end by itself.
   */
  private Optional<Instant> holdEnd() {
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

  /** The next instant at which a check can turn: an end, an expiry, a future time that arrives. */
  private Instant validUntil() {
    Instant next = Instant.MAX;
    for (Reason r : reasons) {
      next = earlier(next, r.until());
    }
    for (LocalOverride o : overrides) {
      next = earlier(next, o.expires());
    }
    return earlier(next, evidence.published());
  }

  private Instant earlier(Instant next, Optional<Instant> candidate) {
    return candidate.filter(c -> c.isAfter(now) && c.isBefore(next)).orElse(next);
  }
}
