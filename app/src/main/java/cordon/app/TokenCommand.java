package cordon.app;

import cordon.terminal.ApiClient;
import cordon.terminal.CommandLines;
import cordon.terminal.ExitCode;
import cordon.terminal.Figures;
import cordon.terminal.FormatOption;
import cordon.terminal.Json;
import cordon.terminal.ServerOptions;
import cordon.terminal.Table;
import cordon.terminal.Terminal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JsonGenerator;

/** Tokens of programs: CI jobs, clusters, build machines. */
@Command(
    name = "token",
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Makes, lists and revokes the tokens of programs.",
      "People make their own at /account."
    },
    mixinStandardHelpOptions = true,
    footerHeading = CommandLines.EXAMPLES,
    footer = {
      "  cordon token create web-team --upstream npm --upstream pypi/internal",
      "  cordon token list",
      "  cordon token revoke 6f1b…"
    })
final class TokenCommand {
  private static final String TOKENS = "/api/v1/tokens";

  private final Terminal terminal;

  TokenCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(
      name = "create",
      description = "Makes a token and prints it, this once.",
      mixinStandardHelpOptions = true,
      footerHeading = CommandLines.EXAMPLES,
      footer = {
        "  cordon token create ci-build --days 30",
        "  cordon token create web-team --upstream npm --upstream pypi/internal",
        "  cordon token create ci-train --role developer --unit ci/train --unit 'ci/train-*'"
      })
  int create(
      @Parameters(paramLabel = "NAME", description = "Stands in the evidence as token:NAME.")
          String name,
      @Option(
              names = "--upstream",
              paramLabel = "NAME",
              description =
                  "Fetches packages from this upstream only, as npm/internal, or from all of an"
                      + " ecosystem, as npm; may be given several times (default: all upstreams).")
          @Nullable List<String> upstreams,
      @Option(
              names = "--role",
              paramLabel = "ROLE",
              description = "Opens the API as well, with this role.")
          @Nullable String role,
      @Option(
              names = "--unit",
              paramLabel = "NAME",
              description =
                  "Brings documents of this unit, * standing for any characters; may be given"
                      + " several times (default: of units under the token's own name). Needs a"
                      + " role.")
          @Nullable List<String> units,
      @Option(
              names = "--days",
              paramLabel = "DAYS",
              defaultValue = "90",
              description = "How long it is good, at most 400 (default: ${DEFAULT-VALUE}).")
          int days,
      @Mixin FormatOption format,
      @Mixin ServerOptions server) {
    List<String> only = upstreams == null ? List.of() : upstreams;
    List<String> speaksFor = units == null ? List.of() : units;
    Json token =
        server
            .client(terminal.environment())
            .post(TOKENS, json -> wish(json, name, only, speaksFor, role, days))
            .orThrow();
    if (format.json()) {
      terminal.json(token::writeTo);
    } else {
      terminal.line(token.string("secret"));
      terminal.note(
          name + " fetches packages" + from(token) + api(token) + " until " + expiry(token));
    }
    return ExitCode.OK;
  }

  private static void wish(
      JsonGenerator json,
      String name,
      List<String> only,
      List<String> units,
      @Nullable String role,
      int days) {
    json.writeStartObject();
    json.writeStringProperty("name", name);
    json.writeStringProperty("kind", "workload");
    json.writeNumberProperty("days", days);
    if (role != null) {
      json.writeStringProperty("role", role);
    }
    json.writeArrayPropertyStart("upstreams");
    only.forEach(json::writeString);
    json.writeEndArray();
    json.writeArrayPropertyStart("units");
    units.forEach(json::writeString);
    json.writeEndArray();
    json.writeEndObject();
  }

  @Command(
      name = "list",
      description = "Lists the tokens of programs, newest first, without their secrets.",
      mixinStandardHelpOptions = true,
      footerHeading = CommandLines.EXAMPLES,
      footer = "  cordon token list --format json")
  int list(@Mixin FormatOption format, @Mixin ServerOptions server) {
    Json answer =
        server.client(terminal.environment()).get(TOKENS, Map.of("kind", "workload")).orThrow();
    List<Json> tokens = answer.list("items");
    if (format.json()) {
      terminal.json(answer::writeTo);
    } else if (tokens.isEmpty()) {
      terminal.note("no tokens of programs");
    } else {
      Table table = Table.of("ID", "NAME", "FOR", "EXPIRES");
      tokens.forEach(t ->
          table.row(t.string("id"), t.string("name"), "packages" + from(t) + api(t), state(t)));
      table.print(terminal);
    }
    return ExitCode.OK;
  }

  @Command(
      name = "revoke",
      description = "Ends a token at once.",
      mixinStandardHelpOptions = true,
      footerHeading = CommandLines.EXAMPLES,
      footer = "  cordon token revoke 0f8fad5b-d9cb-369f-a165-70867728950e")
  int revoke(
      @Parameters(paramLabel = "ID", description = "As `cordon token list` shows it.") String id,
      @Mixin ServerOptions server) {
    server.client(terminal.environment()).delete(TOKENS + "/" + ApiClient.encode(id)).orThrow();
    terminal.line("revoked " + id);
    return ExitCode.OK;
  }

  private static String from(Json token) {
    List<String> only = token.strings("upstreams");
    return only.isEmpty() ? "" : " of " + String.join(", ", only) + " only";
  }

  private static String api(Json token) {
    String role = token.string("role");
    List<String> units = token.strings("units");
    return role.isEmpty()
        ? ""
        : ", API as " + role + (units.isEmpty() ? "" : " for " + String.join(", ", units));
  }

  private static String state(Json token) {
    return token.string("revoked").isEmpty() ? expiry(token) : "revoked";
  }

  private static String expiry(Json token) {
    return Figures.time(Instant.parse(token.string("expires")));
  }
}
