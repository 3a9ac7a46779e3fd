package cordon.gate.commands;

import static java.time.temporal.ChronoUnit.SECONDS;

import cordon.gate.Reason;
import cordon.terminal.ApiAnswer;
import cordon.terminal.ApiClient;
import cordon.terminal.CommandLines;
import cordon.terminal.ExitCode;
import cordon.terminal.FormatOption;
import cordon.terminal.Json;
import cordon.terminal.ServerOptions;
import cordon.terminal.Terminal;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lets something in that the policy keeps out. */
@Command(
    name = "waive",
    description = "Lets a release in that the policy would hold, until a day and for a reason.",
    mixinStandardHelpOptions = true,
    footerHeading = CommandLines.EXAMPLES,
    footer = {
      "  cordon gate waive pkg:npm/left-pad@1.3.1 --reason \"our outage\" --expires 14d",
      "  cordon gate waive 'pkg:npm/@acme/*' --reason \"our own\" --expires 2026-12-31",
      "  cordon gate waive pkg:npm/left@1.3.1 --malicious --reason study --expires 2h"
    })
final class WaiveCommand implements Callable<Integer> {
  private static final String NO_RELEASE = "gate/no-such-release";

  private final Terminal terminal;

  @Mixin private OverrideOptions options = new OverrideOptions();

  @Option(
      names = "--expires",
      paramLabel = "TIME",
      required = true,
      description = {
        "Until when: a day, which counts whole, a distance (2h, 14d) or an instant;",
        "at most a year ahead."
      })
  private String expires = "";

  @Option(
      names = "--malicious",
      description = "Let it in although it is known to be malicious; only for one exact release.")
  private boolean malicious;

  @Mixin private FormatOption format = new FormatOption();
  @Mixin private ServerOptions server = new ServerOptions();

  WaiveCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Instant end = TimeArgument.expiry(expires, terminal.clock().instant());
    ApiClient client = server.client(terminal.environment());
    String standing = standing(client);
    Json added =
        client
            .post(
                "/api/v1/gate/waivers",
                json -> {
                  json.writeStartObject();
                  options.write(json);
                  json.writeStringProperty("expires", end.toString());
                  json.writeBooleanProperty("malicious", malicious);
                  json.writeEndObject();
                })
            .orThrow();
    String notice = standing.isEmpty() ? sooner(added, end) : standing;
    if (format.json()) {
      terminal.json((notice.isEmpty() ? added : added.with("notice", notice))::writeTo);
    } else {
      OverrideText.told(terminal, "waived", added);
      if (!notice.isEmpty()) {
        terminal.line(notice);
      }
    }
    return ExitCode.OK;
  }

  private static String sooner(Json added, Instant asked) {
    return Instant.parse(added.string("expires")).isBefore(asked.truncatedTo(SECONDS))
        ? "by then the release passes by itself"
        : "";
  }

  /** Where the waiver lets in nothing now, why; asked before, since with it the release passes. */
  private String standing(ApiClient client) {
    return options
        .release()
        .map(purl -> client.get("/api/v1/gate/decision", Map.of("purl", purl)))
        .map(answer ->
            switch (answer) {
              case ApiAnswer.Done done when done.body().string("verdict").equals("allow") ->
                  "the release passes already: the waiver changes nothing now";
              case ApiAnswer.Done done when keptOut(done.body()) ->
                  "it stays out: a waiver lifts no claim of malice without --malicious";
              case ApiAnswer.Refused no when no.problem().type().endsWith(NO_RELEASE) ->
                  "the upstream has no such release now: check the name and the version";
              default -> "";
            })
        .orElse("");
  }

  private boolean keptOut(Json decision) {
    return !malicious
        && decision.list("reasons").stream()
            .anyMatch(reason -> reason.string("code").equals(Reason.Code.MALICIOUS.word()));
  }
}
