package cordon.ledger.tree;

/** A tile that must be there is not, or is not whole: the stored tree is damaged. */
public final class MissingTileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MissingTileException(Tile tile, String why) {
    super(tile.path() + " " + why);
  }
}
