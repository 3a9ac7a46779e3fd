package cordon.gate.pages;

import cordon.gate.evidence.BodyReader;
import cordon.ledger.Fact;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A fact of the gate as its pages show it; what a fact does not say is empty.
 *
 * @param verdict {@code allow}, {@code hold} or {@code block}
 * @param reason the sentence that decided, or what happened
 * @param size of the whole artifact, bytes; -1 where nothing was sent
 * @param bytes that left
 * @param hidden versions that a metadata answer did not show; the first ones where there are many
 * @param hiddenReleases how many it did not show; 0 in facts that count files alone
 * @param again how often the same was answered again on that day
 * @param address of the client, where it is not its identity
 * @param job claims of a CI job: {@code repository=acme/app run_id=77}
 */
record EventView(
    Fact fact,
    String client,
    String file,
    String sha256,
    String upstream,
    String verdict,
    String reason,
    long size,
    long bytes,
    List<Hidden> hidden,
    long hiddenReleases,
    long again,
    String address,
    String job) {

  /** A version, or a file of it, that a metadata answer did not show. */
  record Hidden(String version, String verdict, String reason, Optional<Instant> until) {}

  static EventView of(Fact fact) {
    Map<String, Object> body = BodyReader.read(fact.body());
    Map<String, Object> withheld =
        objects(List.of(body.getOrDefault("withheld", Map.of()))).getFirst();
    List<Hidden> hidden =
        objects(withheld.get("versions")).stream().map(EventView::hidden).toList();
    String verdict =
        switch (fact.type()) {
          case "gate.withheld" -> strictest(hidden);
          case "gate.mismatch" -> "block";
          case "gate.pull.aborted" -> "allow";
          default -> text(body, "verdict");
        };
    boolean aborted = fact.type().equals("gate.pull.aborted");
    return new EventView(
        fact,
        text(body, "client"),
        text(body, "file"),
        text(body, "sha256"),
        text(body, "upstream"),
        verdict,
        reason(fact, body, verdict),
        number(body, "size", -1),
        number(body, aborted ? "sent" : "bytes", 0),
        hidden,
        number(withheld, "releases", 0),
        number(body, "again", 0),
        text(body, "address"),
        job(body.getOrDefault("job", Map.of())));
  }

  private static String reason(Fact fact, Map<String, Object> body, String verdict) {
    return switch (fact.type()) {
      case "gate.mismatch" -> "the upstream sent other bytes than its metadata promises";
      case "gate.pull.aborted" -> "the transfer broke off";
      default -> decisive(objects(body.get("reasons")), verdict);
    };
  }

  /** The first reason that denies; for what was allowed the waiver that let it in, if one did. */
  private static String decisive(List<Map<String, Object>> reasons, String verdict) {
    boolean allowed = verdict.equals("allow");
    return reasons.stream()
        .filter(
            r -> allowed ? text(r, "code").equals("waived") : text(r, "verdict").equals(verdict))
        .map(r -> text(r, "text"))
        .findFirst()
        .orElse("");
  }

  private static String job(Object claims) {
    return claims instanceof Map<?, ?> map
        ? map.entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue())
            .collect(Collectors.joining(" "))
        : "";
  }

  private static Hidden hidden(Map<String, Object> entry) {
    Optional<Instant> until =
        Optional.of(text(entry, "until")).filter(t -> !t.isEmpty()).map(Instant::parse);
    return new Hidden(text(entry, "version"), text(entry, "verdict"), text(entry, "reason"), until);
  }

  private static String strictest(List<Hidden> hidden) {
    return hidden.stream().anyMatch(h -> h.verdict().equals("block")) ? "block" : "hold";
  }

  /** The part of the user agent that names the program: {@code npm/11.4.0}. */
  String program() {
    int space = client.indexOf(' ');
    String first = space < 0 ? client : client.substring(0, space);
    return first.length() > 40 ? first.substring(0, 40) + "…" : first;
  }

  private static String text(Map<String, Object> body, String name) {
    return body.get(name) instanceof String s ? s : "";
  }

  private static long number(Map<String, Object> body, String name, long absent) {
    return body.get(name) instanceof Long n ? n : absent;
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> objects(
      @org.jspecify.annotations.Nullable Object value) {
    Function<Object, Map<String, Object>> cast = o -> (Map<String, Object>) o;
    return value instanceof List<?> list
        ? list.stream().filter(Map.class::isInstance).map(o -> cast.apply(o)).toList()
        : List.of();
  }
}
