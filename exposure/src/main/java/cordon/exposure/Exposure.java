package cordon.exposure;

import cordon.base.TimeWindow;
import cordon.exposure.ExposureAnswer.ExposedUnit;
import cordon.exposure.ExposureQuestion.Target;
import cordon.exposure.QuestionText.Asked;
import cordon.exposure.answer.Concentrating;
import cordon.exposure.answer.NewAndOpen;
import cordon.exposure.graph.Release.PackageName;
import cordon.exposure.graph.TemporalGraph;
import cordon.exposure.observation.Chronicle;
import cordon.exposure.store.DocumentTable;
import cordon.exposure.store.StoredChronicle;
import cordon.exposure.store.StoredDocument;
import cordon.exposure.store.UnitInventory;
import cordon.exposure.store.UnitList;
import cordon.exposure.store.UnitNames;
import cordon.ledger.Ledger;
import cordon.ledger.Projection;
import cordon.store.BlobStore;
import cordon.store.Database;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that this organisation observed of itself: documents that are brought, and what is
 * pulled through the gate, which arrives as facts of the ledger.
 */
public final class Exposure implements AutoCloseable {
  /** The class path folder of this module's migrations, for {@link Database#open}. */
  public static final String MIGRATIONS = "cordon/exposure/migrations";

  private final Database database;
  private final Ledger ledger;
  private final InstantSource clock;
  private final StatementIntake statements;
  private final Answers answers;
  private final Recording recording;
  private final KeptDocuments kept;
  private final StoredChronicle chronicle;
  private final Projection pulls;
  private final Silences silences;
  private final AutoCloseable following;
  private final GraphsAtHand graphs;

  private Exposure(
      Database database,
      Ledger ledger,
      BlobStore documents,
      InstantSource clock,
      HarvestProfiles profiles,
      ReleaseLists lists) {
    this.database = database;
    this.ledger = ledger;
    this.clock = clock;
    this.statements = new StatementIntake(database, ledger, documents, clock);
    this.recording = new Recording(database, ledger, documents, clock);
    this.kept = new KeptDocuments(database, documents);
    this.chronicle = new StoredChronicle(database, ledger.personal()::reveal);
    this.graphs = new GraphsAtHand(database, chronicle);
    this.answers =
        new Answers(
            () -> lastLearned().orElse(Instant.EPOCH),
            graphs,
            new HarvestOfTargets(profiles),
            new ReleaseTimeIntake(database, lists, clock));
    this.pulls = PulledReleases.projection(database, ledger.personal());
    this.following = pulls.follow();
    this.silences = new Silences(database, ledger, pulls, clock);
  }

  /**
   * @param database opened with {@link #MIGRATIONS} and those of the ledger
   * @param documents where the files lie as they came; of this module alone
   */
  public static Exposure open(
      Database database, Ledger ledger, BlobStore documents, InstantSource clock) {
    return open(database, ledger, documents, clock, HarvestProfiles.UNKNOWN, ReleaseLists.UNKNOWN);
  }

  /**
   * As {@link #open(Database, Ledger, BlobStore, InstantSource)}, with what is known of releases.
   */
  public static Exposure open(
      Database database,
      Ledger ledger,
      BlobStore documents,
      InstantSource clock,
      HarvestProfiles profiles,
      ReleaseLists lists) {
    return new Exposure(database, ledger, documents, clock, profiles, lists);
  }

  /**
   * Takes the bytes of a document to disk, and hashes them on the way.
   *
   * @throws IOException when they end too early, or the disk fails; then nothing is left of them
   */
  public Received receive(InputStream bytes) throws IOException {
    return recording.receive(bytes);
  }

  /**
   * Keeps a document and what it says, with a fact. The same document of the same unit, stream and
   * time, or of the same run, changes nothing.
   *
   * @param actor who brings it
   * @throws cordon.base.ProblemException naming the place, where it cannot be read; then nothing
   *     was changed
   */
  public Recorded record(Upload upload, Received received, String actor) {
    return recording.record(upload, received, actor);
  }

