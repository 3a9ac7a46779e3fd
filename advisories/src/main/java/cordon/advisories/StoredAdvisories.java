package cordon.advisories;

import cordon.advisories.feed.Documents;
import cordon.advisories.feed.FeedClient;
import cordon.advisories.feed.FeedLimits;
import cordon.advisories.index.PackedRecord;
import cordon.advisories.store.EntryList;
import cordon.advisories.store.FeedTable;
import cordon.advisories.store.RecordTable;
import cordon.advisories.store.StoredRecord;
import cordon.base.Ecosystem;
import cordon.base.ProblemException;
import cordon.ledger.Ledger;
import cordon.store.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

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
  private final StoredIndex index;
  private final FeedIntake intake;
  private final ChangeListeners listeners = new ChangeListeners();

  private StoredAdvisories(
      Database database, Ledger ledger, FeedClient client, FeedLimits limits, InstantSource clock) {
    this.database = database;
    this.index = new StoredIndex(database, clock);
    this.intake = new FeedIntake(database, ledger, client, limits, clock, this::tell);
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
      advisories.intake.starter(SYSTEM);
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
    intake.close();
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

  /** The ids of all claims of malice about any version of a package; withdrawn ones never. */
  public List<String> malice(Ecosystem ecosystem, String name) {
    return index.index().malice(ecosystem, name);
  }

  /** From now on reports say which records name releases that this organisation has had. */
  public void compareWith(ReleasesInUse known) {
    intake.compareWith(known);
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
    return intake.refresh(feed, actor);
  }

  /**
   * Adds the records of a file, a folder or a zip file. What it does not hold stays as it is.
   *
   * @param source the name under which the claims stand
   */
  public ImportReport importFrom(Path path, String source, String actor) {
    return intake.add(path, source, actor);
  }

  /** As {@link #importFrom}, with the documents handed over by the caller. */
  public ImportReport importWith(
      String source, String location, String actor, Consumer<Documents> documents) {
    return intake.add(source, location, actor, documents);
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
