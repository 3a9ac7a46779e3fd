package cordon.advisories;

import cordon.advisories.RecordWriter.Outcome;
import cordon.advisories.feed.FileStamp;
import cordon.advisories.store.FileTable;
import cordon.store.Database;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which files of a feed on disk were read before, so that one that did not change stays shut. */
final class FilesRead {
  private final Database database;
  private final String source;

  /** Files of the reading before that this one has not come by. */
  private final Map<String, FileTable.Read> before = new HashMap<>();

  /** Files read now whose records are not written yet. */
  private final Map<String, FileTable.Read> fresh = new LinkedHashMap<>();

  FilesRead(Database database, String source) {
    this.database = database;
    this.source = source;
  }

  /** Takes up what was read before. */
  void remember() {
    database.read(handle -> {
      FileTable.each(handle, source, before::put);
      return true;
    });
  }

  /** What a file held when it was read; empty where it has changed since or is new. */
  Optional<FileTable.Read> unchanged(String path, FileStamp stamp) {
    return Optional.ofNullable(before.remove(path))
        .filter(known -> known.stamp().equals(stamp.text()));
  }

  /** A change within the clock's grain would go unseen; such a file is read once more. */
  void read(String path, FileStamp stamp, String id, Instant now) {
    if (stamp.settledAt(now)) {
      fresh.put(path, new FileTable.Read(stamp.text(), id));
    }
  }

  boolean allWritten() {
    return fresh.isEmpty();
  }

  /**
   * The files whose records are in the store with this transaction.
   *
   * @param postponed ids that are not
   */
  Map<String, FileTable.Read> writtenWith(Outcome outcome, Set<String> postponed) {
    Set<String> elsewhere = new HashSet<>(outcome.elsewhere());
    Map<String, FileTable.Read> rows = new LinkedHashMap<>();
    fresh.forEach((path, file) -> {
      if (!postponed.contains(file.id())) {
        rows.put(path, elsewhere.contains(file.id()) ? new FileTable.Read(file.stamp(), "") : file);
      }
    });
    return rows;
  }

  /** The transaction stands. */
  void written() {
    fresh.clear();
  }

  /** Paths that were there at the reading before and are not any more. */
  Collection<String> gone() {
    return before.keySet();
  }
}