  /** Both in one: takes the bytes in, and keeps what they say. */
  public Recorded record(Upload upload, InputStream bytes, String actor) {
    try (Received received = receive(bytes)) {
      return record(upload, received, actor);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Ends a stream: the place that brought its documents is gone, and so is what they listed. It is
   * ended on every word that the caller may end: an analyst ends those of builds too.
   *
   * @param upload whose name is the stream
   * @throws cordon.base.ProblemException when there is no such stream
   */
  public List<Recorded> end(Upload upload, String actor) {
    return recording.end(upload, actor);
  }

  /** The documents as they came. */
  public KeptDocuments kept() {
    return kept;
  }

  /** What was observed; {@link #lastLearned()} before takes in the pulls up to now. */
  public Chronicle chronicle() {
    return chronicle;
  }

  /**
   * Takes in what was pulled up to now, and tells when the last thing was learned. What is told of
   * that moment is told of it for ever: whatever comes next is learned later.
   */
  public Optional<Instant> lastLearned() {
    pulls.catchUp();
    return database.read(DocumentTable::lastLearned);
  }

  /**
   * Who was exposed.
   *
   * @param window when it could be had; empty: whenever anybody had it
   * @param asOf from what was known then; empty: from all that is known
   */
  public ExposureAnswer answer(
      List<Target> targets, Optional<TimeWindow> window, Optional<Instant> asOf) {
    return answer(new Asked(targets, window, List.of(), List.of()), asOf);
  }

  /** Who was exposed to what was asked about. */
  public ExposureAnswer answer(Asked asked, Optional<Instant> asOf) {
    return answer(asked, asOf, ExposureQuestion.USUAL_HORIZON);
  }

  /**
   * Who was exposed to what was asked about.
   *
   * @param follow how long after the window its spreading is followed
   */
  public ExposureAnswer answer(Asked asked, Optional<Instant> asOf, Duration follow) {
    return answers.to(asked, asOf, follow);
  }

  /** The packages that anybody ever had or asked for, as known now. */
  List<PackageName> packages() {
    return graph().packages();
  }

  /** For what people state by forms of this module. */
  StatementIntake statements() {
    return statements;
  }

  /** All that is known now. */
  TemporalGraph graph() {
    return graphs.now(lastLearned().orElse(Instant.EPOCH));
  }

  /**
   * All that is known, of pulls up to a minute ago: what everyday pages look at must not be built
   * anew for each of them.
   */
  KeptGraph.Known lately() {
    return graphs.now(lastLearned().orElse(Instant.EPOCH), List.of());
  }

  /** What stands under the most crown jewels now. */
  public Concentration concentration() {
    return Concentrating.of(lately().graph(), clock.instant());
  }

  /** What is new since a moment, and what is left open. */
  public Novelty novelty(Instant since) {
    return NewAndOpen.of(lately().graph(), since, clock.instant());
  }

  /**
   * What a unit had at a moment, by its documents.
   *
   * @param asOf from what was known then
   */
  public UnitInventory inventory(String unit, Instant at, Instant asOf) {
    return database.read(h -> UnitInventory.of(h, unit, at, asOf));
  }

  /** Units that have been silent for longer than usual, the longest first; an hour old at most. */
  public List<SilentUnit> silent() {
    return silences.lately();
  }

  /** Tells the ledger of units that fell silent, of each silence once. */
  void tellSilence(String actor) {
    silences.tell(actor);
  }

  /**
   * Keeps that the old secret of a credential was seen to be dead, or not to be.
   *
   * @throws cordon.base.ProblemException where the credential is not known
   */
  public StoredDocument prove(CredentialProof proof, String actor) {
    return new ProofIntake(statements).add(graph(), proof, clock.instant(), actor);
  }

  /**
   * How the release came into units of an answer, within their own documents, by the number of the
   * document. Of what came by single transfers there is none.
   *
   * @param units of the answer
   */
  public Map<Long, List<DependencyPath>> paths(ExposureAnswer answer, List<ExposedUnit> units) {
    return DependencyPaths.of(database, answer, units);
  }

  /** Grows with everything that is learned, on whichever server of one database. */
  public long generation() {
    return lastLearned().map(Instant::toEpochMilli).orElse(Long.MIN_VALUE);
  }

  /**
   * Documents, the last learned first.
   *
   * @param unit empty for all
   * @param before only those with a lower id
   */
  public List<StoredDocument> documents(Optional<String> unit, long before, int most) {
    return database.read(h -> DocumentTable.latest(h, unit, before, most));
  }

  /**
   * Units of which anything was heard, by the name under which they are kept.
   *
   * @param after only names behind this one; empty for all
   */
  public List<UnitSummary> units(String after, int most) {
    pulls.catchUp();
    return database.read(
        h -> UnitList.of(h, new UnitNames(h, ledger.personal()::reveal), after, most));
  }

  /** By the clock of the house. */
  public Instant now() {
    return clock.instant();
  }

  @Override
  public void close() {
    try {
      following.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
