package cordon.gate.override;

import cordon.base.Digest;
import cordon.gate.Act;
import cordon.gate.Coordinate;
import cordon.gate.LocalOverride;
import cordon.gate.OverrideDraft;
import cordon.gate.Trail;
import cordon.gate.WaiverRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * People ask for waivers, approvers grant or decline. A grant is never wider than what was asked,
 * so that a request is no way to make a waiver that nobody asked for. With the two-person option
 * nobody grants their own request, and a grant that lifts a known-malicious claim waits for a
 * second approver besides.
 */
public final class Requests {
  /** More open requests of one person than this are a mistake in a script. */
  static final int MOST_OPEN = 50;

  private final Overrides overrides;
  private final TwoPersonRule rule;
  private final Maturity maturity;

  public Requests(Overrides overrides, boolean twoPersons, Maturity maturity) {
    this.overrides = overrides;
    this.rule = new TwoPersonRule(twoPersons);
    this.maturity = maturity;
  }

  /**
   * What somebody asks for.
   *
   * @param malicious that it should lift also a known-malicious claim
   * @param expires until when
   */
  public record Draft(Coordinate release, boolean malicious, String reason, Instant expires) {}

  /**
   * What an approver gives, at most what was asked.
   *
   * @param expires earlier than asked; empty for as asked
   * @param digest only these bytes of the release
   * @param malicious whether a known-malicious claim is lifted, where that was asked
   * @param note for the one who asked; may be empty
   */
  public record Terms(
      Optional<Instant> expires, Optional<Digest> digest, boolean malicious, String note) {}

  /** The open ones, the longest waiting first. */
  public List<WaiverRequest> open() {
    return overrides.read(RequestStore::open);
  }

  /** The decided ones, newest decision first. */
  public List<WaiverRequest> decided(int limit) {
    return overrides.read(h -> RequestStore.decided(h, limit));
  }

  /** All for one release, newest first. */
  public List<WaiverRequest> of(Coordinate release) {
    return overrides.read(h -> RequestStore.of(h, release));
  }

  /**
   * Takes a request.
   *
   * @param actor who asks, as in facts
   * @throws cordon.base.ProblemException when it does not say what it must, or is a repetition
   */
  public WaiverRequest ask(Draft draft, String actor) {
    rule.person(actor);
    Instant now = overrides.now();
    RequestRules.check(draft, now);
    WaiverRequest asked =
        new WaiverRequest(
            overrides.newId("Q"),
            draft.release(),
            draft.malicious(),
            draft.reason().strip(),
            draft.expires().truncatedTo(ChronoUnit.MILLIS),
            now,
            actor,
            Optional.empty());
    return overrides.change(h -> {
      RequestRules.checkOpen(RequestStore.open(h), asked);
      RequestStore.insert(h, asked);
      overrides.record(h, OverrideFacts.asked(asked));
      return asked;
    });
  }

  /** Grants with a waiver; it counts at once, except where a second approver must confirm it. */
  public LocalOverride grant(String id, Terms terms, String actor) {
    rule.person(actor);
    Instant now = overrides.now();
    WaiverRequest asked =
        overrides
            .read(h -> RequestStore.find(h, id))
            .orElseThrow(() -> ExceptionProblems.noRequest(id));
    OverrideDraft draft =
        Exceptions.upToMaturity(RequestRules.granted(asked, terms, now), maturity);
    Trail trail = Trail.by(actor).granting(id).waitingForSecond(rule.on() && draft.malicious());
    return overrides.change(h -> {
      open(h, id);
      if (rule.on()) {
        rule.person(asked.createdBy()); // asked before the option was switched on
        rule.another(asked.createdBy(), actor);
      }
      LocalOverride waiver = overrides.insert(h, draft, trail, now);
      decide(h, asked, true, new Act(now, actor, terms.note().strip()), Optional.of(waiver.id()));
      return waiver;
    });
  }

  /** Says no. */
  public WaiverRequest decline(String id, String reason, String actor) {
    RequestRules.checkDecline(reason);
    Act act = new Act(overrides.now(), actor, reason.strip());
    return overrides.change(h -> {
      decide(h, open(h, id), false, act, Optional.empty());
      return RequestStore.find(h, id).orElseThrow();
    });
  }

  private static WaiverRequest open(Handle h, String id) {
    WaiverRequest found =
        RequestStore.find(h, id).orElseThrow(() -> ExceptionProblems.noRequest(id));
    found
        .outcome()
        .ifPresent(o -> {
          throw ExceptionProblems.decided(id, found.state(), o.decision().by());
        });
    return found;
  }

  private void decide(
      Handle h, WaiverRequest asked, boolean granted, Act act, Optional<String> waiver) {
    WaiverRequest.Outcome outcome = new WaiverRequest.Outcome(granted, act, waiver);
    RequestStore.insertOutcome(h, asked.id(), outcome);
    overrides.record(h, OverrideFacts.decided(asked, outcome));
  }
}
