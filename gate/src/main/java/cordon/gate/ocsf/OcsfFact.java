package cordon.gate.ocsf;

import cordon.gate.evidence.BodyReader;
import cordon.ledger.Fact;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A fact with its body read; what is absent or of another kind reads as empty.
 *
 * @param fact with its addresses revealed
 */
record OcsfFact(Fact fact, Map<String, Object> body) {

  static OcsfFact of(Fact fact) {
    return new OcsfFact(fact, BodyReader.read(fact.body()));
  }

  String type() {
    return fact.type();
  }

  String text(String name) {
    return body.get(name) instanceof String s ? s : "";
  }

  Optional<Long> number(String name) {
    return body.get(name) instanceof Long n ? Optional.of(n) : Optional.empty();
  }

  boolean flag(String name) {
    return Boolean.TRUE.equals(body.get(name));
  }

  Map<?, ?> object(String name) {
    return body.get(name) instanceof Map<?, ?> map ? map : Map.of();
  }

  List<String> texts(String name) {
    return body.get(name) instanceof List<?> list
        ? list.stream().filter(String.class::isInstance).map(String.class::cast).toList()
        : List.of();
  }

  /** Milliseconds, as the schema writes time. */
  Optional<Long> millis(String name) {
    try {
      return text(name).isEmpty()
          ? Optional.empty()
          : Optional.of(Instant.parse(text(name)).toEpochMilli());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
