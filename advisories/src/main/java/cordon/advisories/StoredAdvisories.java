package cordon.advisories;

import cordon.advisories.feed.Documents;
import cordon.advisories.feed.FeedClient;
import cordon.advisories.feed.FeedLimits;
import cordon.advisories.feed.FeedReader;
import cordon.advisories.feed.Validators;
import cordon.advisories.index.PackedRecord;
import cordon.advisories.store.EntryList;
import cordon.advisories.store.FeedTable;
import cordon.advisories.store.FileTable;
import cordon.advisories.store.RecordTable;
import cordon.advisories.store.StoredRecord;
import cordon.base.Ecosystem;
import cordon.base.ProblemException;
import cordon.ledger.Ledger;
import cordon.store.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The advisories that this Cordon has: kept in the store with everything that their sources said
 * before, answered from memory.
 *
 * <p>Claims are kept per source and never merged into one: that two sources disagree is knowledge.
 * A record that its source withdraws covers nothing from then on and stays readable; one that a
 * feed silently drops stays in force and is marked. What a source dates is its claim; {@code
 * firstSeen} is ours.
 */
public final class StoredAdvisories implements Advisories, AutoCloseable {
  /** The class path folder of this module's migrations, for {@link Database#open}. */
  public static final String MIGRATIONS = "cordon/advisories/migrations";

  /** Who reads feeds when no person asked. */
  public static final String SYSTEM = "system";

  private final Database database;
  private final Ledger ledger;
  private final FeedClient client;
  private final FeedLimits limits;
  private final InstantSource clock;
  private final StoredIndex index;
  private final ChangeListeners listeners = new ChangeListeners();

  private volatile ReleasesInUse releases = ReleasesInUse.UNKNOWN;

  /** Readings take turns; each of them writes many small transactions. */
  private final ReentrantLock reading = new ReentrantLock();

  private StoredAdvisories(
      Database database, Ledger ledger, FeedClient client, FeedLimits limits, InstantSource clock) {
    this.database = database;
    this.ledger = ledger;
    this.client = client;
    this.limits = limits;
    this.clock = clock;
    this.index = new StoredIndex(database, clock);
  }

  /**
   * Builds the index from the store; takes seconds for a full public feed.
   *
   * @param starter whether the advisories inside the program are read as well
   * @throws ProblemException when a stored record cannot be read: to start without it would be to
   *     let through what it blocks
   */
  public static StoredAdvisories open(
      Database database,
      Ledger ledger,
      FeedClient client,
      FeedLimits limits,
      InstantSource clock,
      boolean starter) {
    StoredAdvisories advisories = new StoredAdvisories(database, ledger, client, limits, clock);
    advisories.index.load();
    if (starter) {
      advisories.readStarter();
    }
    return advisories;
  }

  /**
   * As above, reading feeds over HTTP within the usual limits.
   *
   * @param temporary folder for downloads; created when first needed
   */
  public static StoredAdvisories open(
      Database database, Ledger ledger, Path temporary, InstantSource clock, boolean starter) {
    FeedLimits limits = FeedLimits.DEFAULT;
    return open(database, ledger, new FeedClient(temporary, limits), limits, clock, starter);
  }

  /** Closes the connections to feeds. */
  @Override
  public void close() throws IOException {
    client.close();
  }

  private void readStarter() {
    read(
        StarterFeed.SOURCE,
        "inside the program",
        SYSTEM,
        true,
        intake ->
            StarterFeed.documents()
                .forEach(document -> intake.document(document.name(), document.json())),
        List.of());
  }

  @Override
  public List<AdvisoryMatch> match(Ecosystem ecosystem, String name, String version) {
    return index.index().match(ecosystem, name, version);
  }

  @Override
  public List<String> fixes(Ecosystem ecosystem, String name, String version) {
    return index.index().fixes(ecosystem, name, version);
  }

  @Override
  public long generation() {
    return index.index().generation();
  }

  /** From now on reports say which records name releases that this organisation has had. */
  public void compareWith(ReleasesInUse known) {
    releases = known;
  }

  /**
   * Calls back for each record that changes, after {@link #match} answers by it, on the thread that
   * reads the feed.
   *
   * @return ends the calls
   */
  public AutoCloseable onChange(Consumer<AdvisoryChange> listener) {
    return listeners.add(listener);
  }

  /**
   * Reads a feed again.
   *
   * @param actor who asked, as in facts
   * @throws ProblemException when it cannot be fetched or read to the end; what was known before is
   *     still known, and {@link #feeds} shows the failure
   */
  public ImportReport refresh(Feed feed, String actor) {
    return noting(
        feed.source(),
        feed.place(),
        () -> feed.isWeb() ? refreshWeb(feed, actor) : refreshPath(feed, actor));
  }

  private ImportReport refreshPath(Feed feed, String actor) {
    Path path = Path.of(feed.location());
    return read(
        feed.source(),
        feed.place(),
        actor,
        true,
        intake -> {
          intake.rememberFiles();
          FeedReader.read(path, limits, intake);
        },
        List.of());
  }

