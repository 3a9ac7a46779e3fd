package cordon.gate.policy;

import cordon.base.Digest;
import cordon.gate.AgeBasis;
import cordon.gate.Coordinate;
import cordon.gate.Decision;
import cordon.gate.LocalOverride;
import cordon.gate.NameOwner;
import cordon.gate.Reason;
import cordon.gate.Reason.Code;
import cordon.gate.Upstream;
import cordon.gate.Verdict;
import cordon.gate.index.Removal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The one decision. Pure: the same evidence, policy and time give the same answer on every route.
 *
 * <p>Order: local block or waiver, replaced bytes, known malicious, ownership of the name,
 * unverifiable, freeze date, cool-down with its two exceptions, provenance and publisher, removal
 * by the upstream, inspection. All are evaluated and told; the strictest denial decides, among
 * equals the first. A waiver lifts what it may:
 *
 * <ul>
 *   <li>freeze date, cool-down, missing times, lost provenance, changed publisher: any waiver that
 *       covers the release;
 *   <li>a malicious-package claim without versions, a suspicious inspection, a package that the
 *       upstream took back and whose bytes are here: a waiver of exactly this release;
 *   <li>a claim that names the version, a malicious inspection: a waiver of exactly this release
 *       that says {@code malicious};
 *   <li>replaced bytes: a waiver of exactly these bytes;
 *   <li>a local block, a name that belongs elsewhere, bytes that cannot be verified: none.
 * </ul>
 *
 * <p>A break-glass waiver lifts what any waiver lifts, and nothing else.
 */
public final class Decider {
  private final ReleaseEvidence evidence;
  private final Policy policy;
  private final Instant now;
  private final Findings findings;

  private Decider(ReleaseEvidence evidence, Policy policy, Instant now) {
    this.evidence = evidence;
    this.policy = policy;
    this.now = now;
    this.findings =
        new Findings(policy.overrides().covering(evidence.coordinate(), evidence.digests()), now);
  }

  public static Decision decide(ReleaseEvidence evidence, Policy policy, Instant now) {
    return new Decider(evidence, policy, now).decide();
  }

  /**
   * The decision about a name that belongs to another upstream, of which nothing else is known here
   * because nobody was asked.
   */
  public static Decision foreign(
      Coordinate coordinate, NameOwner owner, Policy policy, Instant now) {
    Findings findings = named(coordinate, policy, now);
    foreign(findings, owner);
    return unseen(findings, policy);
  }

  /**
   * The decision about a file of a package that its upstream has quarantined, where nothing else is
   * known of the file.
   *
   * @param why as the upstream says it; may be empty
   */
  public static Decision quarantined(
      Coordinate coordinate, String why, Policy policy, Instant now) {
    Findings findings = named(coordinate, policy, now);
    String text =
        "its upstream index has quarantined the package"
            + (why.isEmpty() ? "" : " (" + Wording.foreign(why) + ")")
            + " and lists no such file";
    findings.add(Reason.of(Code.REMOVED, Verdict.BLOCK, text, Removal.Kind.QUARANTINED.word()));
    return unseen(findings, policy);
  }

  /** Of what only the name is known. */
  private static Findings named(Coordinate coordinate, Policy policy, Instant now) {
    Findings findings =
        new Findings(policy.overrides().covering(coordinate, List.<Digest>of()), now);
    localBlock(findings);
    return findings;
  }

  private static Decision unseen(Findings findings, Policy policy) {
    return new Decision(
        findings.verdict(),
        findings.reasons(),
        Optional.empty(),
        findings.validUntil(Optional.empty()),
        Optional.empty(),
        AgeBasis.NONE,
        policy.revision());
  }

  private Decision decide() {
    Age age = Age.of(evidence, now);
    localBlock(findings);
    replacedBytes();
    findings.waiver().ifPresent(this::waived);
    ClaimChecks.check(evidence, findings);
    ownership();
    verifiability();
    new AgeChecks(evidence, policy.config().policy(), age, now, findings).check();
    new TrustChecks(evidence, policy.config().policy().trust(), age, now, findings).check();
    RemovalCheck.check(evidence, policy.config().policy().serveRemoved(), age, findings);
    InspectionCheck.check(evidence.inspection(), now, findings);
    Verdict verdict = findings.verdict();
    return new Decision(
        verdict,
        findings.reasons(),
        verdict == Verdict.HOLD ? findings.holdEnd() : Optional.empty(),
        findings.validUntil(evidence.published()),
        evidence.published(),
        age.basis(),
        policy.revision());
  }

  private static void localBlock(Findings findings) {
    for (LocalOverride o : findings.blocks()) {
      String text = "blocked by " + o.owner() + ": " + o.reason();
      findings.add(new Reason(Code.BLOCKED, Verdict.BLOCK, text, o.id(), o.expires()));
    }
  }

  private void replacedBytes() {
    if (evidence.replaced().isEmpty()) {
      return;
    }
    String text =
        "the upstream replaced the bytes of a published release, first known here as "
            + evidence.replaced().get();
    findings.deny(
        Code.DIGEST_CHANGED,
        Verdict.BLOCK,
        text,
        "",
        Optional.empty(),
        findings.waiver(Findings::namesBytes));
  }

  private void waived(LocalOverride waiver) {
    String by = waiver.trail().emergency() ? "break-glass by " : "waived by ";
    String text = by + waiver.owner() + ": " + waiver.reason();
    findings.tell(Code.WAIVED, text, waiver.id(), waiver.expires());
  }

  private void ownership() {
    Upstream upstream = evidence.upstream();
    String name = evidence.coordinate().name();
    policy
        .config()
        .policy()
        .foreignOwner(upstream, name)
        .ifPresent(owner -> foreign(findings, owner));
    if (upstream.open() && evidence.namesake().isPresent()) {
      String own = evidence.namesake().get();
      String text =
          "the private upstream `"
              + own
              + "` has a package of the same name; if it is that one, say so with a"
              + " [[gate.owner]]";
      findings.tell(Code.NAME_CLASH, text, own, Optional.empty());
    }
  }

  private static void foreign(Findings findings, NameOwner owner) {
    String path =
        "/"
            + owner.ecosystem().purlType()
            + (owner.upstream().equals(Upstream.DEFAULT) ? "" : "/" + owner.upstream())
            + "/";
    String text =
        "the name belongs to the upstream `"
            + owner.upstream()
            + "` (`"
            + owner.name()
            + "`) and no other one is asked for it; ask at "
            + path;
    findings.add(Reason.of(Code.FOREIGN, Verdict.BLOCK, text, ""));
  }

  private void verifiability() {
    if (!evidence.verifiable()) {
      String text = "the upstream states no checksum, so the bytes cannot be verified";
      findings.add(Reason.of(Code.UNVERIFIABLE, Verdict.HOLD, text, ""));
    }
  }
}
