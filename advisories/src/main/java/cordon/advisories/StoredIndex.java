package cordon.advisories;

import cordon.advisories.index.AdvisoryIndex;
import cordon.advisories.index.PackedRecord;
import cordon.advisories.store.PackedTable;
import cordon.advisories.store.RecordTable;
import cordon.advisories.store.StoredRecord;
import cordon.formats.osv.OsvRecord;
import cordon.store.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * The index in memory, kept in step with the store.
 *
 * <p>Every change of a record carries the ledger's sequence, which grows over all servers of one
 * database in the order of their commits. So "what changed behind the last one that I have" is
 * exact, whatever the servers' clocks say. INVARIANT: the index answers by every record up to
 * {@code heard}, and by those of this process beyond it whose revisions are {@code own}.
 */
final class StoredIndex {
  private static final int UPGRADED_AT_ONCE = 500;

  private final Database database;
  private final InstantSource clock;
  private final AdvisoryIndex index = new AdvisoryIndex();
  private final Set<Long> own = new TreeSet<>();
  private long heard = -1;

  StoredIndex(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  AdvisoryIndex index() {
    return index;
  }

  /** Builds the index from the store. */
  synchronized void load() {
    Instant now = clock.instant();
    while (upgradeSome()) {}
    heard =
        database.read(handle -> {
          PackedTable.each(handle, row -> apply(row, now));
          return PackedTable.newest(handle);
        });
  }

  /** Packs records that an older version stored; false when there are none. */
  private boolean upgradeSome() {
    if (!database.read(PackedTable::incomplete)) {
      return false;
    }
    return database.write(handle -> {
      List<PackedTable.RecordKey> keys = PackedTable.lacking(handle, UPGRADED_AT_ONCE);
      List<PackedTable.Row> rows = new ArrayList<>();
      for (PackedTable.RecordKey key : keys) {
        Map<String, StoredRecord> found = RecordTable.find(handle, key.source(), List.of(key.id()));
        found.values().forEach(stored -> rows.add(packed(handle, stored)));
      }
      PackedTable.put(handle, rows);
      return !keys.isEmpty();
    });
  }

  private static PackedTable.Row packed(Handle handle, StoredRecord stored) {
    OsvRecord osv = RecordWriter.reread(stored);
    Set<AffectedName> before = new LinkedHashSet<>();
    RecordTable.earlier(handle, stored.source(), stored.id())
        .forEach(raw -> before.addAll(RecordWriter.names(RecordWriter.reread(stored.id(), raw))));
    return new PackedTable.Row(
        PackedRecord.of(stored.source(), osv, stored.firstSeen(), before), osv.withdrawn(), 0);
  }

  /** A withdrawal that lies in the future is not one yet. */
  private void apply(PackedTable.Row row, Instant now) {
    if (row.withdrawn().filter(at -> !at.isAfter(now)).isPresent()) {
      index.remove(row.record());
    } else {
      index.put(row.record());
    }
  }

  /** Answers by what this process has written. */
  synchronized void written(List<PackedTable.Row> rows) {
    Instant now = clock.instant();
    for (PackedTable.Row row : rows) {
      // What was caught up with meanwhile is this revision or a later one.
      if (row.revision() > heard) {
        apply(row, now);
        if (database.shared()) {
          own.add(row.revision());
        }
      }
    }
  }

  /**
   * Takes up what other processes wrote to a shared database.
   *
   * @return the records that were taken up
   */
  synchronized List<PackedRecord> catchUp() {
    Instant now = clock.instant();
    List<PackedTable.Row> news = database.read(handle -> PackedTable.since(handle, heard));
    List<PackedRecord> taken = new ArrayList<>();
    for (PackedTable.Row row : news) {
      if (!own.contains(row.revision())) {
        apply(row, now);
        taken.add(row.record());
      }
      heard = row.revision();
    }
    own.removeIf(revision -> revision <= heard);
    return taken;
  }
}
