package cordon.advisories;

import cordon.advisories.feed.Documents;
import cordon.advisories.store.RecordTable;
import cordon.advisories.store.StoredRecord;
import cordon.base.Digest;
import cordon.base.Problem;
import cordon.formats.osv.AffectedPackage;
import cordon.formats.osv.OsvReader;
import cordon.formats.osv.OsvReading;
import cordon.formats.osv.OsvRecord;
import cordon.ledger.FactDraft;
import cordon.ledger.Ledger;
import cordon.store.Database;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a source. Records go to the store in small transactions, each with its facts, so
 * that other writers are not kept waiting by a large feed; what a reading that breaks off has
 * written stays, is true, and is passed over by the next one.
 */
final class RecordImport implements Documents {
  /** Records and bytes of one transaction. */
  private static final int BATCH = 200;

  private static final int BATCH_BYTES = 8 << 20;

  /**
   * So many records have a fact each; the first reading of a full feed would have a quarter
   * million.
   */
  private static final int FACTS_EACH = 1_000;

  private static final int MOST_PROBLEMS = 10;

  private final Database database;
  private final Ledger ledger;
  private final String source;
  private final AdvisoryFacts facts;
  private final Instant now;
  private final Consumer<List<Written>> written;
  private final Map<String, RecordTable.Held> held;

  /** Ids of which the feed has the very text that we have. */
  private final Set<String> met = new HashSet<>();

  /** Ids that this reading has written. */
  private final Set<String> applied = new HashSet<>();

  private final Map<String, Incoming> postponed = new LinkedHashMap<>();
  private final Map<String, Incoming> batch = new LinkedHashMap<>();
  private final Set<String> reappeared = new HashSet<>();
  private final List<Problem> problems = new ArrayList<>();
  private int batchBytes;
  private long read;
  private long added;
  private long updated;
  private long withdrawn;
  private long same;
  private long broken;

  /**
   * @param written hears of the records of each transaction when they are durable
   */
  RecordImport(
      Database database,
      Ledger ledger,
      String source,
      String actor,
      Instant now,
      Consumer<List<Written>> written) {
    this.database = database;
    this.ledger = ledger;
    this.source = source;
    this.facts = new AdvisoryFacts(actor, now);
    this.now = now;
    this.written = written;
    this.held = database.read(handle -> RecordTable.held(handle, source));
  }

  private record Incoming(OsvRecord osv, String raw, String digest) {}

  /** A record that is durable now. */
  record Written(
      AdvisoryChange change, OsvRecord osv, Instant firstSeen, List<AffectedName> before) {}

  @Override
  public void document(String place, byte[] json) {
    String digest = sha256(json);
    RecordTable.Held known = held.get(digest);
    if (known != null) {
      read++;
      same++;
      met.add(known.id());
      if (known.gone()) {
        reappeared.add(known.id());
      }
      return;
    }
    switch (OsvReader.read(json, place)) {
      case OsvReading.Broken bad -> broken(bad.problem());
      case OsvReading.Good good ->
          record(new Incoming(good.record(), new String(json, StandardCharsets.UTF_8), digest));
    }
  }

