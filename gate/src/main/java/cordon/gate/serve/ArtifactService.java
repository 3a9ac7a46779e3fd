package cordon.gate.serve;

import cordon.advisories.AffectedName;
import cordon.base.Problem;
import cordon.gate.Coordinate;
import cordon.gate.Decision;
import cordon.gate.Reason;
import cordon.gate.cache.ArtifactCache;
import cordon.gate.cache.ArtifactRequest;
import cordon.gate.cache.CachedArtifact;
import cordon.gate.cache.MismatchException;
import cordon.gate.evidence.Asker;
import cordon.gate.evidence.Evidence;
import cordon.gate.evidence.Exposures;
import cordon.gate.evidence.Pull;
import cordon.gate.index.ForeignNameException;
import cordon.gate.index.ReleaseFile;
import cordon.gate.inspection.Inspections;
import cordon.gate.policy.Wording;
import cordon.gate.upstream.UpstreamException;
import cordon.web.Exchange;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Gives artifacts to clients, the same way for every protocol: decide, fetch and verify, have it
 * inspected where somebody inspects, decide again, write the evidence, send. HEAD and ranges take
 * the same way.
 */
public final class ArtifactService {
  /** npm prints it; other clients have nothing of the kind. */
  private static final String NOTICE = "npm-notice";

  private static final int NOTICE_LENGTH = 500;

  private final Decisions decisions;
  private final ArtifactCache cache;
  private final Inspections inspections;
  private final Evidence evidence;
  private final Exposures exposures;
  private final NearestAllowed nearest;

  public ArtifactService(
      Decisions decisions,
      ArtifactCache cache,
      Inspections inspections,
      Evidence evidence,
      Exposures exposures) {
    this.decisions = decisions;
    this.cache = cache;
    this.inspections = inspections;
    this.evidence = evidence;
    this.exposures = exposures;
    this.nearest = new NearestAllowed(decisions);
  }

  /**
   * @param asked at which everything about the request is decided that needs no bytes
   */
  public void serve(Exchange exchange, Artifact artifact, Decisions.Moment asked)
      throws IOException {
    Coordinate coordinate = Decisions.coordinate(artifact.view(), artifact.sent());
    Decision decision = decide(asked, artifact, artifact.file());
    if (!decision.verdict().allows()) {
      refuse(exchange, artifact, asked, decision);
      return;
    }
    CachedArtifact body = fetch(exchange, artifact, coordinate);
    inspect(artifact, body, coordinate);
    // Fetching and inspecting can take minutes, in which much can become known.
    Decisions.Moment ready = decisions.moment();
    decision = decide(ready, artifact, received(artifact, body));
    if (!decision.verdict().allows()) {
      refuse(exchange, artifact, ready, decision);
      return;
    }
    answer(exchange, artifact, body, coordinate, decision);
  }

  private Decision decide(Decisions.Moment moment, Artifact artifact, ReleaseFile file) {
    Decision own = decisions.decide(moment, artifact.view(), file);
    return artifact
        .within()
        .filter(release -> own.verdict().allows())
        .map(release -> decisions.decide(moment, artifact.view(), release))
        .filter(decision -> !decision.verdict().allows())
        .orElse(own);
  }

  /**
   * Refuses an artifact under whatever name it was asked for, such as the document of its release.
   *
   * @throws IllegalStateException when it is allowed: then the caller should have served it
   */
  public void refuse(Exchange exchange, Artifact artifact, Decisions.Moment moment)
      throws IOException {
    Decision decision = decisions.decide(moment, artifact.view(), artifact.file());
    if (decision.verdict().allows()) {
      throw new IllegalStateException("an allowed artifact is not refused");
    }
    refuse(exchange, artifact, moment, decision);
  }

  /** Refuses a name that belongs to another upstream, whatever of it was asked for. */
  public void refuse(Exchange exchange, ForeignNameException foreign) throws IOException {
    refuse(exchange, Decisions.coordinate(foreign), decisions.decide(foreign));
  }

  /** Refuses what no waiver can help to: only its name is known here. */
  public void refuse(Exchange exchange, Coordinate coordinate, Decision decision)
      throws IOException {
    evidence.refused(Asker.of(exchange), coordinate, decision);
    new Refusal(coordinate, decision, Optional.empty(), "").send(exchange);
  }

  private void refuse(
      Exchange exchange, Artifact artifact, Decisions.Moment moment, Decision decision)
      throws IOException {
    Coordinate coordinate = Decisions.coordinate(artifact.view(), artifact.sent());
    evidence.refused(Asker.of(exchange), coordinate, decision);
    new Refusal(
            coordinate,
            decision,
            nearest.to(artifact.view(), artifact.file().version(), moment),
            Refusal.page(exchange.baseUrl(), coordinate))
        .send(exchange);
  }

  /** With the digest of the bytes at hand: a block may name it although the metadata does not. */
  private static ReleaseFile received(Artifact artifact, CachedArtifact body) {
    boolean itself = artifact.sent().equals(artifact.file());
    return itself ? artifact.file().knownAs(body.sha256()) : artifact.file();
  }

