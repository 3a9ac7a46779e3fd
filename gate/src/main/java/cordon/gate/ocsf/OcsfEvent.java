package cordon.gate.ocsf;

import cordon.gate.evidence.FactBody;
import cordon.ledger.Fact;
import java.util.Optional;

/**
 * A fact of the gate as an event of the Open Cybersecurity Schema Framework: traffic, exceptions
 * from the policy, and what turned out later. What the schema has no place for stands under {@code
 * unmapped} (docs/decisions/0069).
 */
final class OcsfEvent {
  static final String SCHEMA = "1.6.0";

  private final String version;

  /**
   * @param version of Cordon
   */
  OcsfEvent(String version) {
    this.version = version;
  }

  /**
   * One JSON object without line breaks; empty for a fact that other tools are not told of.
   *
   * @param fact with its addresses revealed
   */
  Optional<String> of(Fact fact) {
    OcsfFact read = OcsfFact.of(fact);
    return meaning(read).map(meaning -> FactBody.write(g -> write(g, fact, meaning)));
  }

  private static Optional<OcsfMeaning> meaning(OcsfFact fact) {
    return TrafficEvent.of(fact).or(() -> ExceptionEvent.of(fact)).or(() -> FindingEvent.of(fact));
  }

  private void write(FactBody g, Fact fact, OcsfMeaning meaning) {
    meaning.kind().write(g);
    g.number("activity_id", meaning.activity().id())
        .text("activity_name", meaning.activity().name())
        .number("type_uid", meaning.kind().type(meaning.activity()));
    meaning.severity().write(g);
    meaning.outcome().write(g);
    g.number("time", fact.time().toEpochMilli()).text("message", meaning.message());
    g.object("metadata", m -> metadata(m, fact, meaning));
    meaning.content().accept(g);
  }

  private void metadata(FactBody g, Fact fact, OcsfMeaning meaning) {
    g.text("version", SCHEMA)
        .texts("profiles", meaning.profiles())
        .text("uid", fact.id())
        .number("sequence", fact.sequence())
        .number("logged_time", fact.learned().toEpochMilli())
        .object(
            "product",
            p -> p.text("name", "Cordon").text("vendor_name", "Cordon").text("version", version));
  }

  /** Who did it. */
  static void actor(FactBody g, Fact fact) {
    g.object("actor", a -> a.object("user", u -> u.text("name", fact.actor())));
  }
}
