package cordon.inspect.shell;

import java.util.List;

/** What a Meson file runs (Meson reference manual), as commands of a shell. */
final class MesonScript {
  /** Functions that run a command, at set-up, build or installation. */
  private static final List<String> RUNNING =
      List.of(
          "run_command(",
          "custom_target(",
          "run_target(",
          "add_install_script(",
          "add_postconf_script(",
          "add_dist_script(",
          "generator(");

  /** No call is longer; one that is not closed ends here. */
  private static final int LONGEST = 20_000;

  private MesonScript() {}

  static String commands(String text) {
    StringBuilder script = new StringBuilder();
    int lines = 0;
    int counted = 0;
    int line = 0;
    for (int at = next(text, 0); at >= 0; at = next(text, at + 1)) {
      for (; counted < at; counted++) {
        line += text.charAt(counted) == '\n' ? 1 : 0;
      }
      int open = text.indexOf('(', at);
      String command =
          command(
              text,
              open,
              text.startsWith("custom_target", at) || text.startsWith("run_target", at));
      for (; lines < line; lines++) {
        script.append('\n');
      }
      script.append(command).append('\n');
      lines++;
    }
    return script.toString();
  }

  private static int next(String text, int from) {
    int best = -1;
    for (int i = from; i < text.length() && best < 0; i++) {
      if (text.charAt(i) == '(') {
        for (String each : RUNNING) {
          int start = i + 1 - each.length();
          if (start >= from && text.startsWith(each, start)) {
            best = start;
          }
        }
      }
    }
    return best;
  }

  /**
   * The texts between the parentheses as words.
   *
   * @param keyed whether only those after {@code command:} count
   */
  private static String command(String text, int open, boolean keyed) {
    StringBuilder words = new StringBuilder();
    int depth = 0;
    int from = keyed ? text.length() : open;
    int most = Math.min(text.length(), open + LONGEST);
    for (int i = open; i < most; i++) {
      char c = text.charAt(i);
      if (c == '\'') {
        int quotes = text.startsWith("'''", i) ? 3 : 1;
        int end = text.indexOf(quotes == 3 ? "'''" : "'", i + quotes);
        if (end < 0) {
          break;
        }
        if (i > from) {
          String word = text.substring(i + quotes, end).replace("'", "'\\''");
          words.append(" '").append(word.replace('\n', ' ')).append('\'');
        }
        i = end + quotes - 1;
      } else if (c == '(' || c == '[') {
        depth++;
      } else if ((c == ')' || c == ']') && --depth == 0) {
        break;
      } else if (depth == 1 && c == ':') {
        // A keyword: of `run_command` none is part of the command.
        from = isCommand(text, i) ? i : text.length();
      }
    }
    return words.toString().strip();
  }

  private static boolean isCommand(String text, int colon) {
    int end = colon;
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    return text.startsWith("command", end - "command".length());
  }
}
