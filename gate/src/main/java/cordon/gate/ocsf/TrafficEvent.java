package cordon.gate.ocsf;

import cordon.base.purl.Purl;
import cordon.gate.evidence.FactBody;
import cordon.gate.ocsf.OcsfMeaning.Activity;
import cordon.gate.ocsf.OcsfMeaning.Kind;
import cordon.gate.ocsf.OcsfMeaning.Outcome;
import cordon.gate.ocsf.OcsfMeaning.Severity;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What a client was given or refused: File Hosting Activity (6006) with the profile Security
 * Control.
 */
final class TrafficEvent {
  private static final Activity DOWNLOAD = new Activity(2, "Download");

  /** A document that hid releases is none that the class names. */
  private static final Activity WITHHELD = new Activity(99, "Releases withheld");

  private static final List<String> KEPT =
      List.of("verdict", "basis", "policy", "upstream", "command", "session");

  private TrafficEvent() {}

  static Optional<OcsfMeaning> of(OcsfFact fact) {
    return switch (fact.type()) {
      case "gate.pull" -> Optional.of(allowed(fact, "served ", Outcome.SUCCESS));
      case "gate.pull.aborted" ->
          Optional.of(allowed(fact, "broke off while serving ", Outcome.FAILURE));
      case "gate.refused" ->
          Optional.of(
              denied(
                  fact,
                  "did not serve ",
                  DOWNLOAD,
                  fact.text("verdict").equals("block") ? Severity.HIGH : Severity.LOW));
      case "gate.mismatch" ->
          Optional.of(
              denied(
                  fact, "received other bytes than were promised for ", DOWNLOAD, Severity.HIGH));
      case "gate.withheld" ->
          Optional.of(denied(fact, "hid releases of ", WITHHELD, Severity.INFORMATIONAL));
      default -> Optional.empty();
    };
  }

  private static OcsfMeaning allowed(OcsfFact fact, String what, Outcome outcome) {
    return meaning(
        fact,
        what,
        DOWNLOAD,
        Severity.INFORMATIONAL,
        outcome,
        g -> {
          g.number("action_id", 1).text("action", "Allowed");
          g.number("disposition_id", 1).text("disposition", "Allowed").flag("is_alert", false);
        });
  }

  private static OcsfMeaning denied(
      OcsfFact fact, String what, Activity activity, Severity severity) {
    return meaning(
        fact,
        what,
        activity,
        severity,
        Outcome.FAILURE,
        g -> {
          g.text("status_detail", reasons(fact));
          g.number("action_id", 2).text("action", "Denied");
          g.number("disposition_id", 2).text("disposition", "Blocked");
          g.flag("is_alert", severity.alerts());
        });
  }

  private static OcsfMeaning meaning(
      OcsfFact fact,
      String what,
      Activity activity,
      Severity severity,
      Outcome outcome,
      Consumer<FactBody> control) {
    String verdict = fact.text("verdict");
    String why = verdict.isEmpty() || verdict.equals("allow") ? "" : " (" + verdict + ")";
    return new OcsfMeaning(
        Kind.FILE_HOSTING,
        activity,
        severity,
        outcome,
        what + fact.fact().subject() + why,
        List.of("security_control"),
        control.andThen(g -> content(g, fact)));
  }

  private static void content(FactBody g, OcsfFact fact) {
    OcsfEvent.actor(g, fact.fact());
    g.object("src_endpoint", e -> endpoint(e, fact));
    g.object("file", f -> file(f, fact));
    g.object(
        "http_request", r -> r.text("http_method", "GET").text("user_agent", fact.text("client")));
    fact.number("status").ifPresent(code -> g.object("http_response", r -> r.number("code", code)));
    g.object("unmapped", u -> unmapped(u, fact));
  }

  private static void endpoint(FactBody g, OcsfFact fact) {
    String address = fact.text("address");
    String actor = fact.fact().actor();
    String own = actor.startsWith("address:") ? actor.substring("address:".length()) : "";
    String known = address.isEmpty() ? own : address;
    if (known.startsWith("~") || known.isEmpty()) {
      g.text("name", "forgotten"); // the schema wants something here
    } else {
      g.text("ip", known);
    }
  }

  private static void file(FactBody g, OcsfFact fact) {
    String file = fact.text("file");
    g.text("name", file.isEmpty() ? fact.fact().subject() : file).number("type_id", 1);
    g.text("type", "Regular File");
    fact.number("size").ifPresent(size -> g.number("size", size));
    String sha256 = fact.text("sha256");
    if (!sha256.isEmpty()) {
      g.list(
          "hashes",
          List.of(sha256),
          (hash, value) ->
              hash.number("algorithm_id", 3).text("algorithm", "SHA-256").text("value", value));
    }
  }

  private static void unmapped(FactBody g, OcsfFact fact) {
    g.text("fact_type", fact.type()).text("purl", fact.fact().subject());
    Purl.tryParse(fact.fact().subject())
        .flatMap(Purl::version)
        .ifPresent(v -> g.text("package_version", v));
    KEPT.forEach(name -> g.text(name, fact.text(name)));
    Map<?, ?> job = fact.object("job");
    if (!job.isEmpty()) {
      g.object("job", j -> job.forEach((name, value) -> j.text(name.toString(), value.toString())));
    }
    fact.number("bytes").ifPresent(bytes -> g.number("bytes", fact.number("sent").orElse(bytes)));
    if (fact.object("withheld").get("count") instanceof Long count) {
      g.number("withheld", count);
    }
  }

  private static String reasons(OcsfFact fact) {
    return fact.body().get("reasons") instanceof List<?> reasons
        ? reasons.stream()
            .map(reason -> reason instanceof Map<?, ?> each ? each.get("text") : null)
            .filter(Objects::nonNull)
            .map(Object::toString)
            .collect(Collectors.joining("; "))
        : "";
  }
}
