package cordon.gate.policy;

import cordon.gate.AgeBasis;
import cordon.gate.CoolDowns;
import cordon.gate.PolicySettings;
import cordon.gate.Reason.Code;
import cordon.gate.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Freeze date and cool-down, with what makes the cool-down shorter. */
final class AgeChecks {
  private final ReleaseEvidence evidence;
  private final PolicySettings settings;
  private final Age age;
  private final Instant now;
  private final Findings findings;

  AgeChecks(
      ReleaseEvidence evidence, PolicySettings settings, Age age, Instant now, Findings findings) {
    this.evidence = evidence;
    this.settings = settings;
    this.age = age;
    this.now = now;
    this.findings = findings;
  }

  void check() {
    freeze();
    coolDown();
  }

  private void freeze() {
    Optional<Instant> line = settings.freeze().after(evidence.upstream());
    if (line.isEmpty() || age.since().map(s -> !s.isAfter(line.get())).orElse(false)) {
      return;
    }
    String text =
        "nothing published after "
            + line.get()
            + " is taken"
            + age.since().map(s -> ", this is from " + s).orElse("");
    findings.deny(Code.FROZEN, Verdict.HOLD, text, "", Optional.empty(), findings.waiver());
  }

  private void coolDown() {
    CoolDowns rules = settings.coolDowns();
    Duration usual = rules.of(evidence.coordinate().ecosystem(), evidence.coordinate().name());
    if (usual.isZero() || age.reached(usual, now)) {
      return;
    }
    Duration wait =
        evidence.publication().attested() && age.defect().isEmpty()
            ? rules.ofAttested(evidence.coordinate().ecosystem(), evidence.coordinate().name())
            : usual;
    if (age.reached(wait, now)) {
      findings.tell(Code.ATTESTED, Wording.attested(wait, usual), "", age.matureAt(usual));
      return;
    }
    Optional<Instant> mature = age.matureAt(wait);
    String text =
        Wording.tooYoung(
            age, wait, evidence.upstream().undated(), evidence.coordinate().ecosystem());
    if (!age.defect().isEmpty()) {
      findings.deny(Code.UNDATED, Verdict.HOLD, text, "", mature, findings.waiver());
    } else if (inFixLane()) {
      SecurityFix fix = evidence.fixes().getFirst();
      findings.tell(Code.COOL_DOWN, text + " (security fix)", "", mature);
      findings.tell(Code.SECURITY_FIX, Wording.fixes(evidence, fix), fix.advisory(), mature);
    } else {
      // A bound says that it may be too young, not that it is.
      Code code = age.basis() == AgeBasis.UPSTREAM_BOUND ? Code.UNDATED : Code.COOL_DOWN;
      findings.deny(code, Verdict.HOLD, text, "", mature, findings.waiver());
    }
  }

  /**
   * Whoever may name a version as fixed is not whoever publishes it. Only for a release whose age
   * is known, and that whoever inspects finds clean.
   */
  private boolean inFixLane() {
    boolean inspected =
        switch (evidence.inspection()) {
          case InspectionStatus.NoInspector none -> true;
          case InspectionStatus.Pending pending -> true;
          case InspectionStatus.Done done -> InspectionCheck.clean(done);
        };
    return settings.coolDowns().fixLane()
        && evidence.upstream().open()
        && !evidence.fixes().isEmpty()
        && inspected;
  }
}
