package cordon.app.setup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What two texts have in common, line by line; and how a change is taken back out of a third. */
final class CommonLines {
  /** Settings are short; two long texts without a common end are taken for entirely different. */
  private static final long MOST_CELLS = 25_000_000;

  private CommonLines() {}

  /** Lines with the line feeds that end them, so that joined they are the text again. */
  static List<String> split(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start) + 1;
      lines.add(text.substring(start, end == 0 ? text.length() : end));
      start = end == 0 ? text.length() : end;
    }
    return lines;
  }

  /** For each line of {@code a} the index of its like in {@code b}, or -1; growing. */
  static int[] match(List<String> a, List<String> b) {
    int[] match = new int[a.size()];
    Arrays.fill(match, -1);
    int start = 0;
    while (start < Math.min(a.size(), b.size()) && a.get(start).equals(b.get(start))) {
      match[start] = start;
      start++;
    }
    int tail = 0;
    while (tail < Math.min(a.size(), b.size()) - start
        && a.get(a.size() - 1 - tail).equals(b.get(b.size() - 1 - tail))) {
      match[a.size() - 1 - tail] = b.size() - 1 - tail;
      tail++;
    }
    middle(a.subList(start, a.size() - tail), b.subList(start, b.size() - tail), start, match);
    return match;
  }

  /** The longest common subsequence. */
  private static void middle(List<String> a, List<String> b, int offset, int[] match) {
    if ((long) a.size() * b.size() > MOST_CELLS) {
      return;
    }
    int[][] common = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        common[i][j] =
            a.get(i).equals(b.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < a.size() && j < b.size()) {
      if (a.get(i).equals(b.get(j))) {
        match[offset + i++] = offset + j++;
      } else if (common[i + 1][j] >= common[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
  }

  /**
   * Takes the change from {@code original} to {@code written} out of {@code now}, and leaves what
   * was changed elsewhere since; empty where the lines of the change are not as they were written.
   */
  static Optional<String> revert(String original, String written, String now) {
    List<String> o = split(original);
    List<String> w = split(written);
    List<String> n = split(now);
    int[] toOriginal = match(w, o);
    int[] toNow = match(w, n);
    StringBuilder out = new StringBuilder();
    int copied = 0;
    int old = 0;
    int i = 0;
    while (i <= w.size()) {
      int end = i;
      while (end < w.size() && toOriginal[end] < 0) {
        end++;
      }
      int oldEnd = end < w.size() ? toOriginal[end] : o.size();
      if (end > i || oldEnd > old) {
        int at = place(toNow, i, end, n.size());
        if (at < copied) {
          return Optional.empty();
        }
        out.append(String.join("", n.subList(copied, at)));
        out.append(String.join("", o.subList(old, oldEnd)));
        copied = at + end - i;
      }
      old = oldEnd + 1;
      i = end + 1;
    }
    return Optional.of(out.append(String.join("", n.subList(copied, n.size()))).toString());
  }

  /**
   * Where the lines from {@code start} to {@code end} stand now, unbroken; -1 where they do not.
   */
  private static int place(int[] toNow, int start, int end, int size) {
    if (start == end) {
      return start > 0 && toNow[start - 1] >= 0
          ? toNow[start - 1] + 1
          : start < toNow.length ? toNow[start] : start == 0 ? size : -1;
    }
    for (int i = start; i < end; i++) {
      if (toNow[i] < 0 || toNow[i] != toNow[start] + i - start) {
        return -1;
      }
    }
    return toNow[start];
  }
}
