package cordon.gate.ocsf;

import cordon.gate.evidence.FactBody;
import cordon.gate.ocsf.OcsfMeaning.Activity;
import cordon.gate.ocsf.OcsfMeaning.Kind;
import cordon.gate.ocsf.OcsfMeaning.Outcome;
import cordon.gate.ocsf.OcsfMeaning.Severity;
import java.util.List;
import java.util.Optional;

/**
 * Who changed what the gate lets through: waivers, blocks, break-glass and requests for a waiver,
 * as Entity Management (3004).
 */
final class ExceptionEvent {
  private static final Activity CREATE = new Activity(1, "Create");
  private static final Activity UPDATE = new Activity(3, "Update");
  private static final Activity ACTIVATE = new Activity(10, "Activate");
  private static final Activity DEACTIVATE = new Activity(11, "Deactivate");

  private static final List<String> KEPT =
      List.of(
          "ecosystem",
          "name",
          "versions",
          "value",
          "owner",
          "expires",
          "request",
          "asked_until",
          "waiver",
          "upstream");

  private ExceptionEvent() {}

  static Optional<OcsfMeaning> of(OcsfFact fact) {
    int dot = fact.type().lastIndexOf('.');
    return entity(fact.type().substring(0, dot))
        .map(entity -> meaning(fact, entity, fact.type().substring(dot + 1)));
  }

  private static Optional<String> entity(String type) {
    return switch (type) {
      case "gate.waiver" -> Optional.of("waiver");
      case "gate.block" -> Optional.of("block");
      case "gate.emergency" -> Optional.of("break-glass waiver");
      case "gate.request" -> Optional.of("request for a waiver");
      default -> Optional.empty();
    };
  }

  private static OcsfMeaning meaning(OcsfFact fact, String entity, String what) {
    return new OcsfMeaning(
        Kind.ENTITY_MANAGEMENT,
        activity(what),
        severity(fact),
        Outcome.SUCCESS,
        entity + " " + what + " for " + fact.fact().subject(),
        List.of(),
        g -> content(g, fact, entity, what));
  }

  private static Activity activity(String what) {
    return switch (what) {
      case "created", "proposed", "opened" -> CREATE;
      case "confirmed" -> ACTIVATE;
      case "ended" -> DEACTIVATE;
      default -> UPDATE;
    };
  }

  /** Break-glass is loud, and so is a waiver that lets known malware through. */
  private static Severity severity(OcsfFact fact) {
    return switch (fact.type()) {
      case "gate.emergency.opened" -> Severity.HIGH;
      case "gate.waiver.created", "gate.waiver.confirmed" ->
          fact.flag("malicious") ? Severity.HIGH : Severity.LOW;
      default -> Severity.INFORMATIONAL;
    };
  }

  private static void content(FactBody g, OcsfFact fact, String entity, String what) {
    OcsfEvent.actor(g, fact.fact());
    g.text("comment", fact.text("reason"));
    if (what.equals("proposed")) {
      g.text("status_detail", "waits for a second person");
    }
    g.object(
        "entity",
        e ->
            e.text("uid", fact.text("id"))
                .text("name", fact.fact().subject())
                .text("type", entity));
    g.object("unmapped", u -> unmapped(u, fact));
  }

  private static void unmapped(FactBody g, OcsfFact fact) {
    g.text("fact_type", fact.type()).text("purl", fact.fact().subject());
    KEPT.forEach(name -> g.text(name, fact.text(name)));
    g.flag("malicious", fact.flag("malicious"));
  }
}
