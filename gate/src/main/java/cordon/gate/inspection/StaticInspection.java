package cordon.gate.inspection;

import cordon.base.Digest;
import cordon.gate.Coordinate;
import cordon.gate.Inspection;
import cordon.gate.Inspection.Cause;
import cordon.gate.Inspection.Finding;
import cordon.gate.Inspection.Result;
import cordon.gate.InspectionSettings;
import cordon.gate.Inspector;
import cordon.inspect.Report;
import cordon.inspect.Severity;
import cordon.inspect.StaticInspector;
import cordon.inspect.Subject;
import cordon.inspect.delta.Baseline;
import cordon.inspect.delta.SourceTree;
import cordon.inspect.rules.RuleSet;
import cordon.inspect.suppress.Suppression;
import cordon.inspect.tree.TreeFile;
import cordon.inspect.tree.UnpackLimits;
import cordon.store.BlobStore;
import cordon.store.Database;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Cordon's own inspector: reads artifacts by rules, compares them with the releases before. */
public final class StaticInspection implements Inspector {
  private static final Logger LOG = Logger.getLogger(StaticInspection.class.getName());

  /** What carries no code: read by nobody, and not a reason to withhold a release. */
  private static final Set<String> WITHOUT_CODE =
      Set.of("asc", "md5", "sha1", "sha256", "sha512", "pom", "module", "metadata", "sig", "xml");

  private final StaticInspector inspector;
  private final Duration budget;
  private final List<String> files;
  private final List<Suppression> suppressions;
  private final ProfileStore profiles;
  private final InspectionReports reports;
  private final Siblings siblings;
  private final InstantSource clock;

  /**
   * @param blobs where the bodies of artifacts are, to read the source beside a wheel
   */
  public StaticInspection(
      InspectionSettings settings, Database database, BlobStore blobs, InstantSource clock) {
    this.inspector = new StaticInspector(settings.rules(), UnpackLimits.DEFAULT);
    this.budget = settings.budget();
    this.files = settings.files();
    this.suppressions = settings.suppressions();
    this.profiles = new ProfileStore(database);
    this.reports = new InspectionReports(database);
    this.siblings = new Siblings(database, blobs, inspector);
    this.clock = clock;
  }

  @Override
  public String ruleSet() {
    return inspector.rules().version();
  }

  @Override
  public Optional<RuleSet> rules() {
    return Optional.of(inspector.rules());
  }

  @Override
  public List<Suppression> suppressions() {
    return suppressions;
  }

  @Override
  public List<String> ruleFiles() {
    return files;
  }

  @Override
  public Duration budget() {
    return budget;
  }

  @Override
  public Inspection inspect(Coordinate coordinate, Digest sha256, Path file) throws IOException {
    Form form = Form.of(coordinate);
    if (WITHOUT_CODE.contains(form.packing())) {
      return withoutCode(file);
    }
    return inspect(coordinate, form, siblings.source(coordinate), sha256, file);
  }

  @Override
  public Optional<Inspection> besideSource(Coordinate coordinate, Digest sha256, Path file)
      throws IOException {
    Optional<SourceTree> source = siblings.source(coordinate);
    return source.isEmpty()
        ? Optional.empty()
        : Optional.of(
            inspect(coordinate, Form.of(coordinate).besideSource(), source, sha256, file));
  }

  private Inspection inspect(
      Coordinate coordinate, Form form, Optional<SourceTree> source, Digest sha256, Path file)
      throws IOException {
    String name = coordinate.file().orElseGet(() -> file.getFileName().toString());
    Subject subject =
        new Subject(
            name,
            Optional.of(coordinate.ecosystem().purlType()),
            Optional.of(coordinate.name()),
            Optional.of(coordinate.version()));
    Baseline earlier = profiles.before(coordinate, Form.of(coordinate).packing(), ruleSet());
    Baseline baseline = source.map(earlier::builtFrom).orElse(earlier);
    try (FileChannel channel = FileChannel.open(file)) {
      Report report = inspector.inspect(subject, FileSource.of(channel), baseline);
      behind(profiles.put(coordinate, form.packing(), sha256, report, clock.instant()));
      behind(reports.put(sha256, form, report, baseline, clock.instant()));
      return result(report, sha256);
    }
  }

  private static Inspection withoutCode(Path file) throws IOException {
    return Disguise.archive(file)
        ? new Inspection(
            Result.NOT_FULLY_INSPECTED,
            List.of(new Finding("not-fully-inspected", "its name hides that it is an archive", "")))
        : new Inspection(
            Result.NOT_INSPECTED,
            List.of(new Finding("no-code", "files of this kind carry no code", "")));
  }

  /** In one commit with the result, which follows: nobody waits for the disk three times. */
  private static void behind(CompletableFuture<?> kept) {
    kept.exceptionally(failure -> {
      LOG.log(Level.WARNING, "what an inspection showed could not be kept", failure);
      return null;
    });
  }

  private static Inspection result(Report report, Digest sha256) {
    List<Finding> findings =
        report.findings().stream()
            .filter(finding -> finding.severity() != Severity.NOTE)
            .map(finding -> finding(finding, report, sha256))
            .toList();
    List<Finding> doubts =
        report.doubts().stream()
            .map(doubt -> new Finding("not-fully-inspected", doubt, ""))
            .toList();
    return switch (report.verdict()) {
      case CLEAN -> new Inspection(Result.CLEAN, both(findings, doubts));
      case SUSPICIOUS -> new Inspection(Result.SUSPICIOUS, both(findings, doubts));
      case NOT_INSPECTED -> new Inspection(Result.NOT_FULLY_INSPECTED, both(doubts, findings));
      case MALICIOUS -> new Inspection(Result.MALICIOUS, both(findings, doubts));
    };
  }

  private static List<Finding> both(List<Finding> first, List<Finding> then) {
    return Stream.concat(first.stream(), then.stream()).toList();
  }

  private static Finding finding(cordon.inspect.Finding finding, Report report, Digest sha256) {
    String path = finding.end().place().path();
    Result alone =
        switch (finding.verdict()) {
          case CLEAN, NOT_INSPECTED -> Result.CLEAN;
          case SUSPICIOUS -> Result.SUSPICIOUS;
          case MALICIOUS -> Result.MALICIOUS;
        };
    Cause cause = new Cause(alone, path, report.tree().file(path).map(TreeFile::sha256), sha256);
    return new Finding(
        finding.rule(), finding.title(), finding.end().place().toString(), Optional.of(cause));
  }
}
