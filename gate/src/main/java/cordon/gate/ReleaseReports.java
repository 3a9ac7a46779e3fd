package cordon.gate;

import cordon.advisories.AdvisoryMatch;
import cordon.base.Ecosystem;
import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.gate.index.ForeignNameException;
import cordon.gate.index.PackageView;
import cordon.gate.index.ReleaseFile;
import cordon.gate.override.Maturity;
import cordon.gate.serve.Decisions;
import cordon.gate.serve.NearestAllowed;
import cordon.gate.serve.Protocol;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says of a release what the gate makes of it, and why. */
final class ReleaseReports {
  private final GateConfig config;
  private final Decisions decisions;
  private final Decisions.Sources sources;
  private final NearestAllowed nearest;
  private final Map<Ecosystem, Protocol> protocols;

  ReleaseReports(
      GateConfig config,
      Decisions decisions,
      Decisions.Sources sources,
      Map<Ecosystem, Protocol> protocols) {
    this.config = config;
    this.decisions = decisions;
    this.sources = sources;
    this.nearest = new NearestAllowed(decisions);
    this.protocols = protocols;
  }

  /** As {@link Gate#explain}. */
  Optional<ReleaseReport> of(Coordinate coordinate) throws IOException {
    Optional<PackageView> view;
    try {
      view = view(coordinate);
    } catch (ForeignNameException foreign) {
      return Optional.of(foreign(coordinate, foreign));
    }
    if (view.isEmpty()) {
      return Optional.empty();
    }
    List<ReleaseFile> files =
        view.get().release(coordinate.version()).stream()
            .filter(f -> coordinate.file().map(f.file()::equals).orElse(true))
            .toList();
    return files.isEmpty() ? Optional.empty() : Optional.of(report(coordinate, view.get(), files));
  }

  /** Claims that cover a release, whether an upstream has it or not; the gravest first. */
  List<AdvisoryMatch> claims(Coordinate coordinate) {
    return sources
        .advisories()
        .match(coordinate.ecosystem(), coordinate.name(), coordinate.version());
  }

  /** What is known without asking anybody: that nobody is asked. */
  private ReleaseReport foreign(Coordinate coordinate, ForeignNameException foreign) {
    return new ReleaseReport(
        coordinate, decisions.decide(foreign), List.of(), Optional.empty(), claims(coordinate));
  }

  private ReleaseReport report(Coordinate coordinate, PackageView view, List<ReleaseFile> files) {
    Decisions.Moment moment = decisions.moment();
    List<ReleaseReport.FileReport> reports =
        files.stream()
            .map(f ->
                new ReleaseReport.FileReport(
                    f.file(),
                    f.digests().stream().map(Object::toString).toList(),
                    decisions.decide(moment, view, f)))
            .toList();
    Decision strictest =
        reports.stream()
            .map(ReleaseReport.FileReport::decision)
            .max(Comparator.comparing(Decision::verdict))
            .orElseThrow();
    return new ReleaseReport(
        coordinate,
        strictest,
        reports,
        strictest.verdict().allows()
            ? Optional.empty()
            : nearest.to(view, coordinate.version(), moment),
        claims(coordinate));
  }

  private Optional<PackageView> view(Coordinate coordinate) throws IOException {
    Protocol protocol = protocols.get(coordinate.ecosystem());
    Optional<Upstream> upstream = config.upstream(coordinate.ecosystem(), coordinate.upstream());
    if (protocol == null || upstream.isEmpty()) {
      throw Problem.of(
              "gate/no-upstream",
              "there is no upstream for " + coordinate.ecosystem().purlType(),
              "asked for " + coordinate.purl() + " from `" + coordinate.upstream() + "`",
              "configure one: see `cordon doctor`")
          .asException();
    }
    return protocol.view(upstream.get(), coordinate.name());
  }

  /**
   * When the last hold on a release ends by itself; see {@link Maturity}. Upstreams that do not own
   * the name are left out: none is asked, and what they would have is never sent.
   */
  Optional<Instant> passes(Ecosystem ecosystem, String name, String version) {
    Instant latest = Instant.MIN;
    for (Upstream upstream : config.upstreams(ecosystem)) {
      if (config.policy().foreignOwner(upstream, name).isPresent()) {
        continue;
      }
      Optional<ReleaseReport> report;
      try {
        report = of(Coordinate.release(ecosystem, upstream.name(), name, version));
      } catch (IOException | ProblemException unknown) {
        return Optional.empty();
      }
      List<Decision> denied =
          report.stream()
              .flatMap(r -> r.files().stream())
              .map(ReleaseReport.FileReport::decision)
              .filter(d -> !d.verdict().allows())
              .toList();
      for (Decision decision : denied) {
        if (decision.until().isEmpty()) {
          return Optional.empty();
        }
        latest = latest.isBefore(decision.until().get()) ? decision.until().get() : latest;
      }
    }
    return Optional.of(latest).filter(i -> !i.equals(Instant.MIN));
  }
}
