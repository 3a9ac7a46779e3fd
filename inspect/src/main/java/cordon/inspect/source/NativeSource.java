package cordon.inspect.source;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Fact;
import cordon.inspect.fact.Place;
import cordon.inspect.fact.Reference;
import cordon.inspect.shell.Script;
import cordon.inspect.source.SourceTokens.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Commands in C and C++ and the functions that run them; what runs when a library is loaded is the
 * unit without a name: constructors (GCC manual, "Common Function Attributes"), initializers of
 * variables, and what a loader calls.
 */
final class NativeSource {
  /** Functions that hand one text to a shell, and those that take a program and its arguments. */
  private static final Set<String> SHELLS =
      Set.of("system", "popen", "_popen", "_wsystem", "_wpopen", "WinExec");

  private static final Set<String> PROGRAMS =
      Set.of(
          "execl",
          "execv",
          "execve",
          "execvp",
          "execlp",
          "execle",
          "posix_spawn",
          "posix_spawnp",
          "ShellExecuteA",
          "ShellExecuteW",
          "CreateProcessA",
          "CreateProcessW",
          "_spawnl",
          "_spawnlp");

  private static final Set<String> LOADED = Set.of("DllMain", "JNI_OnLoad", "_init");

  private static final Set<String> TYPES = Set.of("struct", "class");
  private static final String FUNCTION = "()";
  private static final int MOST = 2_000;
  private static final int DETAIL = 80;

  private final SourceFile file;
  private final SourceTokens tokens;
  private final Set<String> constructors = new HashSet<>();

  /** Texts that variables were made with. */
  private final Map<String, String> texts = new HashMap<>();

  /** Blocks that are open: functions, or types by their names. */
  private final List<String> blocks = new ArrayList<>();

  private final Set<String> types = new HashSet<>();
  private String type = "";
  private String closed = "";
  private String before = "";
  private int brackets;
  private boolean constructs;
  private String function = "";
  private String unit = "";

  /** Of the function that is read: whether it connects, and makes something its own input. */
  private boolean connects;

  private boolean redirects;

  private NativeSource(SourceFile file, String text) {
    this.file = file;
    this.tokens = new SourceTokens(text, false);
  }

  /** Whether a text may do anything that is told of here. */
  static boolean mayAct(String text) {
    return SHELLS.stream().anyMatch(text::contains) || PROGRAMS.stream().anyMatch(text::contains);
  }

  static void read(SourceFile file, String text) {
    if (mayAct(text)) {
      new NativeSource(file, text).read();
    }
  }

  private void read() {
    String assigned = "";
    while (tokens.next()) {
      switch (tokens.kind) {
        case NAME -> {
          boolean called = tokens.called();
          String name = tokens.value.substring(tokens.value.lastIndexOf('.') + 1);
          object(name, called);
          constructs |= !isInFunction() && name.equals("constructor");
          connects |= called && (name.equals("connect") || name.equals("WSAConnect"));
          redirects |= called && (name.equals("dup2") || name.equals("dup3"));
          if (called && (SHELLS.contains(name) || PROGRAMS.contains(name))) {
            command(name);
          } else if (called && isInFunction()) {
            file.refer(new Reference(unit, tokens.startLine, new Reference.Local(name)));
          } else if (called && brackets == 0 && !name.startsWith("__")) {
            function = name;
          }
          before = name;
        }
        case SIGN -> {
          assigned = tokens.value.equals("=") ? before : assigned;
          sign(tokens.value.charAt(0));
        }
        case TEXT -> {
          if (!assigned.isEmpty() && texts.size() < MOST) {
            texts.merge(assigned, tokens.value, (a, b) -> a.length() < MOST ? a + b : a);
          }
        }
        default -> {}
      }
      if (tokens.kind == Kind.SIGN && ";{}".contains(tokens.value)) {
        assigned = "";
      }
    }
  }

