package cordon.inspect.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a CMake file runs when a project is configured or built (cmake-language(7), {@code
 * execute_process}, {@code add_custom_command}, {@code file}), as commands of a shell.
 */
final class CmakeScript {
  /** Words that end the command lines among the arguments. */
  private static final Set<String> KEYWORDS =
      Set.of(
          "WORKING_DIRECTORY",
          "TIMEOUT",
          "RESULT_VARIABLE",
          "RESULTS_VARIABLE",
          "OUTPUT_VARIABLE",
          "ERROR_VARIABLE",
          "INPUT_FILE",
          "OUTPUT_FILE",
          "ERROR_FILE",
          "OUTPUT_QUIET",
          "ERROR_QUIET",
          "COMMAND_ECHO",
          "OUTPUT_STRIP_TRAILING_WHITESPACE",
          "ERROR_STRIP_TRAILING_WHITESPACE",
          "COMMAND_ERROR_IS_FATAL",
          "DEPENDS",
          "BYPRODUCTS",
          "COMMENT",
          "VERBATIM",
          "USES_TERMINAL",
          "MAIN_DEPENDENCY",
          "COMMAND_EXPAND_LISTS",
          "SOURCES",
          "DEPFILE",
          "OUTPUT");

  private final String text;
  private final StringBuilder script = new StringBuilder();
  private int at;
  private int line;
  private int written;

  CmakeScript(String text) {
    this.text = text;
  }

  String commands() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#') {
        comment();
      } else if (Character.isLetter(c) || c == '_') {
        int from = at;
        while (at < text.length() && isName(text.charAt(at))) {
          at++;
        }
        String name = text.substring(from, at).toLowerCase(Locale.ROOT);
        blanks();
        if (at < text.length() && text.charAt(at) == '(') {
          int row = line;
          call(name, arguments(), row);
        }
      } else {
        step();
      }
    }
    return script.toString();
  }

  private void step() {
    line += text.charAt(at) == '\n' ? 1 : 0;
    at++;
  }

  private static boolean isName(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  private void blanks() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
  }

  private void comment() {
    int end = text.indexOf('\n', at);
    at = end < 0 ? text.length() : end;
  }

  /** At the parenthesis; inner parentheses group and mean nothing here. */
  private List<String> arguments() {
    List<String> all = new ArrayList<>();
    int open = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '(') {
        open++;
        at++;
      } else if (c == ')') {
        at++;
        if (--open == 0) {
          return all;
        }
      } else if (c == '#') {
        comment();
      } else if (c == '"') {
        all.add(quoted());
      } else if (text.startsWith("[[", at)) {
        int end = text.indexOf("]]", at);
        int stop = end < 0 ? text.length() : end;
        all.add(text.substring(at + 2, Math.max(at + 2, stop)));
        line += (int) text.substring(at, stop).chars().filter(n -> n == '\n').count();
        at = Math.min(text.length(), stop + 2);
      } else if (Character.isWhitespace(c)) {
        step();
      } else {
        all.add(bare());
      }
    }
    return all;
  }

  private String quoted() {
    StringBuilder value = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      value.append(text.charAt(at));
      step();
    }
    at = Math.min(text.length(), at + 1);
    return value.toString();
  }

  private String bare() {
    int from = at;
    while (at < text.length()
        && !Character.isWhitespace(text.charAt(at))
        && "()#\"".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(from, at);
  }

  private void call(String name, List<String> arguments, int row) {
    switch (name) {
      case "execute_process" -> {
        String piped = String.join(" | ", lines(arguments));
        int into = arguments.indexOf("OUTPUT_VARIABLE");
        boolean kept = into >= 0 && into + 1 < arguments.size();
        emit(row, kept ? arguments.get(into + 1) + "=$(" + piped + ")" : piped);
      }
      case "exec_program" -> emit(row, words(arguments));
      case "add_custom_command", "add_custom_target", "externalproject_add" ->
          emit(row, String.join(" && ", lines(arguments)));
      case "file" -> file(arguments, row);
      case "set" -> {
        if (arguments.size() > 1) {
          String value = String.join(" ", arguments.subList(1, arguments.size()));
          emit(row, arguments.getFirst() + "=" + word(value));
        }
      }
      case "include" -> {
        if (!arguments.isEmpty() && arguments.getFirst().endsWith(".cmake")) {
          emit(row, ". " + word(arguments.getFirst()));
        }
      }
      case "add_subdirectory" -> {
        if (!arguments.isEmpty()) {
          emit(row, ". " + word(arguments.getFirst() + "/CMakeLists.txt"));
        }
      }
      default -> {}
    }
  }

  private void file(List<String> arguments, int row) {
    if (arguments.size() < 3) {
      return;
    }
    switch (arguments.getFirst()) {
      case "DOWNLOAD" ->
          emit(row, "curl -o " + word(arguments.get(2)) + " " + word(arguments.get(1)));
      case "UPLOAD" ->
          emit(row, "curl -T " + word(arguments.get(1)) + " " + word(arguments.get(2)));
      case "WRITE", "APPEND" ->
          emit(
              row,
              "echo "
                  + words(arguments.subList(2, arguments.size()))
                  + " > "
                  + word(arguments.get(1)));
      case "READ" -> emit(row, arguments.get(2) + "=$(cat " + word(arguments.get(1)) + ")");
      default -> {}
    }
  }

  /** Each command line after a {@code COMMAND}. */
  private static List<String> lines(List<String> arguments) {
    List<String> lines = new ArrayList<>();
    List<String> words = new ArrayList<>();
    boolean within = false;
    for (String each : arguments) {
      boolean starts = each.equals("COMMAND") || each.endsWith("_COMMAND");
      if (starts || KEYWORDS.contains(each)) {
        if (!words.isEmpty()) {
          lines.add(words(words));
        }
        words.clear();
        within = starts;
      } else if (within && !each.equals("ARGS")) {
        words.add(each);
      }
    }
    if (!words.isEmpty()) {
      lines.add(words(words));
    }
    return lines;
  }

  private static String words(List<String> words) {
    return String.join(" ", words.stream().map(CmakeScript::word).toList());
  }

  /** As one word of a shell, in which only CMake's own variables are expanded. */
  private static String word(String argument) {
    if (argument.equals("|") || argument.equals("&&") || argument.equals(">")) {
      return argument;
    }
    StringBuilder word = new StringBuilder("\"");
    for (int i = 0; i < argument.length(); i++) {
      char c = argument.charAt(i);
      if (argument.startsWith("$ENV{", i)) {
        word.append("${");
        i += 4;
      } else {
        boolean own = c == '$' && !argument.startsWith("${", i);
        word.append(own || c == '"' || c == '`' || c == '\\' ? "\\" : "").append(c);
      }
    }
    return word.append('"').toString();
  }

  private void emit(int row, String command) {
    if (!command.isEmpty()) {
      while (written < row) {
        script.append('\n');
        written++;
      }
      script.append(command.replace('\n', ' ')).append('\n');
      written++;
    }
  }
}
