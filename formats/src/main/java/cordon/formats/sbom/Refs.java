package cordon.formats.sbom;

import cordon.formats.BoundedInput;

/**
 * The refs that a document has given to its parts, remembered as hashes of 64 bits so that a
 * million of them take some 16 MB. See decision 0100.
 */
public final class Refs {
  private static final int SMALLEST = 1 << 10;

  /** Half full, a table of millions has no run above a hundred; longer ones are made on purpose. */
  private static final int LONGEST_RUN = 512;

  private final String document;
  private long[] table = new long[SMALLEST];
  private int count;
  private int made;

  /**
   * @param document for the message when there are too many
   */
  public Refs(String document) {
    this.document = document;
  }

  /** Whether nothing had this ref before. */
  public boolean add(String ref) {
    if (count >= SbomLimits.REFS) {
      throw BoundedInput.tooLarge(document, SbomLimits.REFS, "refs");
    }
    if (2 * count >= table.length) {
      grow();
    }
    boolean fresh = put(table, hash(ref));
    count += fresh ? 1 : 0;
    return fresh;
  }

  /** A ref for a part that has none. */
  public String unnamed() {
    String ref = SbomComponent.UNNAMED + made++;
    add(ref);
    return ref;
  }

  private void grow() {
    long[] larger = new long[table.length * 2];
    for (long hash : table) {
      if (hash != 0) {
        put(larger, hash);
      }
    }
    table = larger;
  }

  private boolean put(long[] into, long hash) {
    int slot = (int) hash & (into.length - 1);
    for (int run = 0; into[slot] != 0; run++) {
      if (into[slot] == hash) {
        return false;
      }
      if (run == LONGEST_RUN) {
        throw BoundedInput.tooLarge(document, LONGEST_RUN, "refs made to collide");
      }
      slot = (slot + 1) & (into.length - 1);
    }
    into[slot] = hash;
    return true;
  }

  /** A multiplication per character, and the finishing of SplitMix64; never 0, which is empty. */
  private static long hash(String ref) {
    long hash = 0x9E3779B97F4A7C15L;
    for (int i = 0; i < ref.length(); i++) {
      hash = (hash ^ ref.charAt(i)) * 0xD6E8FEB86659FD93L;
      hash ^= hash >>> 32;
    }
    hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
    hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
    hash ^= hash >>> 31;
    return hash == 0 ? 1 : hash;
  }
}
