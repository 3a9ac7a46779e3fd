package cordon.gate.commands;

import cordon.terminal.Figures;
import cordon.terminal.Json;
import java.util.List;
import java.util.stream.Collectors;

/** What people want to know of one event of the log. */
record LogEvent(
    String time,
    String actor,
    String verdict,
    String type,
    String subject,
    String file,
    String sha256,
    String bytes,
    String client,
    String command,
    String address,
    String job,
    String status,
    String reason,
    String basis,
    String policy,
    String sequence) {

  private static final int MOST_NAMED = 5;

  static final List<String> HEADINGS =
      List.of(
          "time",
          "actor",
          "verdict",
          "type",
          "purl",
          "file",
          "sha256",
          "bytes",
          "client",
          "command",
          "address",
          "job",
          "status",
          "reason",
          "basis",
          "policy",
          "sequence");

  static LogEvent of(Json event) {
    Json body = event.at("body").orElse(new Json.Null());
    long bytes = body.number("sent", body.number("bytes", -1));
    return new LogEvent(
        event.string("time"),
        event.string("actor"),
        body.string("verdict"),
        event.string("type"),
        event.string("subject"),
        body.string("file"),
        body.string("sha256"),
        bytes < 0 ? "" : Long.toString(bytes),
        body.string("client"),
        body.string("command"),
        body.string("address"),
        job(body),
        body.number("status", -1) < 0 ? "" : Long.toString(body.number("status", -1)),
        reason(event.string("type"), body),
        body.string("basis"),
        body.string("policy"),
        Long.toString(event.number("sequence", -1)));
  }

  List<String> values() {
    return List.of(
        time, actor, verdict, type, subject, file, sha256, bytes, client, command, address, job,
        status, reason, basis, policy, sequence);
  }

  /** {@code pull}, {@code refused}: the type without the name of this module. */
  String what() {
    return type.startsWith("gate.") ? type.substring("gate.".length()) : type;
  }

  private static String reason(String type, Json body) {
    return switch (type) {
      case "gate.withheld" ->
          withheld(body.at("withheld").orElse(new Json.Null())) + again(body.number("again", 0));
      case "gate.mismatch" ->
          "promised "
              + String.join(" ", body.strings("expected"))
              + ", received "
              + body.string("received");
      case "gate.pull.aborted" -> "broke off";
      default -> decisive(body);
    };
  }

  /** The reason that decided: the first of the verdict's kind, or the waiver that let it in. */
  private static String decisive(Json body) {
    return body.list("reasons").stream()
        .filter(r -> r.string("verdict").equals(body.string("verdict")))
        .filter(r -> !r.string("verdict").equals("allow") || r.string("code").equals("waived"))
        .map(r -> r.string("text"))
        .findFirst()
        .orElse("");
  }

  /** The claims of a CI job: {@code repository=acme/app run_id=77}. */
  private static String job(Json body) {
    return body.at("job").orElse(new Json.Null()) instanceof Json.Obj(var members)
        ? members.entrySet().stream()
            .map(e -> e.getKey() + "=" + (e.getValue() instanceof Json.Str(var text) ? text : ""))
            .collect(Collectors.joining(" "))
        : "";
  }

  private static String again(long times) {
    return times == 0 ? "" : ", answered " + times + (times == 1 ? " time" : " times") + " more";
  }

  /** People count releases, of which each may have many files; older facts count files alone. */
  private static String withheld(Json withheld) {
    List<String> versions =
        withheld.list("versions").stream().map(v -> v.string("version")).distinct().toList();
    long all = Math.max(withheld.number("releases", 0), versions.size());
    List<String> named = versions.subList(0, Math.min(MOST_NAMED, versions.size()));
    return Figures.count(all, "release", "releases")
        + " not shown: "
        + String.join(", ", named)
        + (all > named.size() ? " and " + (all - named.size()) + " more" : "");
  }
}
