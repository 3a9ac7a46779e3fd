package cordon.inspect.shell;

import cordon.inspect.fact.Place;
import cordon.inspect.value.Value;
import java.util.List;
import java.util.Set;

/** Programs that open a window, or ask one that is open, to run a command in it. */
final class Windows {
  private static final Set<String> TERMINALS =
      Set.of(
          "gnome-terminal",
          "xterm",
          "konsole",
          "xfce4-terminal",
          "x-terminal-emulator",
          "mate-terminal",
          "terminator",
          "kitty",
          "alacritty",
          "wt");

  private static final Set<String> BEFORE_COMMAND =
      Set.of("--", "-e", "-x", "--command", "--execute");

  /** What AppleScript calls running a command: AppleScript Language Guide, Standard Additions. */
  private static final List<String> SCRIPTS = List.of("do shell script \"", "do script \"");

  private final Running running;
  private final List<Value> words;
  private final Place place;

  Windows(Running running, List<Value> words, Place place) {
    this.running = running;
    this.words = words;
    this.place = place;
  }

  static boolean open(String name) {
    return TERMINALS.contains(name) || name.equals("osascript");
  }

  void run(String name) {
    if (name.equals("osascript")) {
      words.forEach(this::appleScript);
      return;
    }
    for (int i = 1; i + 1 < words.size(); i++) {
      if (BEFORE_COMMAND.contains(words.get(i).textWithHoles())) {
        List<Value> command = words.subList(i + 1, words.size());
        String only = command.getFirst().textWithHoles();
        if (command.size() == 1 && only.indexOf(' ') > 0) {
          running.inner(only, place, false);
        } else {
          new Program(running, command, Value.text(""), place, false).run();
        }
        return;
      }
    }
  }

  private void appleScript(Value word) {
    String text = word.textWithHoles();
    for (String script : SCRIPTS) {
      for (int at = text.indexOf(script); at >= 0; at = text.indexOf(script, at + 1)) {
        int from = at + script.length();
        int end = from;
        while (end < text.length() && (text.charAt(end) != '"' || text.charAt(end - 1) == '\\')) {
          end++;
        }
        running.inner(text.substring(from, end).replace("\\\"", "\""), place, false);
      }
    }
  }
}
