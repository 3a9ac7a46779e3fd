package cordon.exposure.commands;

import cordon.base.Problem;
import cordon.terminal.ApiClient;
import cordon.terminal.CommandLines;
import cordon.terminal.ExitCode;
import cordon.terminal.Json;
import cordon.terminal.ServerOptions;
import cordon.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Who was exposed? */
@Command(
    name = "exposure",
    description = {
      "Says who had a release, how surely, what was within reach, and what is not known."
    },
    mixinStandardHelpOptions = true,
    footerHeading = CommandLines.EXAMPLES,
    footer = {
      "  cordon exposure pkg:pypi/litellm@1.82.7",
      "  cordon exposure pkg:pypi/litellm@1.82.7 --from 2026-03-24T10:39:00Z"
          + " --to 2026-03-24T11:19:00Z",
      "  cordon exposure MAL-2026-2144 --format svg > exposure.svg",
      "  cordon exposure pkg:npm/left-pad",
      "",
      "Exit code: 0 nobody had it as far as is known, 1 somebody had it or may have, 2 wrong usage,",
      "or the answer could not be had."
    })
final class ExposureCommand implements Callable<Integer> {
  private final Terminal terminal;

  /** What is printed. */
  enum Output {
    text,
    json,
    svg,
    dot
  }

  @Parameters(
      paramLabel = "PURL or ADVISORY",
      arity = "0..*",
      description = {
        "Releases, packages (for any version of them), or advisories, whose claimed times are then",
        "the window."
      })
  private List<String> targets = new ArrayList<>();

  @Mixin private WindowOptions window = new WindowOptions();

  @Option(
      names = "--window",
      paramLabel = "FROM..TO",
      description = {"Given twice or more: what differs between these windows, side by side."})
  private List<String> windows = new ArrayList<>();

  @Option(
      names = "--windows",
      description = "What differs between the windows that the sources of an advisory claim.")
  private boolean claimed;

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      description = "Answer from what was known then (default: from all that is known).")
  private @Nullable String asOf;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "Only what was so at that moment (default: over the whole window).")
  private @Nullable String at;

  @Option(
      names = "--follow",
      paramLabel = "DAYS",
      description = "How long after the window its spreading is followed (default: 7 days).")
  private @Nullable String follow;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "How to print the answer: text, json, svg or dot (default: text).")
  private Output format = Output.text;

  @Mixin private ServerOptions server = new ServerOptions();

  ExposureCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (targets.isEmpty()) {
      throw Problem.of(
              "exposure/no-target",
              "nobody said what to ask about",
              "a release, a package or an advisory is missing",
              "name one, such as pkg:pypi/litellm@1.82.7; `cordon exposure --help` has more")
          .asException();
    }
    Map<String, String> query = new HashMap<>(Map.of("target", String.join(" ", targets)));
    query.putAll(window.query());
    Optional.ofNullable(asOf).ifPresent(time -> query.put("as_of", time));
    Optional.ofNullable(at).ifPresent(time -> query.put("at", time));
    Optional.ofNullable(follow).ifPresent(days -> query.put("follow", days));
    var api = server.client(terminal.environment());
    if (claimed || !windows.isEmpty()) {
      if (!windows.isEmpty()) {
        query.put("window", String.join(" ", windows));
      }
      return WindowReport.print(terminal, api, query, format == Output.json);
    }
    if (format == Output.svg || format == Output.dot) {
      query.put("format", format.name());
      printed(api, "/api/v1/exposure/picture", query);
      query.remove("format");
      return code(api.get("/api/v1/exposure", query).orThrow());
    }
    Json answer;
    if (format == Output.json) {
      answer = Json.read(printed(api, "/api/v1/exposure", query));
    } else {
      answer = api.get("/api/v1/exposure", query).orThrow();
      new ExposureReport(terminal, targets).print(answer);
    }
    return code(answer);
  }

  /** However it is printed. */
  private static int code(Json answer) {
    return answer.flag("exposed") || answer.flag("had_it") ? ExitCode.BAD_NEWS : ExitCode.OK;
  }

  private String printed(ApiClient api, String path, Map<String, String> query) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    api.download(path, query, bytes).orThrow();
    String text = bytes.toString(StandardCharsets.UTF_8);
    terminal.document(text);
    return text;
  }
}