  private void sign(char sign) {
    switch (sign) {
      case '(', '[' -> brackets++;
      case ')', ']' -> brackets = Math.max(0, brackets - 1);
      case '{' -> opens();
      case '}' -> {
        closed = blocks.isEmpty() ? "" : blocks.removeLast();
        ends();
      }
      case ';' -> {
        if (constructs) {
          constructors.add(function); // declared so, and written further down
        }
        closed = "";
        ends();
      }
      default -> {}
    }
  }

  private boolean isInFunction() {
    return blocks.contains(FUNCTION);
  }

  /** What a brace opens: the body of a function, a type or a namespace, or part of either. */
  private void opens() {
    if (isInFunction() || type.isEmpty() && function.isEmpty()) {
      blocks.add(isInFunction() ? FUNCTION : "{");
      return;
    }
    if (!function.isEmpty()) {
      boolean loaded =
          constructs
              || constructors.contains(function)
              || LOADED.contains(function)
              || function.startsWith("PyInit_");
      unit = loaded ? "" : function;
      connects = false;
      redirects = false;
      blocks.add(FUNCTION);
    } else {
      types.add(type);
      blocks.add(type);
    }
    type = "";
    brackets = 0;
  }

  /** An object of a type that is made when the library is loaded: its constructor runs. */
  private void object(String name, boolean called) {
    if (isInFunction()) {
      return;
    }
    String made = !closed.isEmpty() ? closed : types.contains(before) ? before : "";
    if (!called && !made.isEmpty() && !made.equals(FUNCTION)) {
      file.refer(new Reference("", tokens.startLine, new Reference.Local(made)));
    }
    if (TYPES.contains(before)) {
      type = name;
    }
    closed = "";
  }

  private void ends() {
    type = "";
    if (!isInFunction()) {
      brackets = 0;
      constructs = false;
      function = "";
      unit = "";
    }
  }

  /** Reads the arguments of a call that runs a command. */
  private void command(String name) {
    int line = tokens.startLine;
    List<String> arguments = new ArrayList<>();
    StringBuilder argument = new StringBuilder();
    boolean known = false;
    int open = 0;
    while (tokens.next()) {
      if (tokens.kind == Kind.TEXT) {
        argument.append(tokens.value);
        known = true;
      } else if (tokens.kind == Kind.NAME && texts.containsKey(tokens.value)) {
        argument.append(texts.get(tokens.value));
        known = true;
      } else if (tokens.kind == Kind.SIGN) {
        char sign = tokens.value.charAt(0);
        open += sign == '(' ? 1 : sign == ')' ? -1 : 0;
        boolean ends = sign == ';' || open <= 0;
        if ((sign == ',' || ends) && known) {
          arguments.add(argument.toString());
          argument.setLength(0);
          known = false;
        }
        if (ends) {
          break;
        }
      }
    }
    if (!arguments.isEmpty()) {
      runs(name, arguments, line);
    }
  }

  private void runs(String name, List<String> arguments, int line) {
    boolean shell = SHELLS.contains(name);
    StringBuilder command = new StringBuilder(shell ? arguments.getFirst() : "");
    if (!shell) {
      // The first names the file, the second is what the program is told that it is called.
      int from = arguments.size() > 1 && name.startsWith("exec") ? 1 : 0;
      for (String each : arguments.subList(from, arguments.size())) {
        command.append('\'').append(each.replace("'", "'\\''")).append("' ");
      }
    }
    String text = command.toString().strip();
    Place place = file.place(line);
    String detail = text.length() > DETAIL ? text.substring(0, DETAIL) : text;
    file.add(new Fact(Behaviour.RUN_PROCESS, detail, place, unit, name + "(" + text + ")"));
    if (!shell && connects && redirects) {
      file.add(new Fact(Behaviour.REMOTE_CONTROL, "shell", place, unit, detail));
    }
    Script script = file.shell.script(place, text);
    for (Fact fact : script.facts()) {
      file.add(new Fact(fact.behaviour(), fact.detail(), place, unit, fact.inputs(), fact.quote()));
    }
    script.targets().forEach(target -> file.refer(new Reference(unit, line, target)));
  }
}
