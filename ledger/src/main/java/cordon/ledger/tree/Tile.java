package cordon.ledger.tree;

/**
 * A run of hashes of one height, as C2SP tlog-tiles cuts the tree: the hash at place {@code i} of
 * tile {@code index} of {@code level} covers the {@code 256^level} leaves from {@code (256 * index
 * + i) * 256^level} on.
 *
 * @param width hashes in it: 256, or fewer at the right edge
 */
public record Tile(int level, long index, int width) {
  /** Hashes in a full tile. */
  public static final int FULL = 256;

  /** Levels of the tree between two levels of tiles. */
  public static final int HEIGHT = 8;

  public Tile {
    if (level < 0 || level > 7 || index < 0 || width < 1 || width > FULL) {
      throw new IllegalArgumentException("no tile: " + level + "/" + index + " of " + width);
    }
  }

  /** The tile as it is in a tree of so many leaves. */
  public static Tile of(int level, long index, long size) {
    long hashes = size >>> (HEIGHT * level);
    return new Tile(level, index, (int) Math.min(FULL, hashes - index * FULL));
  }

  /** {@code tile/0/x001/234.p/17}: where it lies under a log's prefix. */
  public String path() {
    return "tile/" + level + "/" + name(index, width);
  }

  /** {@code tile/entries/x001/234.p/17}: where the leaves of a tile of level 0 lie. */
  public String entriesPath() {
    return "tile/entries/" + name(index, width);
  }

  /** Three digits for each element of the path, all but the last marked with an x. */
  private static String name(long index, int width) {
    StringBuilder name = new StringBuilder(digits(index % 1000));
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      name.insert(0, "x" + digits(rest % 1000) + "/");
    }
    if (width < FULL) {
      name.append(".p/").append(width);
    }
    return name.toString();
  }

  private static String digits(long below1000) {
    return String.valueOf(1000 + below1000).substring(1);
  }
}
