package cordon.ledger.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * That a tree only grew: the older one is the beginning of the newer one.
 *
 * @param path as in RFC 6962 section 2.1.2; empty when the trees are the same or the older is empty
 */
public record ConsistencyProof(long older, long newer, List<byte[]> path) {

  public ConsistencyProof {
    path = List.copyOf(path);
  }

  /** Whether it ties these two roots together; by RFC 9162 section 2.1.4.2. */
  public boolean verify(byte[] olderRoot, byte[] newerRoot) {
    if (older < 0 || older > newer) {
      return false;
    }
    if (older == 0) {
      return path.isEmpty() && Arrays.equals(olderRoot, Hashes.empty());
    }
    if (older == newer) {
      return path.isEmpty() && Arrays.equals(olderRoot, newerRoot);
    }
    List<byte[]> steps = new ArrayList<>(path);
    if (Long.bitCount(older) == 1) {
      steps.addFirst(olderRoot); // the older tree is itself a node of the newer one
    }
    return !steps.isEmpty() && climb(steps, olderRoot, newerRoot);
  }

  private boolean climb(List<byte[]> steps, byte[] olderRoot, byte[] newerRoot) {
    long node = older - 1;
    long last = newer - 1;
    while ((node & 1) == 1) {
      node >>>= 1;
      last >>>= 1;
    }
    byte[] oldHash = steps.getFirst();
    byte[] newHash = steps.getFirst();
    for (byte[] step : steps.subList(1, steps.size())) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        oldHash = Hashes.node(step, oldHash);
        newHash = Hashes.node(step, newHash);
        while ((node & 1) == 0 && node != 0) {
          node >>>= 1;
          last >>>= 1;
        }
      } else {
        newHash = Hashes.node(newHash, step);
      }
      node >>>= 1;
      last >>>= 1;
    }
    return last == 0 && Arrays.equals(oldHash, olderRoot) && Arrays.equals(newHash, newerRoot);
  }
}
