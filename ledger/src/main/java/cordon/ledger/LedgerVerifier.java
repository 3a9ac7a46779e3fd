package cordon.ledger;

import cordon.ledger.Verification.Broken;
import cordon.ledger.Verification.Sound;
import cordon.ledger.note.VerifierKey;
import cordon.ledger.tree.Hashes;
import cordon.ledger.tree.MissingTileException;
import cordon.ledger.tree.Tile;
import cordon.ledger.tree.TreeCheck;
import cordon.store.Database;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Checks the log in a database: recomputes everything from the facts and compares it with the
 * stored hashes, the stored tiles and every checkpoint that was ever signed. Reads page by page, so
 * the log may grow meanwhile.
 */
public final class LedgerVerifier {
  private static final int FACTS_PER_READ = 4096;

  private final Database database;
  private final VerifierKey key;
  private final LongConsumer progress;
  private final TreeCheck tree;
  private @Nullable SignedCheckpoint next;
  private long signed;
  private long checkpoints;

  private LedgerVerifier(Database database, VerifierKey key, LongConsumer progress) {
    this.database = database;
    this.key = key;
    this.progress = progress;
    // Tiles are built when a checkpoint is signed; beyond the last one they may be missing.
    long built =
        database
            .<Optional<SignedCheckpoint>>read(Checkpoints::latest)
            .map(latest -> latest.checkpoint().size())
            .orElse(0L);
    this.tree = new TreeCheck(tile -> database.read(h -> new StoredTiles(h).hashes(tile)), built);
  }

  /**
   * @param key of the log; best one that was noted when the log was new, not the one beside it
   * @param progress told the number of facts checked so far
   */
  public static Verification verify(Database database, VerifierKey key, LongConsumer progress) {
    return new LedgerVerifier(database, key, progress).run();
  }

  private record Extent(long head, long rows) {}

  private record Row(long sequence, byte[] leaf, byte[] leafHash) {}

  private Verification run() {
    Extent extent = database.read(LedgerVerifier::extent);
    if (extent.head != extent.rows) {
      return new Broken(
          Math.min(extent.head, extent.rows),
          "the log says that it has " + extent.head + " facts and has " + extent.rows);
    }
    Optional<Broken> broken = checkpointsAt(0);
    while (broken.isEmpty() && tree.size() < Math.max(extent.head, nextSigned())) {
      broken = page();
      progress.accept(tree.size());
    }
    if (broken.isEmpty()) {
      broken = database.read(Erasables::firstWrong);
    }
    return broken.isPresent() ? broken.get() : new Sound(signed, tree.size() - signed, checkpoints);
  }

  private static Extent extent(Handle handle) {
    long rows =
        handle
            .createQuery("SELECT coalesce(max(sequence) + 1, 0) FROM ledger_fact")
            .mapTo(Long.class)
            .one();
    return new Extent(FactReader.size(handle), rows);
  }

  private Optional<Broken> page() {
    List<Row> rows = database.read(handle -> rows(handle, tree.size()));
    if (rows.isEmpty()) {
      return broken(tree.size(), "fact " + tree.size() + " is missing");
    }
    for (Row row : rows) {
      Optional<Broken> broken = row(row);
      if (broken.isPresent()) {
        return broken;
      }
    }
    return Optional.empty();
  }

  private Optional<Broken> row(Row row) {
    long sequence = tree.size();
    if (row.sequence != sequence) {
      return broken(sequence, "fact " + sequence + " is missing");
    }
    byte[] hash = Hashes.leaf(row.leaf);
    if (!Arrays.equals(hash, row.leafHash)) {
      return broken(sequence, "fact " + sequence + " was altered: it no longer has its hash");
    }
    try {
      OptionalLong bad = tree.add(hash);
      if (bad.isPresent()) {
        return broken(
            bad.getAsLong(),
            "fact " + bad.getAsLong() + " was altered: its hash is not the tree's");
      }
    } catch (MissingTileException e) {
      return broken(
          sequence / Tile.FULL * Tile.FULL, "the stored tree is damaged: " + e.getMessage());
    }
    return checkpointsAt(tree.size());
  }

  /** Facts that must be there because a signature covers them. */
  private long nextSigned() {
    return next == null ? 0 : next.checkpoint().size();
  }

  /** Checks the checkpoint over exactly these facts, if there is one, and looks up the next. */
  private Optional<Broken> checkpointsAt(long size) {
    if (size == 0) {
      next = database.<Optional<SignedCheckpoint>>read(h -> Checkpoints.after(h, -1)).orElse(null);
    }
    if (next == null || next.checkpoint().size() != size) {
      return Optional.empty();
    }
    if (!next.note().signedBy(key) || !next.checkpoint().origin().equals(key.name())) {
      return broken(signed, "the checkpoint of " + size + " facts is not signed by " + key);
    }
    if (!Arrays.equals(next.checkpoint().root(), tree.root())) {
      return broken(
          signed,
          "facts from "
              + signed
              + " to "
              + (size - 1)
              + " are not those that were signed at "
              + next.time());
    }
    signed = size;
    checkpoints++;
    next = database.<Optional<SignedCheckpoint>>read(h -> Checkpoints.after(h, size)).orElse(null);
    return Optional.empty();
  }

  private static Optional<Broken> broken(long sequence, String reason) {
    return Optional.of(new Broken(sequence, reason));
  }

  private static List<Row> rows(Handle handle, long from) {
    return handle
        .createQuery(
            "SELECT sequence, id, time, learned, type, actor, subject, body, leaf_hash"
                + " FROM ledger_fact WHERE sequence >= ? AND sequence < ? ORDER BY sequence")
        .bind(0, from)
        .bind(1, from + FACTS_PER_READ)
        .map((row, context) ->
            new Row(row.getLong("sequence"), FactReader.leaf(row), row.getBytes("leaf_hash")))
        .list();
  }
}
