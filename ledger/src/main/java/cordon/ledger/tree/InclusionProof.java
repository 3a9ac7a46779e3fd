package cordon.ledger.tree;

import java.util.Arrays;
import java.util.List;

/**
 * That a leaf is in a tree.
 *
 * @param index of the leaf
 * @param size of the tree
 * @param path hashes from the leaf's sibling to the root's child
 */
public record InclusionProof(long index, long size, List<byte[]> path) {

  public InclusionProof {
    path = List.copyOf(path);
  }

  /** Whether it leads from this leaf to this root; by RFC 9162 section 2.1.3.2. */
  public boolean verify(byte[] leafHash, byte[] root) {
    if (index < 0 || index >= size) {
      return false;
    }
    long node = index;
    long last = size - 1;
    byte[] hash = leafHash;
    for (byte[] step : path) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        hash = Hashes.node(step, hash);
        while ((node & 1) == 0 && node != 0) {
          node >>>= 1;
          last >>>= 1;
        }
      } else {
        hash = Hashes.node(hash, step);
      }
      node >>>= 1;
      last >>>= 1;
    }
    return last == 0 && Arrays.equals(hash, root);
  }
}