  @Override
  public void broken(Problem problem) {
    broken++;
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(problem);
    }
  }

  private void record(Incoming incoming) {
    read++;
    String id = incoming.osv().id();
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
      if (met.contains(older.osv().id()) || applied.contains(older.osv().id())) {
        same++;
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
    Map<String, StoredRecord> known =
        database.read(handle -> RecordTable.find(handle, source, batch.keySet()));
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

  /** A stored text was read once before it was stored. */
  static OsvRecord reread(StoredRecord stored) {
    byte[] json = stored.raw().getBytes(StandardCharsets.UTF_8);
    return switch (OsvReader.read(json, stored.source() + " " + stored.id())) {
      case OsvReading.Good good -> good.record();
      case OsvReading.Broken bad -> throw bad.problem().asException();
    };
  }

  /** Writes the batch, then tells of it. */
  private void write() {
    if (batch.isEmpty() && reappeared.isEmpty()) {
      return;
    }
    List<Written> done = database.write(this::write);
    applied.addAll(batch.keySet());
    batch.clear();
    reappeared.clear();
    batchBytes = 0;
    done.forEach(this::count);
    written.accept(done);
  }

  private List<Written> write(Handle handle) {
    if (!reappeared.isEmpty()) {
      RecordTable.reappeared(handle, source, reappeared);
    }
    List<Written> done = new ArrayList<>(batch.size());
    if (batch.isEmpty()) {
      return done;
    }
    Map<String, StoredRecord> known = RecordTable.find(handle, source, batch.keySet());
    for (Incoming incoming : batch.values()) {
      done.add(write(handle, incoming, Optional.ofNullable(known.get(incoming.osv().id()))));
    }
    drafts(done).forEach(draft -> ledger.append(handle, draft));
    return done;
  }

  private Written write(Handle handle, Incoming incoming, Optional<StoredRecord> before) {
    OsvRecord osv = incoming.osv();
    Optional<OsvRecord> old = before.map(RecordImport::reread);
    Instant firstSeen = before.map(StoredRecord::firstSeen).orElse(now);
    StoredRecord row =
        new StoredRecord(
            source,
            osv.id(),
            incoming.digest(),
            incoming.raw(),
            osv.modified(),
            firstSeen,
            now,
            osv.withdrawn(),
            Optional.empty());
    if (before.isPresent()) {
      RecordTable.replace(handle, before.get(), row, osv);
      RecordTable.removeNames(handle, source, osv.id());
    } else {
      RecordTable.insert(handle, row, osv);
    }
    List<AffectedName> names = names(osv);
    RecordTable.addNames(handle, source, osv.id(), names, osv.aliases());
    List<AffectedName> oldNames = old.map(RecordImport::names).orElse(List.of());
    return new Written(change(osv, old, names, oldNames), osv, firstSeen, oldNames);
  }

  private AdvisoryChange change(
      OsvRecord osv,
      Optional<OsvRecord> old,
      List<AffectedName> names,
      List<AffectedName> oldNames) {
    Set<AffectedName> all = new HashSet<>(names);
    all.addAll(oldNames);
    boolean falls =
        osv.withdrawn().isPresent() && old.map(o -> o.withdrawn().isEmpty()).orElse(false);
    AdvisoryChange.Kind kind =
        old.isEmpty()
            ? AdvisoryChange.Kind.ADDED
            : falls ? AdvisoryChange.Kind.WITHDRAWN : AdvisoryChange.Kind.UPDATED;
    boolean malicious = osv.malicious() || old.map(OsvRecord::malicious).orElse(false);
    return new AdvisoryChange(kind, source, osv.id(), malicious, List.copyOf(all));
  }

  static List<AffectedName> names(OsvRecord osv) {
    return AffectedPackage.of(osv).stream()
        .map(affected -> new AffectedName(affected.ecosystem(), affected.name()))
        .toList();
  }

  /** A fact for each record, but for additions of a large feed one for all of a batch. */
  private List<FactDraft> drafts(List<Written> done) {
    List<FactDraft> drafts = new ArrayList<>();
    List<String> many = new ArrayList<>();
    for (Written one : done) {
      boolean bulk = added + drafts.size() >= FACTS_EACH;
      if (bulk && one.change().kind() == AdvisoryChange.Kind.ADDED) {
        many.add(one.osv().id());
      } else {
        Incoming incoming = Objects.requireNonNull(batch.get(one.osv().id()));
        drafts.add(facts.changed(one.change(), one.osv(), incoming.digest()));
      }
    }
    if (!many.isEmpty()) {
      drafts.add(facts.addedMany(source, many));
    }
    return drafts;
  }

  private void count(Written one) {
    switch (one.change().kind()) {
      case ADDED -> added++;
      case UPDATED -> updated++;
      case WITHDRAWN -> withdrawn++;
    }
  }

  /**
   * The records that a complete reading did not meet. A reading with broken documents proves
   * nothing about what is missing: the missing may be among the broken.
   */
  List<String> missing() {
    if (broken > 0) {
      return List.of();
    }
    List<String> missing = new ArrayList<>();
    for (RecordTable.Held one : held.values()) {
      if (!one.gone() && !met.contains(one.id()) && !applied.contains(one.id())) {
        missing.add(one.id());
      }
    }
    return missing;
  }

  ImportReport report(long missing) {
    return new ImportReport(
        source, false, read, added, updated, withdrawn, same, missing, broken, problems);
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
