package cordon.advisories;

import cordon.advisories.feed.Documents;
import cordon.advisories.feed.FeedClient;
import cordon.advisories.feed.FeedLimits;
import cordon.advisories.feed.FeedReader;
import cordon.advisories.index.AdvisoryIndex;
import cordon.advisories.store.EntryList;
import cordon.advisories.store.FeedTable;
import cordon.advisories.store.RecordTable;
import cordon.advisories.store.StoredRecord;
import cordon.base.Ecosystem;
import cordon.base.ProblemException;
import cordon.formats.osv.OsvRecord;
import cordon.ledger.Ledger;
import cordon.store.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
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
  private final AdvisoryIndex index = new AdvisoryIndex();
  private final List<Consumer<AdvisoryChange>> listeners = new CopyOnWriteArrayList<>();

  /** Readings take turns; each of them writes many small transactions. */
  private final ReentrantLock reading = new ReentrantLock();

  private StoredAdvisories(
      Database database, Ledger ledger, FeedClient client, FeedLimits limits, InstantSource clock) {
    this.database = database;
    this.ledger = ledger;
    this.client = client;
    this.limits = limits;
    this.clock = clock;
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
    advisories.load();
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

  private void load() {
    Instant now = clock.instant();
    database.read(handle -> {
      RecordTable.each(handle, stored -> put(stored, List.of(), now));
      return true;
    });
  }

  private void put(StoredRecord stored, List<AffectedName> before, Instant now) {
    index(stored.source(), RecordImport.reread(stored), stored.firstSeen(), before, now);
  }

  /** A withdrawal that lies in the future is not one yet. */
  private void index(
      String source, OsvRecord osv, Instant firstSeen, List<AffectedName> before, Instant now) {
    if (osv.withdrawn().filter(at -> !at.isAfter(now)).isPresent()) {
      index.remove(source, osv.id(), before);
    } else {
      index.put(source, osv, firstSeen, before);
    }
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
    return index.match(ecosystem, name, version);
  }

  @Override
  public List<String> fixes(Ecosystem ecosystem, String name, String version) {
    return index.fixes(ecosystem, name, version);
  }

  @Override
  public long generation() {
    return index.generation();
  }

  /**
   * Calls back for each record that changes, after {@link #match} answers by it, on the thread that
   * reads the feed.
   *
   * @return ends the calls
   */
  public AutoCloseable onChange(Consumer<AdvisoryChange> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
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
        intake -> FeedReader.read(path, limits, intake),
        List.of());
  }

  private ImportReport refreshWeb(Feed feed, String actor) {
    String source = feed.source();
    try (FeedFetch fetch =
        FeedFetch.of(
            feed,
            client,
            url -> database.read(handle -> FeedTable.validators(handle, source, url)))) {
      if (fetch.nothingNew()) {
        Instant now = clock.instant();
        database.write(handle -> {
          FeedTable.unchanged(handle, source, now);
          return true;
        });
        return new ImportReport(source, true, 0, 0, 0, 0, 0, 0, 0, List.of());
      }
      return read(
          source,
          feed.place(),
          actor,
          fetch.complete(),
          intake -> fetch.parts().forEach(part -> FeedReader.read(part.file(), limits, intake)),
          fetch.parts());
    }
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
          new RecordImport(database, ledger, source, actor, clock.instant(), this::tell);
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
  private void tell(List<RecordImport.Written> done) {
    Instant now = clock.instant();
    for (RecordImport.Written one : done) {
      index(one.change().source(), one.osv(), one.firstSeen(), one.before(), now);
    }
    Optional<RuntimeException> failure = Optional.empty();
    for (RecordImport.Written one : done) {
      for (Consumer<AdvisoryChange> listener : listeners) {
        try {
          listener.accept(one.change());
        } catch (RuntimeException e) {
          failure = failure.or(() -> Optional.of(e));
        }
      }
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  /**
   * Takes up what other processes wrote to a shared database.
   *
   * @param since when this was last done, less a margin for clocks that differ
   * @return how many records were taken up
   */
  public int catchUp(Instant since) {
    Instant now = clock.instant();
    return database.read(handle -> {
      List<StoredRecord> changed = RecordTable.learnedSince(handle, since);
      for (StoredRecord stored : changed) {
        List<AffectedName> before =
            new ArrayList<>(RecordImport.names(RecordImport.reread(stored)));
        RecordTable.earlier(handle, stored.source(), stored.id())
            .forEach(raw -> before.addAll(RecordImport.names(reread(stored, raw))));
        put(stored, before, now);
      }
      return changed.size();
    });
  }

  private static OsvRecord reread(StoredRecord stored, String raw) {
    return RecordImport.reread(
        new StoredRecord(
            stored.source(),
            stored.id(),
            "",
            raw,
            stored.modified(),
            stored.firstSeen(),
            stored.learned(),
            Optional.empty(),
            Optional.empty()));
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
        RecordImport.reread(stored),
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
