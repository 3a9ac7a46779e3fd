package cordon.exposure.answer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * Maximum flow by Dinic's algorithm (1970): levels by breadth, then blocking flows by depth. Not
 * recursive, so that no graph can exhaust the stack.
 */
final class FlowNetwork {
  static final int INFINITE = Integer.MAX_VALUE / 2;

  private final List<int[]> edges = new ArrayList<>(); // to, capacity left
  private final List<List<Integer>> out = new ArrayList<>();

  int node() {
    out.add(new ArrayList<>());
    return out.size() - 1;
  }

  void edge(int from, int to, int capacity) {
    out.get(from).add(edges.size());
    edges.add(new int[] {to, capacity});
    out.get(to).add(edges.size());
    edges.add(new int[] {from, 0});
  }

  /** Sends what can be sent. */
  long send(int source, int sink) {
    long total = 0;
    while (true) {
      int[] level = levels(source);
      if (level[sink] < 0) {
        return total;
      }
      int[] next = new int[out.size()];
      for (int sent = path(source, sink, level, next);
          sent > 0;
          sent = path(source, sink, level, next)) {
        total += sent;
      }
    }
  }

  private int[] levels(int source) {
    int[] level = new int[out.size()];
    Arrays.fill(level, -1);
    level[source] = 0;
    Deque<Integer> left = new ArrayDeque<>(List.of(source));
    while (!left.isEmpty()) {
      int at = left.poll();
      for (int edge : out.get(at)) {
        int to = edges.get(edge)[0];
        if (edges.get(edge)[1] > 0 && level[to] < 0) {
          level[to] = level[at] + 1;
          left.add(to);
        }
      }
    }
    return level;
  }

  /** Finds one way along rising levels and sends what fits; 0 when there is none left. */
  private int path(int source, int sink, int[] level, int[] next) {
    Deque<Integer> way = new ArrayDeque<>();
    int at = source;
    while (at != sink) {
      int edge = advance(at, level, next);
      if (edge >= 0) {
        way.push(edge);
        at = edges.get(edge)[0];
      } else if (way.isEmpty()) {
        return 0;
      } else {
        at = edges.get(way.pop() ^ 1)[0];
        next[at]++;
      }
    }
    int fits = way.stream().mapToInt(edge -> edges.get(edge)[1]).min().orElse(0);
    for (int edge : way) {
      edges.get(edge)[1] -= fits;
      edges.get(edge ^ 1)[1] += fits;
    }
    return fits;
  }

  private int advance(int at, int[] level, int[] next) {
    List<Integer> ways = out.get(at);
    for (; next[at] < ways.size(); next[at]++) {
      int[] edge = edges.get(ways.get(next[at]));
      if (edge[1] > 0 && level[edge[0]] == level[at] + 1) {
        return ways.get(next[at]);
      }
    }
    return -1;
  }

  /** What can still be reached from the source after {@link #send}: one side of a least cut. */
  BitSet sourceSide(int source) {
    int[] level = levels(source);
    BitSet side = new BitSet();
    for (int node = 0; node < level.length; node++) {
      side.set(node, level[node] >= 0);
    }
    return side;
  }
}