  private CachedArtifact fetch(Exchange exchange, Artifact artifact, Coordinate coordinate)
      throws IOException {
    ArtifactRequest request =
        new ArtifactRequest(
            artifact.view().upstream(),
            coordinate,
            artifact.sent().url(),
            artifact.sent().digests());
    if (artifact.view().removal().isPresent()) {
      requireKept(artifact, request);
    }
    try {
      return cache.get(request);
    } catch (MismatchException mismatch) {
      evidence.mismatch(Asker.of(exchange), mismatch);
      throw mismatch;
    }
  }

  /** Of what an upstream has taken back nothing more is fetched, also no companion. */
  private void requireKept(Artifact artifact, ArtifactRequest request) throws UpstreamException {
    List<ArtifactRequest> one = List.of(request);
    if (cache.holding(artifact.view().upstream(), artifact.view().name(), one).isEmpty()) {
      throw new UpstreamException(
          404,
          Problem.of(
              "gate/not-found",
              "the upstream has taken the package back, and this file was not kept here",
              request.coordinate().file().orElse(""),
              "do without it, or take another release"),
          null);
    }
  }

  /** A companion, such as a metadata file, shares the decision and runs nowhere. */
  private void inspect(Artifact artifact, CachedArtifact body, Coordinate coordinate)
      throws IOException {
    if (artifact.sent().equals(artifact.file())) {
      inspections.require(coordinate, body.sha256(), artifact.file().digests(), body.path());
    }
  }

  /** Who installs what only a waiver lets in is told so, each time, and what speaks against it. */
  private static Optional<String> waived(Coordinate coordinate, Decision decision) {
    return decision
        .decisive()
        .filter(reason -> reason.code() == Reason.Code.WAIVED)
        .map(waiver ->
            coordinate.name()
                + " "
                + coordinate.version()
                + " passes only because it is "
                + waiver.text()
                + decision.reasons().stream()
                    .filter(reason -> reason.text().endsWith(Reason.LIFTED))
                    .map(reason -> "; " + reason.text())
                    .collect(Collectors.joining()));
  }

  private void answer(
      Exchange exchange,
      Artifact artifact,
      CachedArtifact body,
      Coordinate coordinate,
      Decision decision)
      throws IOException {
    String etag = "\"" + body.sha256().hex() + "\"";
    exchange.setHeader("ETag", etag);
    exchange.setHeader("Accept-Ranges", "bytes");
    exchange.setHeader("Cache-Control", "private, no-cache");
    if (Conditional.matches(exchange.header("If-None-Match"), etag)) {
      exchange.sendEmpty(304);
      return;
    }
    waived(coordinate, decision)
        .ifPresent(text -> {
          // npm says nothing of what it may keep.
          exchange.setHeader("Cache-Control", "private, no-store");
          exchange.setHeader(NOTICE, Wording.foreign(text, NOTICE_LENGTH));
        });
    boolean sameAsBefore = exchange.header("If-Range").map(etag::equals).orElse(true);
    ByteRange range =
        sameAsBefore
            ? ByteRange.of(exchange.header("Range"), body.size())
            : ByteRange.whole(body.size());
    if (!range.satisfiable()) {
      exchange.setHeader("Content-Range", "bytes */" + body.size());
      exchange.sendEmpty(416);
      return;
    }
    if (range.partial()) {
      exchange.setHeader("Content-Range", range.contentRange(body.size()));
    }
    Pull pull =
        new Pull(
            body.sha256(),
            body.size(),
            range.offset(),
            range.length(),
            range.partial() ? 206 : 200,
            body.hit());
    send(exchange, artifact, body, range, coordinate, decision, pull);
  }

  private void send(
      Exchange exchange,
      Artifact artifact,
      CachedArtifact body,
      ByteRange range,
      Coordinate coordinate,
      Decision decision,
      Pull pull)
      throws IOException {
    int status = pull.status();
    if (exchange.method().equals("HEAD")) {
      body(exchange, status, artifact, body, range);
      return;
    }
    Asker asker = Asker.of(exchange);
    long fact = evidence.pull(asker, coordinate, pull, decision);
    if (!decisions.moment().policy().revision().equals(decision.policyRevision())) {
      exposures.pulledMeanwhile(
          new AffectedName(coordinate.ecosystem(), coordinate.name()), coordinate.version());
    }
    try {
      body(exchange, status, artifact, body, range);
    } catch (IOException | RuntimeException broken) {
      evidence.aborted(asker, coordinate, pull, fact, exchange.bytesSent());
      throw broken;
    }
  }

  private static void body(
      Exchange exchange, int status, Artifact artifact, CachedArtifact body, ByteRange range)
      throws IOException {
    String type = artifact.contentType();
    if (body.held().isEmpty()) {
      exchange.sendFile(status, type, body.path(), range.offset(), range.length());
      return;
    }
    int from = (int) range.offset();
    int to = from + (int) range.length();
    byte[] all = body.held().get();
    exchange.send(status, type, range.partial() ? Arrays.copyOfRange(all, from, to) : all);
  }
}
