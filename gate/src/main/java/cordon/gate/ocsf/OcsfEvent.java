package cordon.gate.ocsf;

import cordon.base.purl.Purl;
import cordon.gate.evidence.BodyReader;
import cordon.gate.evidence.FactBody;
import cordon.ledger.Fact;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A fact of the gate as an event of the class File Hosting Activity (6006) with the profile
 * Security Control, version 1.3.0 of the schema. What the schema has no place for stands under
 * {@code unmapped}.
 */
final class OcsfEvent {
  static final String SCHEMA = "1.6.0";
  private static final int CLASS = 6006;
  private static final int CATEGORY = 6;

  /** Activities of the class; a document that hid releases is none that it names. */
  private static final int DOWNLOAD = 2;

  private static final int OTHER = 99;

  private static final int HIGH = 4;

  private final String version;

  /**
   * @param version of Cordon
   */
  OcsfEvent(String version) {
    this.version = version;
  }

  /** What an event says, and how gravely. */
  private record Meaning(
      int activity, String activityName, boolean denied, int severity, String severityName) {}

  /**
   * One JSON object without line breaks; empty for a fact that is no traffic.
   *
   * @param fact with its addresses revealed
   */
  Optional<String> of(Fact fact) {
    Map<String, Object> body = BodyReader.read(fact.body());
    return meaning(fact.type(), text(body, "verdict"))
        .map(meaning -> FactBody.write(g -> write(g, fact, body, meaning)));
  }

  private static Optional<Meaning> meaning(String type, String verdict) {
    return switch (type) {
      case "gate.pull", "gate.pull.aborted" ->
          Optional.of(new Meaning(DOWNLOAD, "Download", false, 1, "Informational"));
      case "gate.refused" ->
          Optional.of(
              verdict.equals("block")
                  ? new Meaning(DOWNLOAD, "Download", true, HIGH, "High")
                  : new Meaning(DOWNLOAD, "Download", true, 2, "Low"));
      case "gate.mismatch" -> Optional.of(new Meaning(DOWNLOAD, "Download", true, HIGH, "High"));
      case "gate.withheld" ->
          Optional.of(new Meaning(OTHER, "Releases withheld", true, 1, "Informational"));
      default -> Optional.empty();
    };
  }

  private void write(FactBody g, Fact fact, Map<String, Object> body, Meaning meaning) {
    g.number("category_uid", CATEGORY)
        .text("category_name", "Application Activity")
        .number("class_uid", CLASS)
        .text("class_name", "File Hosting Activity")
        .number("activity_id", meaning.activity)
        .text("activity_name", meaning.activityName)
        .number("type_uid", CLASS * 100L + meaning.activity)
        .number("severity_id", meaning.severity)
        .text("severity", meaning.severityName)
        .number("time", fact.time().toEpochMilli());
    boolean failed = meaning.denied || fact.type().equals("gate.pull.aborted");
    g.number("status_id", failed ? 2 : 1).text("status", failed ? "Failure" : "Success");
    g.text("status_detail", meaning.denied ? reasons(body) : "");
    g.number("action_id", meaning.denied ? 2 : 1)
        .text("action", meaning.denied ? "Denied" : "Allowed")
        .number("disposition_id", meaning.denied ? 2 : 1)
        .text("disposition", meaning.denied ? "Blocked" : "Allowed")
        .flag("is_alert", meaning.severity >= HIGH);
    g.text("message", message(fact, body)).object("metadata", m -> metadata(m, fact));
    g.object("actor", a -> a.object("user", u -> u.text("name", fact.actor())));
    g.object("src_endpoint", e -> endpoint(e, fact, body));
    g.object("file", f -> file(f, fact, body));
    g.object(
        "http_request", r -> r.text("http_method", "GET").text("user_agent", text(body, "client")));
    if (body.get("status") instanceof Long code) {
      g.object("http_response", r -> r.number("code", code));
    }
    g.object("unmapped", u -> unmapped(u, fact, body));
  }

  private void metadata(FactBody g, Fact fact) {
    g.text("version", SCHEMA)
        .texts("profiles", List.of("security_control"))
        .text("uid", fact.id())
        .number("sequence", fact.sequence())
        .number("logged_time", fact.learned().toEpochMilli())
        .object(
            "product",
            p -> p.text("name", "Cordon").text("vendor_name", "Cordon").text("version", version));
  }

  private static void endpoint(FactBody g, Fact fact, Map<String, Object> body) {
    String address = text(body, "address");
    String own = fact.actor().startsWith("address:") ? fact.actor().substring(8) : "";
    String known = address.isEmpty() ? own : address;
    if (known.startsWith("~") || known.isEmpty()) {
      g.text("name", "forgotten"); // the schema wants something here
    } else {
      g.text("ip", known);
    }
  }

  private static void file(FactBody g, Fact fact, Map<String, Object> body) {
    String file = text(body, "file");
    g.text("name", file.isEmpty() ? fact.subject() : file).number("type_id", 1);
    g.text("type", "Regular File");
    if (body.get("size") instanceof Long size) {
      g.number("size", size);
    }
    String sha256 = text(body, "sha256");
    if (!sha256.isEmpty()) {
      g.list(
          "hashes",
          List.of(sha256),
          (hash, value) ->
              hash.number("algorithm_id", 3).text("algorithm", "SHA-256").text("value", value));
    }
  }

  private static void unmapped(FactBody g, Fact fact, Map<String, Object> body) {
    g.text("fact_type", fact.type()).text("purl", fact.subject());
    Purl.tryParse(fact.subject())
        .flatMap(Purl::version)
        .ifPresent(v -> g.text("package_version", v));
    for (String name : List.of("verdict", "basis", "policy", "upstream", "command", "session")) {
      g.text(name, text(body, name));
    }
    if (body.get("job") instanceof Map<?, ?> job) {
      g.object("job", j -> job.forEach((name, value) -> j.text(name.toString(), value.toString())));
    }
    if (body.get("bytes") instanceof Long bytes) {
      g.number("bytes", body.get("sent") instanceof Long sent ? sent : bytes);
    }
    if (body.get("withheld") instanceof Map<?, ?> withheld
        && withheld.get("count") instanceof Long count) {
      g.number("withheld", count);
    }
  }

  private static String message(Fact fact, Map<String, Object> body) {
    String what =
        switch (fact.type()) {
          case "gate.pull" -> "served ";
          case "gate.pull.aborted" -> "broke off while serving ";
          case "gate.mismatch" -> "received other bytes than were promised for ";
          case "gate.withheld" -> "hid releases of ";
          default -> "did not serve ";
        };
    String verdict = text(body, "verdict");
    String why = verdict.isEmpty() || verdict.equals("allow") ? "" : " (" + verdict + ")";
    return what + fact.subject() + why;
  }

  private static String reasons(Map<String, Object> body) {
    return body.get("reasons") instanceof List<?> reasons
        ? reasons.stream()
            .map(reason -> reason instanceof Map<?, ?> each ? each.get("text") : null)
            .filter(String.class::isInstance)
            .map(String.class::cast)
            .collect(Collectors.joining("; "))
        : "";
  }

  private static String text(Map<String, Object> body, String name) {
    return body.get(name) instanceof String s ? s : "";
  }
}
