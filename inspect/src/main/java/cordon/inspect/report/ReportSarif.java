package cordon.inspect.report;

import cordon.formats.sarif.SarifFingerprint;
import cordon.formats.sarif.SarifLevel;
import cordon.formats.sarif.SarifPlace;
import cordon.formats.sarif.SarifResult;
import cordon.formats.sarif.SarifRule;
import cordon.formats.sarif.SarifStep;
import cordon.inspect.Finding;
import cordon.inspect.Severity;
import cordon.inspect.Step;
import cordon.inspect.Verdict;
import cordon.inspect.chain.ChainRule;
import cordon.inspect.fact.Occasion;
import cordon.inspect.suppress.Reviewed;
import cordon.inspect.suppress.Reviewed.Judged;
import cordon.inspect.suppress.Suppression;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Rules and findings in the words of SARIF. */
public final class ReportSarif {
  /** What could not be read to its end is a result too, or a pipeline would take it for a pass. */
  public static final SarifRule NOT_INSPECTED =
      new SarifRule(
          id("not-inspected"),
          SarifLevel.WARNING,
          "An artifact that could not be read to its end",
          Optional.of("nothing may be concluded from what was not found in it"),
          Optional.of(grade(Severity.MEDIUM)),
          List.of("security", "supply-chain"));

  private ReportSarif() {}

  /** A chain as a rule. */
  public static SarifRule rule(ChainRule rule) {
    Stream<String> occasions = rule.occasions().stream().sorted().map(Occasion::word);
    return new SarifRule(
        id(rule.id()),
        level(rule.verdict()),
        rule.title(),
        Optional.of(rule.why() + "; what to do: " + rule.remedy()),
        rule.severity() == Severity.NOTE ? Optional.empty() : Optional.of(grade(rule.severity())),
        Stream.concat(Stream.of("security", "supply-chain"), occasions).toList());
  }

  /**
   * The findings of a report.
   *
   * @param artifact where it lies, as the one who started the tool named it
   * @param container whether that is a file, whose members are then shown as {@code file!/member}
   */
  public static List<SarifResult> results(Reviewed reviewed, String artifact, boolean container) {
    String root = artifact.equals(".") ? "" : artifact + (container ? "!/" : "/");
    Stream<SarifResult> findings =
        reviewed.findings().stream().map(judged -> result(judged, artifact, root));
    return Stream.concat(findings, doubt(reviewed, artifact).stream()).toList();
  }

  private static Optional<SarifResult> doubt(Reviewed reviewed, String artifact) {
    List<String> doubts = reviewed.report().doubts();
    return doubts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            SarifResult.at(
                NOT_INSPECTED,
                "not read to its end: " + String.join("; ", doubts),
                Optional.of(new SarifPlace(artifact, 1)),
                new SarifFingerprint("cordonFinding/v1", NOT_INSPECTED.id() + "\n" + artifact)));
  }

  private static SarifResult result(Judged judged, String artifact, String root) {
    Finding finding = judged.finding();
    String subject = finding.rule() + "\n" + artifact + "\n" + finding.end().place().path();
    return new SarifResult(
        id(finding.rule()),
        level(finding.verdict()),
        message(finding),
        Optional.of(place(finding.end(), root)),
        finding.steps().stream().map(s -> new SarifStep(place(s, root), s.text())).toList(),
        new SarifFingerprint("cordonFinding/v1", subject + "\n" + finding.end().quote()),
        judged.suppression().stream().map(Suppression::explained).toList());
  }

  private static String message(Finding finding) {
    return finding.title()
        + (finding.fresh() ? " (new in this release)" : "")
        + ": "
        + finding.why()
        + "; "
        + finding.remedy();
  }

  private static SarifPlace place(Step step, String root) {
    return new SarifPlace(
        root + step.place().path(), Math.max(1, step.place().line()), step.quote());
  }

  private static String id(String rule) {
    return "cordon/" + rule;
  }

  private static SarifLevel level(Verdict verdict) {
    return switch (verdict) {
      case CLEAN -> SarifLevel.NOTE;
      case SUSPICIOUS, NOT_INSPECTED -> SarifLevel.WARNING;
      case MALICIOUS -> SarifLevel.ERROR;
    };
  }

  /** Code hosts call 9 and more critical, 7 high, 4 medium. */
  private static String grade(Severity severity) {
    return switch (severity) {
      case NOTE -> "0.0";
      case LOW -> "2.0";
      case MEDIUM -> "5.5";
      case HIGH -> "8.0";
      case CRITICAL -> "9.5";
    };
  }
}
