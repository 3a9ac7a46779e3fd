package cordon.inspect.shell;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Place;
import cordon.inspect.value.Decoders;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * PowerShell and what else on Windows runs text: its words are few enough to tell what a line does
 * without its grammar.
 */
final class PowerShell {
  private static final List<String> FETCHES =
      List.of(
          "downloadstring",
          "downloadfile",
          "downloaddata",
          "invoke-webrequest",
          "invoke-restmethod",
          "iwr ",
          "irm ",
          "start-bitstransfer",
          "net.webclient",
          "msxml2.xmlhttp",
          "winhttp",
          "curl ",
          "wget ",
          "getasync(",
          "openread(");
  private static final List<String> RUNS =
      List.of(
          "iex",
          "invoke-expression",
          "execute ",
          "executeglobal ",
          "[scriptblock]::create",
          ".invokescript",
          "reflection.assembly]::load");
  private static final List<String> ENVIRONMENT =
      List.of(
          "gci env:",
          "get-childitem env:",
          "dir env:",
          "ls env:",
          "get-item env:*",
          "getenvironmentvariables");
  private static final List<String> MACHINE =
      List.of("env:computername", "env:username", "get-computerinfo", "machinename", "whoami");
  private static final List<String> STARTS =
      List.of(
          "start-process",
          "saps ",
          "invoke-item",
          "& ",
          "&(",
          "start ",
          "shellexecute",
          ".run(",
          "rundll32");

  /** Where a program is put that nobody is to find. */
  private static final List<String> HIDES =
      List.of(
          "$env:temp", "$env:appdata", "$env:public", "$env:programdata", "%temp%", "%appdata%");

  private final Running running;
  private final Session session;
  private final List<Value> words;
  private final Value input;
  private final Place place;

  PowerShell(Running running, List<Value> words, Value input, Place place) {
    this.running = running;
    this.session = running.session;
    this.words = words;
    this.input = input;
    this.place = place;
  }

  Value run(String name) {
    Flow given = Value.flowOf(words).and(input.flow());
    options();
    for (int i = 1; i + 1 < words.size(); i++) {
      String option = words.get(i).textWithHoles();
      if (isEncoded(option)) {
        return encoded(words.get(i + 1), given);
      }
      if (option.equalsIgnoreCase("-file") || option.equalsIgnoreCase("-f")) {
        return new Execution(running, words, input, place).file(i + 1, "powershell");
      }
    }
    return Value.unknown(text(Program.line(words), given, name.equals("mshta")));
  }

  /** One statement of a script. */
  Value statement() {
    Flow given = Value.flowOf(words);
    options();
    return Value.unknown(text(words.getLast().textWithHoles(), given, false));
  }

  /** Any beginning of {@code -EncodedCommand} that is told from others. */
  private static boolean isEncoded(String option) {
    String plain = option.toLowerCase(Locale.ROOT).replace('/', '-');
    return plain.equals("-ec")
        || (plain.length() >= 2 && plain.startsWith("-e") && "-encodedcommand".startsWith(plain));
  }

  private void options() {
    String line = Program.line(words).toLowerCase(Locale.ROOT);
    if (line.contains("-w hidden")
        || (line.contains("hidden") && line.contains("windowst"))
        || line.contains("-w 1")) {
      session.add(Behaviour.DETACHED, "hidden", Flow.NONE, place, line);
    }
  }

  private Value encoded(Value code, Flow given) {
    session.add(Behaviour.DECODE, "powershell -enc", given, place, Program.line(words));
    Flow flow = given.and(Behaviour.DECODE);
    session.add(Behaviour.RUN_CODE, "powershell -enc", flow, place, Program.line(words));
    Optional<String> text =
        code.octets().flatMap(Decoders::base64).map(b -> new String(b, StandardCharsets.UTF_16LE));
    text.ifPresent(
        t -> running.inner("powershell -Command '" + t.replace("'", "") + "'", place, true));
    return Value.unknown(flow);
  }

