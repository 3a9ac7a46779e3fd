package cordon.gate.ocsf;

import cordon.gate.evidence.FactBody;
import cordon.gate.ocsf.OcsfMeaning.Activity;
import cordon.gate.ocsf.OcsfMeaning.Kind;
import cordon.gate.ocsf.OcsfMeaning.Outcome;
import cordon.gate.ocsf.OcsfMeaning.Severity;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What turned out after the fact, as Detection Finding (2004): an advisory names a release that was
 * pulled here, or an upstream replaced the bytes of a release.
 */
final class FindingEvent {
  private static final Activity CREATE = new Activity(1, "Create");

  private FindingEvent() {}

  static Optional<OcsfMeaning> of(OcsfFact fact) {
    String subject = fact.fact().subject();
    return switch (fact.type()) {
      case "gate.exposed" ->
          Optional.of(
              meaning(
                  fact,
                  subject + " was pulled here before " + fact.text("advisory") + " named it",
                  fact.text("verdict").equals("block") ? Severity.CRITICAL : Severity.MEDIUM,
                  g -> exposed(g, fact)));
      case "gate.digest-changed" ->
          Optional.of(
              meaning(
                  fact,
                  "the upstream replaced " + fact.text("file") + " of " + subject,
                  Severity.HIGH,
                  g -> replaced(g, fact)));
      default -> Optional.empty();
    };
  }

  private static OcsfMeaning meaning(
      OcsfFact fact, String title, Severity severity, Consumer<FactBody> unmapped) {
    return new OcsfMeaning(
        Kind.DETECTION_FINDING,
        CREATE,
        severity,
        Outcome.NONE,
        title,
        List.of(),
        g -> {
          g.flag("is_alert", severity.alerts());
          g.object("finding_info", i -> info(i, fact, title));
          g.list("resources", List.of(fact.fact().subject()), FindingEvent::resource);
          g.object(
              "unmapped",
              u -> {
                u.text("fact_type", fact.type()).text("purl", fact.fact().subject());
                unmapped.accept(u);
              });
        });
  }

  private static void info(FactBody g, OcsfFact fact, String title) {
    g.text("uid", fact.fact().id()).text("title", title);
    g.number("created_time", fact.fact().time().toEpochMilli());
    fact.millis("first").ifPresent(at -> g.number("first_seen_time", at));
    fact.millis("last").ifPresent(at -> g.number("last_seen_time", at));
    fact.number("pulls").ifPresent(count -> g.number("related_events_count", count));
  }

  private static void resource(FactBody g, String purl) {
    g.text("uid", purl).text("name", purl).text("type", "package release");
  }

  private static void exposed(FactBody g, OcsfFact fact) {
    g.text("advisory", fact.text("advisory"))
        .text("source", fact.text("source"))
        .text("verdict", fact.text("verdict"))
        .texts("pulls", fact.texts("sequences"));
  }

  private static void replaced(FactBody g, OcsfFact fact) {
    g.text("upstream", fact.text("upstream"))
        .text("file", fact.text("file"))
        .texts("before", fact.texts("before"))
        .texts("after", fact.texts("after"));
  }
}
