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
    int[] match = CommonLines.match(a, b);
    List<String> lines = new ArrayList<>();
    int j = 0;
    for (int i = 0; i < a.size(); i++) {
      while (match[i] > j) {
        lines.add("+ " + b.get(j++));
      }
      lines.add((match[i] < 0 ? "- " : "  ") + a.get(i));
      j += match[i] < 0 ? 0 : 1;
    }
    b.subList(j, b.size()).forEach(line -> lines.add("+ " + line));
    return SecretMask.over(String.join("\n", nearChanges(lines)));
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
