package cordon.advisories;

import cordon.advisories.RecordWriter.Incoming;
import cordon.advisories.RecordWriter.Outcome;
import cordon.advisories.RecordWriter.Written;
import cordon.advisories.feed.Documents;
import cordon.advisories.feed.FileStamp;
import cordon.advisories.store.FileTable;
import cordon.advisories.store.RecordTable;
import cordon.advisories.store.StoredRecord;
import cordon.base.Digest;
import cordon.base.Problem;
import cordon.formats.osv.OsvReader;
import cordon.formats.osv.OsvReading;
import cordon.ledger.FactDraft;
import cordon.ledger.Ledger;
import cordon.store.Database;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a source. Records go to the store in small transactions, each with its facts, so
 * that other writers are not kept waiting by a large feed; what a reading that breaks off has
 * written stays, is true, and is passed over by the next one.
 */
final class RecordImport implements Documents {
  /** Records and bytes of one transaction. */
  private static final int BATCH = 500;

  private static final int BATCH_BYTES = 8 << 20;

  /**
   * So many records have a fact each; the first reading of a full feed would have a quarter
   * million.
   */
  private static final int FACTS_EACH = 1_000;

  private static final int MOST_PROBLEMS = 10;

  private final Database database;
  private final String source;
  private final AdvisoryFacts facts;
  private final RecordWriter writer;
  private final Instant now;
  private final ReleasesInUse releases;
  private final Consumer<List<Written>> written;
  private final RecordsMet records;
  private final FilesRead files;
  private final Map<String, Incoming> postponed = new LinkedHashMap<>();
  private final Map<String, Incoming> batch = new LinkedHashMap<>();
  private final ImportCounts counts = new ImportCounts();
  private final List<Problem> problems = new ArrayList<>();
  private @Nullable String lastId;
  private int batchBytes;

  /**
   * @param written hears of the records of each transaction when they are durable
   */
  RecordImport(
      Database database,
      Ledger ledger,
      String source,
      String actor,
      Instant now,
      ReleasesInUse releases,
      Consumer<List<Written>> written) {
    this.database = database;
    this.source = source;
    this.facts = new AdvisoryFacts(actor, now);
    this.writer = new RecordWriter(ledger, source, facts, now);
    this.now = now;
    this.releases = releases;
    this.written = written;
    this.records = new RecordsMet(database, source);
    this.files = new FilesRead(database, source);
  }

  /** Takes up which files were read before; for feeds on disk. */
  void rememberFiles() {
    files.remember();
  }

  @Override
  public boolean unchanged(String path, FileStamp stamp) {
    Optional<String> known = files.unchanged(path, stamp).map(FileTable.Read::id);
    if (known.isEmpty()) {
      return false;
    }
    if (known.get().isEmpty()) {
      counts.elsewhere++;
    } else if (records.had(known.get())) {
      counts.same++;
      records.meet(known.get());
    } else {
      return false;
    }
    counts.read++;
    return true;
  }

  @Override
  public void read(String path, FileStamp stamp) {
    if (lastId != null) {
      files.read(path, stamp, lastId, now);
    }
  }

  @Override
  public void document(String place, byte[] json) {
    String digest = sha256(json);
    Optional<String> known = records.holding(digest);
    if (known.isPresent()) {
      counts.read++;
      counts.same++;
      lastId = known.get();
      records.meet(known.get());
      return;
    }
    lastId = null;
    switch (OsvReader.read(json, place)) {
      case OsvReading.Broken bad -> broken(bad.problem());
      case OsvReading.Good good ->
          record(new Incoming(good.record(), new String(json, StandardCharsets.UTF_8), digest));
    }
  }

  @Override
  public void broken(Problem problem) {
    counts.broken++;
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(problem);
    }
  }

  private void record(Incoming incoming) {
    counts.read++;
    String id = incoming.osv().id();
    lastId = id;
    if (batch.containsKey(id)) {
      flush();
    }
    batch.put(id, incoming);
    batchBytes += incoming.raw().length();
    if (batch.size() >= BATCH || batchBytes >= BATCH_BYTES) {
      flush();
    }
  }

  /** Writes what is left. */
  void end() {
    flush();
    for (Incoming older : postponed.values()) {
      if (records.cameBy(older.osv().id())) {
        counts.same++;
      } else {
        batch.put(older.osv().id(), older);
      }
      if (batch.size() >= BATCH) {
        write();
      }
    }
    write();
  }

  private void flush() {
    Set<String> had = new HashSet<>(batch.keySet());
    had.removeIf(id -> !records.stored(id));
    Map<String, StoredRecord> known =
        had.isEmpty() ? Map.of() : database.read(handle -> RecordTable.find(handle, source, had));
    batch.values().removeIf(incoming -> postpone(incoming, known.get(incoming.osv().id())));
    write();
  }

  /**
   * Two texts of one record may stand in one feed, as when each ecosystem has its own file: the
   * newer counts, in whatever order they come. So an older text than ours waits for the end of the
   * reading and counts only if the feed has no newer one: then its source went back.
   */
  private boolean postpone(Incoming incoming, @Nullable StoredRecord known) {
    if (known == null || !incoming.osv().modified().isBefore(known.modified())) {
      return false;
    }
    postponed.put(incoming.osv().id(), incoming);
    return true;
  }

  /** Writes the batch, then tells of it. */
  private void write() {
    if (batch.isEmpty() && records.reappeared().isEmpty() && files.allWritten()) {
      return;
    }
    long inBulk = Math.max(0, FACTS_EACH - counts.added);
    Outcome outcome =
        database.write(handle -> {
          RecordTable.reappeared(handle, source, records.reappeared());
          Outcome done = writer.write(handle, batch.values(), inBulk);
          FileTable.put(handle, source, files.writtenWith(done, postponed.keySet()));
          return done;
        });
    records.written(outcome);
    files.written();
    counts.same += outcome.same().size();
    counts.elsewhere += outcome.elsewhere().size();
    outcome.written().forEach(this::count);
    batch.clear();
    batchBytes = 0;
    written.accept(outcome.written());
  }

  private void count(Written one) {
    counts.count(one.change().kind());
    if (ExposedRelease.any(one.incoming().osv(), releases)) {
      counts.exposing++;
      if (counts.exposingIds.size() < ImportReport.MOST_IDS) {
        counts.exposingIds.add(one.incoming().osv().id());
      }
    }
  }

  /**
   * The records that a complete reading did not meet. A reading with broken documents proves
   * nothing about what is missing: the missing may be among the broken.
   */
  List<String> missing() {
    return counts.broken > 0 ? List.of() : records.missing();
  }

  /** Paths of files that were there at the reading before and are not any more. */
  Collection<String> filesGone() {
    return files.gone();
  }

  ImportReport report(long missing) {
    return counts.report(source, missing, problems);
  }

  FactDraft refreshed(ImportReport report) {
    return facts.refreshed(report);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance(Digest.Algorithm.SHA256.jca()).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
