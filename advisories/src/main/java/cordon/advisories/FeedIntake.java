package cordon.advisories;

import cordon.advisories.feed.Documents;
import cordon.advisories.feed.FeedClient;
import cordon.advisories.feed.FeedLimits;
import cordon.advisories.feed.FeedReader;
import cordon.advisories.feed.Validators;
import cordon.advisories.store.FeedTable;
import cordon.advisories.store.FileTable;
import cordon.advisories.store.RecordTable;
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

/** Reads sources into the store, one at a time, and notes how each reading went. */
final class FeedIntake implements AutoCloseable {
  private final Database database;
  private final Ledger ledger;
  private final FeedClient client;
  private final FeedLimits limits;
  private final InstantSource clock;
  private final Consumer<List<RecordWriter.Written>> written;

  private volatile ReleasesInUse releases = ReleasesInUse.UNKNOWN;

  /** Readings take turns; each of them writes many small transactions. */
  private final ReentrantLock reading = new ReentrantLock();

  /**
   * @param written hears of the records of each transaction when they are durable
   */
  FeedIntake(
      Database database,
      Ledger ledger,
      FeedClient client,
      FeedLimits limits,
      InstantSource clock,
      Consumer<List<RecordWriter.Written>> written) {
    this.database = database;
    this.ledger = ledger;
    this.client = client;
    this.limits = limits;
    this.clock = clock;
    this.written = written;
  }

  /** From now on reports say which records name releases that this organisation has had. */
  void compareWith(ReleasesInUse known) {
    releases = known;
  }

  /** Reads the advisories inside the program. */
  void starter(String actor) {
    read(
        StarterFeed.SOURCE,
        "inside the program",
        actor,
        true,
        intake ->
            StarterFeed.documents()
                .forEach(document -> intake.document(document.name(), document.json())),
        List.of());
  }

  /** Reads a feed again, where it is. */
  ImportReport refresh(Feed feed, String actor) {
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

  /** Adds the records of a file, a folder or a zip file. */
  ImportReport add(Path path, String source, String actor) {
    return add(source, path.toString(), actor, intake -> FeedReader.read(path, limits, intake));
  }

  /** Adds the records that a caller hands over. */
  ImportReport add(String source, String location, String actor, Consumer<Documents> documents) {
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
          new RecordImport(database, ledger, source, actor, clock.instant(), releases, written);
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

  /** Closes the connections to feeds. */
  @Override
  public void close() throws IOException {
    client.close();
  }
}
