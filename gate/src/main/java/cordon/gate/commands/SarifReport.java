package cordon.gate.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import cordon.base.Digest;
import cordon.formats.lockfile.LockedRelease.Place;
import cordon.gate.check.CheckAnswer;
import cordon.gate.check.HashMatch;
import cordon.gate.check.LockEntry;
import cordon.gate.check.Outcome;
import cordon.gate.policy.Wording;
import cordon.terminal.Terminal;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * Writes what a check found for code hosts, which show it at the line of the lockfile: the Static
 * Analysis Results Interchange Format (SARIF 2.1.0, OASIS standard). Good news are no results.
 */
final class SarifReport {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private final Terminal terminal;
  private final Optional<String> version;

  /**
   * @param version of this program
   */
  SarifReport(Terminal terminal, Optional<String> version) {
    this.terminal = terminal;
    this.version = version;
  }

  void write(CheckResult result) {
    terminal.json(json -> {
      json.writeStartObject();
      json.writeStringProperty("$schema", SCHEMA);
      json.writeStringProperty("version", "2.1.0");
      json.writeArrayPropertyStart("runs");
      json.writeStartObject();
      tool(json);
      invocation(json, result);
      json.writeStringProperty("columnKind", "utf16CodeUnits");
      json.writeArrayPropertyStart("results");
      result.entries().forEach(entry -> entry(json, entry));
      result.outside().forEach(source -> outside(json, source));
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
    });
  }

  private void tool(JsonGenerator json) {
    json.writeObjectPropertyStart("tool");
    json.writeObjectPropertyStart("driver");
    json.writeStringProperty("name", "cordon check");
    version.ifPresent(v -> json.writeStringProperty("version", v));
    json.writeArrayPropertyStart("rules");
    for (SarifRule rule : SarifRule.values()) {
      json.writeStartObject();
      json.writeStringProperty("id", rule.id());
      text(json, "shortDescription", rule.text());
      json.writeObjectPropertyStart("defaultConfiguration");
      json.writeStringProperty("level", rule.level());
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  /** What was not asked is part of the answer: without a server no age is known. */
  private static void invocation(JsonGenerator json, CheckResult result) {
    json.writeArrayPropertyStart("invocations");
    json.writeStartObject();
    json.writeBooleanProperty("executionSuccessful", !result.failed());
    if (result.server().isEmpty()) {
      json.writeArrayPropertyStart("toolExecutionNotifications");
      json.writeStartObject();
      json.writeStringProperty("level", "warning");
      text(json, "message", "no server was asked: only known-malicious is checked");
      json.writeEndObject();
      json.writeEndArray();
    }
    json.writeEndObject();
    json.writeEndArray();
  }

  private static void entry(JsonGenerator json, CheckResult.Entry checked) {
    SarifRule.of(checked).ifPresent(rule -> result(json, rule, checked.entry(), message(checked)));
    HashMatch hashes = checked.hashes();
    if (!hashes.text().isEmpty()) {
      SarifRule rule = hashes.badNews() ? SarifRule.HASH_MISMATCH : SarifRule.HASH_UNMATCHED;
      result(json, rule, checked.entry(), checked.entry().label() + ": " + hashes.text());
    }
    checked
        .detour()
        .ifPresent(from -> {
          String message =
              checked.entry().label() + " would be fetched past the gate, from " + from;
          result(json, SarifRule.PAST_THE_GATE, checked.entry(), message);
        });
  }

  private static String message(CheckResult.Entry checked) {
    CheckAnswer answer = checked.answer();
    StringBuilder text = new StringBuilder(checked.entry().label()).append(": ");
    text.append(answer.text().isEmpty() ? checked.word() : answer.text());
    if (answer.outcome() == Outcome.HOLD) {
      answer.until().ifPresent(t -> text.append("; released ").append(Wording.minutes(t)));
    }
    answer.nearest().ifPresent(v -> text.append("; nearest allowed version: ").append(v));
    return answer.page().isEmpty() ? text.toString() : text + "; " + answer.page();
  }

  private static void result(JsonGenerator json, SarifRule rule, LockEntry entry, String message) {
    String subject = entry.label() + "\n" + entry.source();
    result(json, rule, message, subject, entry.source(), entry.place());
  }

  private static void outside(JsonGenerator json, CheckResult.Source source) {
    source
        .detour()
        .ifPresent(from -> {
          String file = source.outside().source();
          result(
              json,
              SarifRule.PAST_THE_GATE,
              "the file names a registry beside the gate: " + from,
              from + "\n" + file,
              file,
              Optional.of(source.outside().reference().place()));
        });
  }

  private static void result(
      JsonGenerator json,
      SarifRule rule,
      String message,
      String subject,
      String file,
      Optional<Place> place) {
    json.writeStartObject();
    json.writeStringProperty("ruleId", rule.id());
    json.writeNumberProperty("ruleIndex", rule.ordinal());
    json.writeStringProperty("level", rule.level());
    text(json, "message", message);
    place.ifPresent(p -> location(json, file, p));
    json.writeObjectPropertyStart("partialFingerprints");
    // Without the line: an entry that moves within its file is the same finding.
    json.writeStringProperty("cordonEntry/v1", fingerprint(rule.id() + "\n" + subject));
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void location(JsonGenerator json, String file, Place place) {
    json.writeArrayPropertyStart("locations");
    json.writeStartObject();
    json.writeObjectPropertyStart("physicalLocation");
    json.writeObjectPropertyStart("artifactLocation");
    json.writeStringProperty("uri", uri(file));
    json.writeEndObject();
    json.writeObjectPropertyStart("region");
    json.writeNumberProperty("startLine", place.line());
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
  }

  /** Relative to the folder of the check, or absolute for what lies elsewhere (RFC 3986). */
  private static String uri(String file) {
    try {
      boolean absolute = file.startsWith("/");
      // A colon in the first segment of a relative path would look like a scheme.
      String path = absolute || file.indexOf(':') < 0 ? file : "./" + file;
      return new URI(absolute ? "file" : null, absolute ? "" : null, path, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static void text(JsonGenerator json, String name, String value) {
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("text", value);
    json.writeEndObject();
  }

  private static String fingerprint(String subject) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(subject.getBytes(UTF_8));
      return Digest.of(Digest.Algorithm.SHA256, hash).hex();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
