package cordon.exposure.intake;

import cordon.base.purl.Purl;
import cordon.exposure.Grade;
import cordon.exposure.observation.Event;
import cordon.ledger.Fact;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;

/** Pulls through the gate, as their facts tell them. */
public final class PullFact {
  /** The type of the facts. */
  public static final String TYPE = "gate.pull";

  private static final JsonFactory JSON = new JsonFactory();

  private PullFact() {}

  /**
   * What the fact tells; empty for one of another type, or of no release.
   *
   * @param actor who pulled: by name where it is a workload, which are no people
   */
  public static Optional<Event> read(Fact fact, String actor) {
    if (!fact.type().equals(TYPE)) {
      return Optional.empty();
    }
    Map<String, String> texts = texts(fact.body());
    return Purl.tryParse(fact.subject())
        .flatMap(purl ->
            Optional.ofNullable(texts.get("version"))
                .or(purl::version)
                .map(version ->
                    new Event(
                        fact.sequence(),
                        unit(actor, texts.getOrDefault("client", "")),
                        purl.type(),
                        purl.nativeName(),
                        version,
                        fact.time(),
                        fact.learned(),
                        Grade.FETCHED)));
  }

  /**
   * Tokens and CI jobs are units by their names, so that what they pull and what they bring stand
   * together. Behind one address there may be many; the client tells some of them apart.
   */
  private static String unit(String actor, String client) {
    if (isWorkload(actor)) {
      return actor.substring(actor.indexOf(':') + 1);
    }
    int end = client.indexOf('/');
    String program = end < 0 ? client : client.substring(0, end);
    return actor.startsWith("address:") && !program.isEmpty() ? actor + " " + program : actor;
  }

  /** Whether the actor is a program's own identity and not a person or an address. */
  public static boolean isWorkload(String actor) {
    return actor.startsWith("token:") || actor.startsWith("job:");
  }

  /** The texts of the body itself; what lies deeper is passed over. */
  private static Map<String, String> texts(String body) {
    Map<String, String> texts = new HashMap<>();
    try (JsonParser parser = JSON.createParser(body)) {
      parser.nextToken();
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        if (parser.nextToken() == JsonToken.VALUE_STRING) {
          texts.put(name, parser.getString());
        } else {
          parser.skipChildren();
        }
      }
    }
    return texts;
  }
}
