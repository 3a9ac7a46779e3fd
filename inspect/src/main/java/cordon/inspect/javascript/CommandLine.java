package cordon.inspect.javascript;

import cordon.inspect.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** A command line as far as it is known, and what kind of program it starts. */
record CommandLine(String line) {
  private static final Set<String> SHELLS =
      Set.of("sh", "bash", "zsh", "dash", "powershell", "pwsh", "cmd");

  private static final Set<String> LANGUAGES = Set.of("node", "python", "python3");

  /** Run what a file holds that they are given, in the words of shells. */
  private static final Set<String> EVALUATING =
      Set.of(
          ".",
          "source",
          "eval",
          "iex",
          "invoke-expression",
          "start-process",
          "saps",
          "import-module");

  /** What they take text by. */
  private static final Set<String> TEXT =
      Set.of("-e", "-c", "-p", "--eval", "/c", "-command", "-encodedcommand", "-enc");

  /** Interpret a file and show no window while they do. */
  private static final Set<String> WINDOWLESS =
      Set.of("pythonw", "py", "perl", "ruby", "php", "osascript", "wscript", "cscript");

  /** Start what they are given. */
  private static final Set<String> PASSING =
      Set.of(
          "start",
          "open",
          "xdg-open",
          "sudo",
          "nohup",
          "env",
          "exec",
          "setsid",
          "msiexec",
          "rundll32",
          "regsvr32",
          "cscript",
          "wscript",
          "mshta",
          "call",
          "osascript",
          "java",
          "bun",
          "deno",
          "chmod");

  private static final Set<String> RUNTIMES = Set.of("bun", "deno");

  /** Print what they are pointed at. */
  private static final Set<String> PRINTERS =
      Set.of(
          "cat",
          "type",
          "head",
          "tail",
          "more",
          "less",
          "grep",
          "strings",
          "base64",
          "xxd",
          "npm",
          "yarn",
          "git",
          "gh",
          "security",
          "aws",
          "gcloud");

  /** Let an assistant work without asking its user. */
  private static final List<String> UNASKED =
      List.of(
          "--dangerously-skip-permissions",
          "--dangerously-bypass-approvals",
          "--yolo",
          "--trust-all-tools",
          "--allow-all-tools");

  /** What Windows itself calls its programs. */
  private static final Set<String> SYSTEM =
      Set.of(
          "svchost",
          "lsass",
          "csrss",
          "winlogon",
          "smss",
          "services",
          "spoolsv",
          "explorer",
          "taskhost",
          "taskhostw",
          "dwm",
          "conhost",
          "runtimebroker",
          "dllhost",
          "sihost",
          "ctfmon",
          "wininit");

  private static final Set<String> PROGRAMS =
      Set.of("exe", "scr", "com", "pif", "bat", "cmd", "vbs", "ps1", "hta");

  private String word(int index) {
    String[] words = line.strip().split("\\s+", index + 2);
    return index < words.length ? words[index].replace("\"", "").replace("'", "") : "";
  }

  private static String program(String word) {
    String name = Files.name(word).toLowerCase(Locale.ROOT);
    return name.endsWith(".exe") || name.endsWith(".cmd")
        ? name.substring(0, name.length() - 4)
        : name;
  }

  /** Whether it runs as code whatever comes to its input. */
  boolean interpretsInput() {
    return isInterpreter(program(word(0)))
        && (word(1).isEmpty() || (word(1).startsWith("-") && word(2).isEmpty()));
  }

  /** Whether an interpreter is given text of which nothing is known. */
  boolean interpretsText() {
    String[] words = line.strip().split("[\\s'\"]+", 16);
    if (!isInterpreter(program(words[0]))) {
      return false;
    }
    for (int i = 1; i + 1 < words.length; i++) {
      if (TEXT.contains(words[i].toLowerCase(Locale.ROOT))) {
        return words[i + 1].equals(String.valueOf(Value.HOLE));
      }
    }
    return false;
  }

  /** Whether an interpreter is given a file that is written before. */
  boolean interpretsFile(Predicate<String> isWritten) {
    return interpretsFiles(program(word(0)))
        && !word(1).isEmpty()
        && Arrays.stream(line.split("[\\s'\"]+", 16)).skip(1).anyMatch(isWritten)
        && !onlyNames(isWritten);
  }

  private static boolean isInterpreter(String program) {
    return SHELLS.contains(program) || LANGUAGES.contains(program);
  }

  private static boolean interpretsFiles(String program) {
    return isInterpreter(program) || WINDOWLESS.contains(program);
  }

  /** Whether commands that a shell is given as text name a file without running it. */
  private boolean onlyNames(Predicate<String> isWritten) {
    String[] words = line.strip().split("\\s+", 16);
    int text = 1;
    while (text < words.length && !TEXT.contains(words[text].toLowerCase(Locale.ROOT))) {
      text++;
    }
    if (!SHELLS.contains(program(words[0])) || text == words.length) {
      return false;
    }
    String commands = String.join(" ", List.of(words).subList(text + 1, words.length));
    for (String command : commands.split("[;|&\n(){}`]+", 64)) {
      String[] parts = command.replace('\'', ' ').replace('"', ' ').strip().split("\\s+", 16);
      String first = program(parts[0]);
      boolean interprets = interpretsFiles(first) || EVALUATING.contains(first);
      boolean named =
          Arrays.stream(parts)
              .limit(PASSING.contains(first) ? parts.length : 1)
              .anyMatch(isWritten);
      if (interprets || named) {
        return false;
      }
    }
    return true;
  }

