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
          "[scriptblock]::create",
          ".invokescript",
          "reflection.assembly]::load");
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
      if (isEncoded(words.get(i).textWithHoles())) {
        return encoded(words.get(i + 1), given);
      }
    }
    String line = Program.line(words);
    text(line, given, name.equals("mshta"));
    return Value.unknown(given);
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
        || line.contains("hidden") && line.contains("windowst")
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

  private void text(String line, Flow given, boolean fetchesItself) {
    String lower =
        line.toLowerCase(Locale.ROOT).replace("`", "").replace("'+'", "").replace("\"+\"", "");
    boolean fetches =
        FETCHES.stream().anyMatch(lower::contains) || (fetchesItself && lower.contains("http"));
    boolean decodes = lower.contains("frombase64string") || lower.contains("io.compression");
    Flow flow = given;
    if (fetches) {
      session.add(Behaviour.FETCH, "powershell", given, place, line);
      flow = flow.and(Behaviour.FETCH);
    }
    if (decodes) {
      session.add(Behaviour.DECODE, "powershell", given, place, line);
      flow = flow.and(Behaviour.DECODE);
    }
    boolean runs = fetchesItself || RUNS.stream().anyMatch(lower::contains);
    if (runs) {
      session.add(Behaviour.RUN_CODE, "powershell", flow, place, line);
    } else if (fetches && STARTS.stream().anyMatch(lower::contains)) {
      session.add(Behaviour.RUN_PROCESS, Program.clip(line), flow, place, line);
    }
    if (lower.contains("net.sockets.tcpclient") && (lower.contains("getstream") || runs)) {
      session.add(Behaviour.REMOTE_CONTROL, "powershell", flow, place, line);
    }
    if (lower.contains("-method post")
        || lower.contains("uploadstring")
        || lower.contains("uploadfile")) {
      session.add(Behaviour.SEND, "powershell", flow, place, line);
    }
    session.words(line, place);
  }
}
