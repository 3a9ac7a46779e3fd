package cordon.ledger;

import cordon.ledger.tree.Hashes;
import cordon.ledger.tree.MissingTileException;
import cordon.ledger.tree.Tile;
import cordon.ledger.tree.TileSource;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Tiles of the log in the database: full ones as they were built, the partial ones at the right
 * edge from the hashes below them.
 */
record StoredTiles(Handle handle) implements TileSource {

  @Override
  public byte[] hashes(Tile tile) {
    byte[] hashes = tile.width() == Tile.FULL ? full(tile) : joined(tile, partial(tile));
    if (hashes.length != tile.width() * Hashes.SIZE) {
      throw new MissingTileException(tile, "has " + hashes.length + " bytes");
    }
    return hashes;
  }

  private byte[] full(Tile tile) {
    return handle
        .createQuery("SELECT hashes FROM ledger_tile WHERE level = ? AND tile = ?")
        .bind(0, tile.level())
        .bind(1, tile.index())
        .mapTo(byte[].class)
        .findOne()
        .orElseThrow(() -> new MissingTileException(tile, "is not in the database"));
  }

  /** The hashes that the tile of this level consists of, in order. */
  List<byte[]> partial(Tile tile) {
    long from = tile.index() * Tile.FULL;
    long to = from + tile.width();
    return tile.level() == 0 ? leafHashes(from, to) : roots(tile.level() - 1, from, to);
  }

  List<byte[]> leafHashes(long from, long to) {
    return handle
        .createQuery(
            "SELECT leaf_hash FROM ledger_fact WHERE sequence >= ? AND sequence < ?"
                + " ORDER BY sequence")
        .bind(0, from)
        .bind(1, to)
        .mapTo(byte[].class)
        .list();
  }

  private List<byte[]> roots(int level, long from, long to) {
    return handle
        .createQuery(
            "SELECT root FROM ledger_tile WHERE level = ? AND tile >= ? AND tile < ?"
                + " ORDER BY tile")
        .bind(0, level)
        .bind(1, from)
        .bind(2, to)
        .mapTo(byte[].class)
        .list();
  }

  /** How many full tiles of a level there are. */
  long count(int level) {
    return handle
        .createQuery("SELECT coalesce(max(tile) + 1, 0) FROM ledger_tile WHERE level = ?")
        .bind(0, level)
        .mapTo(Long.class)
        .one();
  }

  static byte[] joined(Tile tile, List<byte[]> hashes) {
    byte[] joined = new byte[hashes.size() * Hashes.SIZE];
    for (int i = 0; i < hashes.size(); i++) {
      if (hashes.get(i).length != Hashes.SIZE) {
        throw new MissingTileException(tile, "has a hash of another size at " + i);
      }
      System.arraycopy(hashes.get(i), 0, joined, i * Hashes.SIZE, Hashes.SIZE);
    }
    return joined;
  }
}