  /** A program of Windows in the package itself. */
  boolean startsCarriedProgram() {
    String first = word(0);
    String name = Files.name(first).toLowerCase(Locale.ROOT);
    return (first.startsWith("./") || first.startsWith("../"))
        && (name.endsWith(".exe") || name.endsWith(".scr") || name.endsWith(".com"));
  }

  boolean prints() {
    return PRINTERS.contains(program(word(0)));
  }

  /** Whether a part that is not known is a program or script, rather than an argument of one. */
  boolean runsUnknown() {
    for (String each : line.split("&&|\\|\\||[;|&\n(`]", 64)) {
      String first = new CommandLine(each).word(0);
      boolean passes = isInterpreter(program(first)) || PASSING.contains(program(first));
      if (first.indexOf(Value.HOLE) >= 0 || (passes && each.indexOf(Value.HOLE) >= 0)) {
        return true;
      }
    }
    return false;
  }

  /** Bun or Deno at a place of its own runs a script. */
  boolean runsForeignScript() {
    boolean own = word(0).indexOf('/') >= 0 || word(0).indexOf('\\') >= 0;
    return own
        && RUNTIMES.contains(program(word(0)))
        && (isScript(word(1)) || (word(1).equals("run") && isScript(line)));
  }

  private static boolean isScript(String words) {
    return words.contains(".js") || words.contains(".mjs") || words.contains(".ts");
  }

  boolean commandsAssistant() {
    return UNASKED.stream().anyMatch(line::contains);
  }

  /** A program of Windows in the folder for temporary files, or one called like one of its own. */
  boolean startsFromNowhere() {
    String first = word(0).equals("start") ? word(word(1).isEmpty() ? 2 : 1) : word(0);
    String name = Files.name(first).toLowerCase(Locale.ROOT);
    int dot = name.lastIndexOf('.');
    String end = dot < 0 ? "" : name.substring(dot + 1);
    boolean temporary =
        first.startsWith("/tmp/") || first.toLowerCase(Locale.ROOT).startsWith("%temp%");
    return PROGRAMS.contains(end) && (temporary || SYSTEM.contains(name.substring(0, dot)))
        || (temporary && name.startsWith(".") && name.length() > 1);
  }

  boolean readsClipboard() {
    String lower = line.toLowerCase(Locale.ROOT);
    return lower.contains("get-clipboard")
        || lower.startsWith("pbpaste")
        || lower.startsWith("wl-paste")
        || (lower.startsWith("xclip") && lower.contains(" -o"))
        || (lower.startsWith("xsel") && (lower.contains(" -o") || lower.contains(" -b")));
  }

  boolean writesClipboard() {
    String lower = line.toLowerCase(Locale.ROOT);
    return lower.contains("set-clipboard")
        || lower.contains("pbcopy")
        || lower.contains("wl-copy")
        || lower.endsWith("| clip")
        || (lower.contains("xclip") && !lower.contains(" -o"));
  }

  /** A shell that is tied to a connection by a pipe with a name. */
  boolean tiesShell() {
    return line.contains("mkfifo ")
        && line.contains("sh")
        && (line.contains("nc ") || line.contains("telnet ") || line.contains("s_client"));
  }

  /** Deletes all that a user has. */
  boolean destroysHome() {
    String lower = line.toLowerCase(Locale.ROOT);
    boolean windows =
        (lower.contains("%userprofile%") || lower.contains("c:\\*") || lower.contains("c:\\users"))
            && lower.contains("/s")
            && (lower.contains("del /") || lower.contains("rd /") || lower.contains("rmdir /"));
    boolean unix =
        lower.contains("find ")
            && (lower.contains("$home") || lower.contains(" ~") || lower.contains("find / "))
            && (lower.contains("shred") || lower.contains("-delete"));
    return windows || unix;
  }

  /** Deletes whatever is in the folder that it is started in. */
  boolean clearsFolder() {
    List<String> words = List.of(line.strip().split("\\s+", 8));
    boolean unix = words.get(0).equals("rm") && words.stream().anyMatch(w -> w.startsWith("-r"));
    boolean windows =
        Set.of("del", "rd", "rmdir").contains(words.get(0).toLowerCase(Locale.ROOT))
            && words.stream().anyMatch(w -> w.equalsIgnoreCase("/s"));
    return (unix || windows)
        && words.stream().skip(1).anyMatch(w -> Files.isWorkingFolder(Value.text(w)));
  }

  /** Reads what another process holds in memory. */
  static boolean readsMemory(String text) {
    int at = text.indexOf("/proc/");
    int mem = at < 0 ? -1 : text.indexOf("/mem", at);
    return mem > at
        && mem - at < 40
        && text.substring(at + 6, mem).indexOf('/') < 0
        && (mem + 4 == text.length()
            || !Character.isLetterOrDigit(text.charAt(mem + 4)) && text.charAt(mem + 4) != '_')
        && text.substring(at + 6, mem).chars().noneMatch(Character::isWhitespace);
  }
}
