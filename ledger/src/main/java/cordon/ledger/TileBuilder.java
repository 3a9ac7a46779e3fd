package cordon.ledger;

import cordon.ledger.tree.Hashes;
import cordon.ledger.tree.Tile;
import cordon.store.Database;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Builds the full tiles that the log has grown by since the last time, from the hashes that each
 * append left. What is built is in the database, so a restart goes on where this one stopped; two
 * processes that build at once write the same bytes.
 */
record TileBuilder(Database database) {
  /** Tiles per transaction: 16,384 leaves, some ten milliseconds of the writer. */
  private static final int TILES_PER_STEP = 64;

  private record Built(Tile tile, byte[] hashes) {}

  /** Returns when every full tile of the tree of this size is there. */
  void buildUpTo(long size) {
    long below = size;
    for (int level = 0; below >= Tile.FULL; level++) {
      long full = below / Tile.FULL;
      int current = level;
      long next = database.read(handle -> new StoredTiles(handle).count(current));
      while (next < full) {
        next += build(level, next, Math.min(TILES_PER_STEP, full - next));
      }
      below = full;
    }
  }

  private long build(int level, long first, long count) {
    List<Built> tiles = database.read(handle -> read(handle, level, first, count));
    database.write(handle -> write(handle, tiles));
    return count;
  }

  private static List<Built> read(Handle handle, int level, long first, long count) {
    List<Built> tiles = new ArrayList<>();
    StoredTiles stored = new StoredTiles(handle);
    for (long index = first; index < first + count; index++) {
      Tile tile = new Tile(level, index, Tile.FULL);
      byte[] hashes = StoredTiles.joined(tile, stored.partial(tile));
      if (hashes.length != Tile.FULL * Hashes.SIZE) {
        throw new IllegalStateException("the log has a gap below " + tile.path());
      }
      tiles.add(new Built(tile, hashes));
    }
    return tiles;
  }

  private static int write(Handle handle, List<Built> tiles) {
    try (PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO ledger_tile (level, tile, root, hashes) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT DO NOTHING")) {
      for (Built built : tiles) {
        batch.add(
            built.tile().level(),
            built.tile().index(),
            Hashes.complete(built.hashes().clone()),
            built.hashes());
      }
      batch.execute();
    }
    return tiles.size();
  }
}
