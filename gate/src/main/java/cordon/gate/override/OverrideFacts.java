package cordon.gate.override;

import cordon.gate.Act;
import cordon.gate.LocalOverride;
import cordon.gate.Trail;
import cordon.gate.WaiverRequest;
import cordon.gate.evidence.FactBody;
import cordon.ledger.FactDraft;

/** What the ledger is told of exceptions; who acted stands in the actor, where it can be erased. */
final class OverrideFacts {
  private OverrideFacts() {}

  /**
   * {@code gate.waiver.created}, {@code .proposed} while it waits for a second person, {@code
   * gate.block.created}, {@code gate.emergency.opened}.
   */
  static FactDraft made(LocalOverride o) {
    Trail trail = o.trail();
    String what = trail.emergency() ? "opened" : trail.complete() ? "created" : "proposed";
    return fact(o, what, new Act(o.created(), trail.createdBy(), o.reason()));
  }

  /** Something that happened to it later: {@code gate.waiver.ended}, {@code .confirmed}, … */
  static FactDraft fact(LocalOverride o, String what, Act act) {
    String body =
        FactBody.write(g -> {
          g.text("id", o.id())
              .text("ecosystem", o.ecosystem().purlType())
              .text("name", o.name())
              .text("versions", SelectorText.kind(o.versions()))
              .text("value", SelectorText.value(o.versions()))
              .flag("malicious", o.malicious())
              .text("reason", act.note())
              .text("owner", o.owner())
              .text("request", o.trail().request().orElse(""));
          o.expires().ifPresent(e -> g.time("expires", e));
        });
    return new FactDraft(type(o) + "." + what, act.at(), act.by(), o.purl(), body);
  }

  private static String type(LocalOverride o) {
    return o.trail().emergency() ? "gate.emergency" : "gate." + o.kind().word();
  }

  /** {@code gate.request.created}. */
  static FactDraft asked(WaiverRequest q) {
    return request(q, "created", new Act(q.created(), q.createdBy(), q.reason()), "");
  }

  /** {@code gate.request.granted} or {@code .declined}. */
  static FactDraft decided(WaiverRequest q, WaiverRequest.Outcome outcome) {
    String what = outcome.granted() ? "granted" : "declined";
    return request(q, what, outcome.decision(), outcome.overrideId().orElse(""));
  }

  private static FactDraft request(WaiverRequest q, String what, Act act, String waiver) {
    String body =
        FactBody.write(g ->
            g.text("id", q.id())
                .text("upstream", q.release().upstream())
                .flag("malicious", q.malicious())
                .text("reason", act.note())
                .time("asked_until", q.expires())
                .text("waiver", waiver));
    return new FactDraft("gate.request." + what, act.at(), act.by(), q.release().purl(), body);
  }
}