  private ImportReport refreshWeb(Feed feed, String actor) {
    String source = feed.source();
    try (FeedFetch fetch = FeedFetch.of(feed, client, known(source))) {
      if (fetch.nothingNew()) {
        Instant now = clock.instant();
        database.write(handle -> {
          FeedTable.unchanged(handle, source, now);
          for (FeedFetch.Part part : fetch.toAskAgain()) {
            FeedTable.setValidators(handle, source, part.url(), part.validators());
          }
          return true;
        });
        return ImportReport.unchanged(source);
      }
      return read(
          source,
          feed.place(),
          actor,
          fetch.complete(),
          intake -> fetch.parts().forEach(part -> FeedReader.read(part.file(), limits, intake)),
          fetch.toAskAgain());
    }
  }

  private FeedFetch.Known known(String source) {
    return new FeedFetch.Known() {
      @Override
      public Validators validators(String url) {
        return database.read(handle -> FeedTable.validators(handle, source, url));
      }

      @Override
      public Map<String, Instant> modified() {
        return database.read(handle -> RecordTable.modified(handle, source));
      }
    };
  }

  /**
   * Adds the records of a file, a folder or a zip file. What it does not hold stays as it is.
   *
   * @param source the name under which the claims stand
   */
  public ImportReport importFrom(Path path, String source, String actor) {
    return importWith(
        source, path.toString(), actor, intake -> FeedReader.read(path, limits, intake));
  }

  /** As {@link #importFrom}, with the documents handed over by the caller. */
  public ImportReport importWith(
      String source, String location, String actor, Consumer<Documents> documents) {
    return noting(
        source, location, () -> read(source, location, actor, false, documents::accept, List.of()));
  }

  private ImportReport noting(String source, String location, Supplier<ImportReport> reading) {
    try {
      return reading.get();
    } catch (ProblemException e) {
      Instant now = clock.instant();
      database.write(handle -> {
        FeedTable.failed(handle, source, location, now, e.problem().line());
        return true;
      });
      throw e;
    }
  }

  private ImportReport read(
      String source,
      String location,
      String actor,
      boolean complete,
      Consumer<RecordImport> documents,
      List<FeedFetch.Part> parts) {
    reading.lock();
    try {
      RecordImport intake =
          new RecordImport(database, ledger, source, actor, clock.instant(), releases, this::tell);
      documents.accept(intake);
      intake.end();
      return finish(intake, source, location, complete, parts);
    } finally {
      reading.unlock();
    }
  }

  private ImportReport finish(
      RecordImport intake,
      String source,
      String location,
      boolean complete,
      List<FeedFetch.Part> parts) {
    List<String> missing = complete ? intake.missing() : List.of();
    ImportReport report = intake.report(missing.size());
    Instant now = clock.instant();
    database.write(handle -> {
      Instant last = FeedTable.succeeded(handle, source).orElse(now);
      RecordTable.gone(handle, source, missing, last);
      FileTable.remove(handle, source, intake.filesGone());
      FeedTable.succeeded(handle, source, location, now, report.broken());
      for (FeedFetch.Part part : parts) {
        FeedTable.setValidators(handle, source, part.url(), part.validators());
      }
      ledger.append(handle, intake.refreshed(report));
      return true;
    });
    return report;
  }

  /**
   * All answers change before any listener hears of it, and every listener hears of all: one that
   * fails must not leave a durable claim out of the index. Its failure ends the reading afterwards.
   */
  private void tell(List<RecordWriter.Written> done) {
    index.written(done.stream().map(RecordWriter.Written::row).toList());
    listeners.tell(done.stream().map(RecordWriter.Written::change).toList());
  }

  /**
   * Takes up what other processes wrote to a shared database, and tells the listeners of it. Where
   * one of them fails, {@link #match} answers by all of it nevertheless, and they are told again
   * the next time.
   *
   * @return how many records were taken up
   */
  public int catchUp() {
    List<PackedRecord> taken = index.catchUp();
    listeners.tellOrKeep(taken.stream().map(StoredAdvisories::heardOf).toList());
    return taken.size();
  }

  private static AdvisoryChange heardOf(PackedRecord record) {
    return new AdvisoryChange(
        AdvisoryChange.Kind.UPDATED,
        record.source(),
        record.id(),
        record.malicious(),
        record.everNamed());
  }

  /** What every source says under this id or alias, first under the id. */
  public List<AdvisoryDocument> find(String id) {
    return database.read(handle -> RecordTable.byId(handle, id)).stream()
        .map(StoredAdvisories::document)
        .toList();
  }

  private static AdvisoryDocument document(StoredRecord stored) {
    return new AdvisoryDocument(
        stored.source(),
        RecordWriter.reread(stored),
        stored.raw(),
        stored.firstSeen(),
        stored.learned(),
        stored.lastSeen());
  }

  /** A page of the list. */
  public List<AdvisoryEntry> list(AdvisoryQuery query) {
    return database.read(handle -> EntryList.page(handle, query));
  }

  /** How it stands with each source that was ever read. */
  public List<FeedStatus> feeds() {
    return database.read(FeedTable::all);
  }
}
