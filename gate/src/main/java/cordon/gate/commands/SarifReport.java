package cordon.gate.commands;

import cordon.formats.lockfile.LockedRelease.Place;
import cordon.formats.sarif.SarifFingerprint;
import cordon.formats.sarif.SarifPlace;
import cordon.formats.sarif.SarifResult;
import cordon.formats.sarif.SarifRule;
import cordon.formats.sarif.SarifRun;
import cordon.formats.sarif.SarifWriter;
import cordon.gate.check.CheckAnswer;
import cordon.gate.check.HashMatch;
import cordon.gate.check.LockEntry;
import cordon.gate.check.Outcome;
import cordon.gate.policy.Wording;
import cordon.terminal.Terminal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a check found as a run of SARIF, at the lines of the lockfiles. Good news are no results.
 */
final class SarifReport {
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
    terminal.json(json -> SarifWriter.write(json, run(result)));
  }

  private SarifRun run(CheckResult result) {
    List<SarifRule> rules = Arrays.stream(CheckRule.values()).map(CheckRule::sarif).toList();
    List<SarifResult> results = new ArrayList<>();
    result.entries().forEach(entry -> entry(results, entry));
    result.outside().forEach(source -> outside(results, source));
    return new SarifRun(
        "cordon check", version, rules, !result.failed(), warnings(result), results);
  }

  /** What was not asked is part of the answer: without a server no age is known. */
  private static List<String> warnings(CheckResult result) {
    return result.server().isPresent()
        ? List.of()
        : List.of("no server was asked: only known-malicious is checked");
  }

  private static void entry(List<SarifResult> results, CheckResult.Entry checked) {
    LockEntry entry = checked.entry();
    CheckRule.of(checked).ifPresent(rule -> results.add(result(rule, entry, message(checked))));
    HashMatch hashes = checked.hashes();
    if (!hashes.text().isEmpty()) {
      CheckRule rule = hashes.badNews() ? CheckRule.HASH_MISMATCH : CheckRule.HASH_UNMATCHED;
      results.add(result(rule, entry, entry.label() + ": " + hashes.text()));
    }
    checked
        .detour()
        .ifPresent(from -> {
          String message = entry.label() + " would be fetched past the gate, from " + from;
          results.add(result(CheckRule.PAST_THE_GATE, entry, message));
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

  private static SarifResult result(CheckRule rule, LockEntry entry, String message) {
    String subject = entry.label() + "\n" + entry.source();
    return result(rule, message, subject, entry.source(), entry.place());
  }

  private static void outside(List<SarifResult> results, CheckResult.Source source) {
    source
        .detour()
        .ifPresent(from -> {
          String file = source.outside().source();
          results.add(
              result(
                  CheckRule.PAST_THE_GATE,
                  "the file names a registry beside the gate: " + from,
                  from + "\n" + file,
                  file,
                  Optional.of(source.outside().reference().place())));
        });
  }

  private static SarifResult result(
      CheckRule rule, String message, String subject, String file, Optional<Place> place) {
    SarifRule sarif = rule.sarif();
    return SarifResult.at(
        sarif,
        message,
        place.map(p -> new SarifPlace(file, p.line())),
        new SarifFingerprint("cordonEntry/v1", sarif.id() + "\n" + subject));
  }
}
