package cordon.advisories;

import cordon.advisories.RecordWriter.Outcome;
import cordon.advisories.store.RecordTable;
import cordon.store.Database;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What we had of a source before a reading, and which of it the reading has come by. */
final class RecordsMet {
  private final Map<String, RecordTable.Held> held;

  /** Whether each id that the source has is marked as gone. */
  private final Map<String, Boolean> gone = new HashMap<>();

  /** Ids of which the feed has the very text that we have. */
  private final Set<String> met = new HashSet<>();

  /** Ids that this reading has written. */
  private final Set<String> applied = new HashSet<>();

  private final Set<String> reappeared = new HashSet<>();

  RecordsMet(Database database, String source) {
    this.held = database.read(handle -> RecordTable.held(handle, source));
    held.values().forEach(one -> gone.put(one.id(), one.gone()));
  }

  /** The id under which we have this very text. */
  Optional<String> holding(String digest) {
    return Optional.ofNullable(held.get(digest)).map(RecordTable.Held::id);
  }

  boolean had(String id) {
    return gone.containsKey(id);
  }

  /** Whether the store has it now. */
  boolean stored(String id) {
    return had(id) || applied.contains(id);
  }

  /** Whether this reading came by a text of it that counts. */
  boolean cameBy(String id) {
    return met.contains(id) || applied.contains(id);
  }

  /** The feed has the text that we have. */
  void meet(String id) {
    met.add(id);
    if (gone.getOrDefault(id, false)) {
      reappeared.add(id);
    }
  }

  /** Ids that were marked as gone and are there again, since the last transaction. */
  Set<String> reappeared() {
    return reappeared;
  }

  /** A transaction stands. */
  void written(Outcome outcome) {
    met.addAll(outcome.same());
    outcome.written().forEach(one -> applied.add(one.incoming().osv().id()));
    reappeared.clear();
  }

  /** What the source had, was not marked as gone, and was not come by. */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    gone.forEach((id, already) -> {
      if (!already && !cameBy(id)) {
        missing.add(id);
      }
    });
    return missing;
  }
}