  /** What a text does; gives what flows on from it. */
  private Flow text(String line, Flow given, boolean fetchesItself) {
    String lower =
        line.toLowerCase(Locale.ROOT).replace("`", "").replace("'+'", "").replace("\"+\"", "");
    Flow flow = given.and(named(line)).and(asked(lower, line)).and(files(line));
    boolean fetches = any(FETCHES, lower) || (fetchesItself && lower.contains("http"));
    if (sends(lower)) {
      session.add(Behaviour.SEND, "powershell", flow, place, line);
    }
    if (fetches) {
      session.add(Behaviour.FETCH, "powershell", flow, place, line);
      flow = flow.and(Behaviour.FETCH);
    }
    if (lower.contains("frombase64string") || lower.contains("io.compression")) {
      session.add(Behaviour.DECODE, "powershell", flow, place, line);
      flow = flow.and(Behaviour.DECODE);
    }
    boolean runs = fetchesItself || any(RUNS, lower);
    boolean carries = flow.has(Behaviour.FETCH) || flow.has(Behaviour.DECODE);
    if (runs) {
      session.add(Behaviour.RUN_CODE, "powershell", flow, place, line);
    } else if (carries && any(STARTS, lower)) {
      session.add(Behaviour.RUN_PROCESS, Program.clip(line), flow, place, line);
      if (HIDES.stream().anyMatch(lower::contains)) {
        session.add(Behaviour.CONCEALED, "temporary-program", flow, place, line);
      }
    }
    if (lower.contains("net.sockets.tcpclient") && (lower.contains("getstream") || runs)) {
      session.add(Behaviour.REMOTE_CONTROL, "powershell", flow, place, line);
    }
    written(line, lower, flow);
    return flow;
  }

  private static boolean sends(String lower) {
    return lower.contains("-method post")
        || lower.contains("-method put")
        || lower.contains("uploadstring")
        || lower.contains("uploadfile")
        || lower.contains("uploaddata")
        || lower.contains("postasync(")
        || lower.contains("send-mailmessage");
  }

  /** What a text names that is worth naming. */
  private Flow named(String line) {
    return session.words(line, place).without(Behaviour.HOST).without(Behaviour.PLATFORM);
  }

  /** What is asked of the machine. */
  private Flow asked(String lower, String line) {
    Flow flow = Flow.NONE;
    if (any(ENVIRONMENT, lower)) {
      session.add(Behaviour.ENVIRONMENT, "powershell", Flow.NONE, place, line);
      flow = flow.and(Behaviour.ENVIRONMENT);
    }
    if (any(MACHINE, lower)) {
      session.add(Behaviour.HOST_INFO, "hostname", Flow.NONE, place, line);
      flow = flow.and(Behaviour.HOST_INFO);
    }
    return flow;
  }

  /** Files that were written before and are named here. */
  private Flow files(String line) {
    Flow flow = Flow.NONE;
    for (String word : line.split("[\\s'\"(),;]+")) {
      flow = flow.and(new Writing(session).read(Value.text(word)));
    }
    return flow;
  }

  /** {@code -OutFile x}, {@code DownloadFile('…', 'x')}. */
  private void written(String line, String lower, Flow flow) {
    String file = "";
    int option = Math.max(outFile(lower), lower.indexOf("-destination "));
    int method = lower.indexOf("downloadfile(");
    if (option >= 0) {
      String[] rest = line.substring(Math.min(option, line.length())).split("\\s+", 3);
      file = rest.length > 1 ? rest[1] : "";
    } else if (method >= 0) {
      String[] rest = line.substring(Math.min(method, line.length())).split(",", 3);
      file = rest.length > 1 ? rest[1].split("\\)", 2)[0] : "";
    }
    String plain = file.replace("'", "").replace("\"", "").strip();
    if (!plain.isEmpty()) {
      new Writing(session).to(Value.text(plain), Value.unknown(flow), false, place);
    }
  }

  /** Where {@code -OutFile} stands, or any beginning of it, which is as good. */
  private static int outFile(String lower) {
    for (int at = lower.indexOf(" -o"); at >= 0; at = lower.indexOf(" -o", at + 1)) {
      int end = lower.indexOf(' ', at + 1);
      if (end > 0 && "-outfile".startsWith(lower.substring(at + 1, end))) {
        return at + 1;
      }
    }
    return -1;
  }

  /** Whether one of the words is there, and not as a part of a longer one. */
  private static boolean any(List<String> words, String lower) {
    for (String word : words) {
      for (int at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1)) {
        boolean begins =
            at == 0
                || !Character.isLetterOrDigit(word.charAt(0))
                || !Character.isLetterOrDigit(lower.charAt(at - 1));
        int end = at + word.length();
        boolean ends =
            end >= lower.length()
                || !Character.isLetterOrDigit(word.charAt(word.length() - 1))
                || !Character.isLetterOrDigit(lower.charAt(end));
        if (begins && ends) {
          return true;
        }
      }
    }
    return false;
  }
}
