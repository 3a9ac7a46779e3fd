package cordon.app.setup;

import java.util.ArrayList;
import java.util.List;

/** What changed between two texts, line by line: {@code -} was there, {@code +} is there now. */
final class LineDifference {
  private LineDifference() {}

  /**
   * Changed lines with one unchanged line around them, secrets masked, for terminals are shared and
   * logged; empty when the texts are equal.
   */
  static String of(String before, String after) {
    List<String> a = before.lines().toList();
    List<String> b = after.lines().toList();
    int[][] common = commonLengths(a, b);
    List<String> lines = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
        lines.add("  " + a.get(i));
        i++;
        j++;
      } else if (i < a.size() && (j == b.size() || common[i + 1][j] >= common[i][j + 1])) {
        lines.add("- " + a.get(i++));
      } else {
        lines.add("+ " + b.get(j++));
      }
    }
    return SecretMask.over(String.join("\n", nearChanges(lines)));
  }

  /** Lengths of the longest common subsequence of every pair of tails. */
  private static int[][] commonLengths(List<String> a, List<String> b) {
    int[][] common = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        common[i][j] =
            a.get(i).equals(b.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }

  private static List<String> nearChanges(List<String> lines) {
    List<String> near = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (changed(lines, i - 1) || changed(lines, i) || changed(lines, i + 1)) {
        near.add(lines.get(i));
      }
    }
    return near;
  }

  private static boolean changed(List<String> lines, int i) {
    return i >= 0 && i < lines.size() && !lines.get(i).startsWith("  ");
  }
}
