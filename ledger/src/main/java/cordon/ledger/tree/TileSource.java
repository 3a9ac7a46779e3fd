package cordon.ledger.tree;

/** Where tiles come from: the database, or a folder that was exported. */
@FunctionalInterface
public interface TileSource {

  /**
   * The hashes of a tile, one after the other.
   *
   * @return {@code 32 * tile.width()} bytes
   * @throws MissingTileException when there is no such tile, or it has another length
   */
  byte[] hashes(Tile tile);
}
