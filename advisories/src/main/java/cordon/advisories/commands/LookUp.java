package cordon.advisories.commands;

import cordon.advisories.AdvisoryDocument;
import cordon.advisories.AdvisoryJson;
import cordon.advisories.ReleasesInUse;
import cordon.advisories.StarterFeed;
import cordon.advisories.api.AdvisoriesApi;
import cordon.base.Ecosystem;
import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.base.purl.Purl;
import cordon.terminal.ApiAnswer;
import cordon.terminal.ApiClient;
import cordon.terminal.ExitCode;
import cordon.terminal.FormatOption;
import cordon.terminal.Json;
import cordon.terminal.ServerOptions;
import cordon.terminal.Style;
import cordon.terminal.Terminal;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Looks up what is known: on the server, or alone where there is none. A server that is there but
 * refuses is an error: to answer from the small feed inside would be to call clean what the server
 * may know as malicious.
 */
final class LookUp {
  private final Terminal terminal;
  private final ApiClient server;
  private final FormatOption format;

  LookUp(Terminal terminal, ServerOptions server, FormatOption format) {
    this.terminal = terminal;
    this.server = server.client(terminal.environment());
    this.format = format;
  }

  int match(String text) {
    Purl purl = Purl.parse(text);
    Json answer =
        ask("/api/v1/advisories/match", Map.of("purl", text), () -> matchAlone(purl, text));
    List<Json> matches = answer.list("matches");
    if (format.json()) {
      terminal.json(answer::writeTo);
    } else if (matches.isEmpty()) {
      terminal.line(Style.GOOD, "no advisory covers " + answer.string("purl"));
    } else {
      terminal.line(Style.HEADING, answer.string("purl"));
      matches.forEach(this::printMatch);
    }
    boolean bad = answer.flag("malicious") || answer.flag("review");
    return bad ? ExitCode.BAD_NEWS : ExitCode.OK;
  }

  private static Json matchAlone(Purl purl, String text) {
    Ecosystem ecosystem =
        purl.ecosystem().orElseThrow(() -> unusable(text, "its type is no ecosystem served here"));
    String version =
        purl.version().orElseThrow(() -> unusable(text, "it has no version behind an @"));
    return Json.read(
        Json.text(json ->
            AdvisoryJson.matches(
                json,
                purl.ofRelease().toString(),
                StarterFeed.load().match(ecosystem, purl.nativeName(), version))));
  }

  private static ProblemException unusable(String purl, String why) {
    return Problem.of(
            "advisories/purl",
            "the package URL names no release",
            purl + ": " + why,
            "write it as pkg:npm/name@1.2.3")
        .asException();
  }

  private void printMatch(Json match) {
    boolean malicious = match.flag("malicious");
    boolean sure = match.flag("sure");
    String kind = malicious ? "malicious" : "vulnerable";
    String word =
        sure ? kind : kind + "? (the record names no version that could be held against it)";
    terminal.line("");
    terminal.line(malicious && sure ? Style.BAD : Style.CAUTION, match.string("id") + "  " + word);
    terminal.line("  " + match.string("summary"));
    line("known since", match.string("published"));
    line("known by", match.string("source"));
    line("known here since", match.string("first_seen"));
    line("also", String.join(", ", match.strings("aliases")));
    match.strings("references").stream().limit(3).forEach(page -> line("see", page));
  }

  int show(String id) {
    Json answer = ask("/api/v1/advisories/" + ApiClient.encode(id), Map.of(), () -> showAlone(id));
    if (format.json()) {
      terminal.json(answer::writeTo);
    } else {
      answer.list("claims").forEach(this::printClaim);
    }
    return ExitCode.OK;
  }

  private static Json showAlone(String id) {
    List<AdvisoryDocument> found = StarterFeed.find(id);
    if (found.isEmpty()) {
      throw AdvisoriesApi.unknown(id).asException();
    }
    return Json.read(
        Json.text(json -> AdvisoryJson.documents(json, id, found, ReleasesInUse.UNKNOWN)));
  }

  private void printClaim(Json claim) {
    boolean malicious = claim.flag("malicious");
    terminal.line(
        malicious ? Style.BAD : Style.CAUTION,
        claim.string("id") + "  " + (malicious ? "malicious" : "vulnerable"));
    terminal.line(Style.HEADING, claim.string("summary"));
    line("source", claim.string("source"));
    line("known by", String.join(", ", claim.strings("credits")));
    line("published, it says", claim.string("published"));
    line("known here since", claim.string("first_seen"));
    line("withdrawn", claim.string("withdrawn"));
    line("gone from its feed, last seen", claim.string("last_seen"));
    line("also", String.join(", ", claim.strings("aliases")));
    for (Json affected : claim.list("packages")) {
      String versions = String.join(" ", affected.strings("versions"));
      long ranges = affected.number("ranges", 0);
      line(
          "covers",
          affected.string("ecosystem")
              + " "
              + affected.string("name")
              + " "
              + versions
              + (ranges > 0 ? " and " + ranges + " ranges" : ""));
    }
    claim.list("pulled_here").forEach(this::printPulled);
    for (Json window : claim.list("live_windows")) {
      line(
          "could be had",
          window.string("from")
              + " to "
              + (window.string("to").isEmpty() ? "?" : window.string("to"))
              + ", says "
              + window.string("source")
              + (window.string("note").isEmpty() ? "" : " (" + window.string("note") + ")"));
    }
    claim.string("details").lines().forEach(terminal::line);
    claim.strings("references").forEach(page -> line("see", page));
    terminal.line("");
  }

  private void printPulled(Json pulled) {
    String by = String.join(", ", pulled.strings("by"));
    terminal.line(
        Style.BAD,
        "  pulled here: "
            + pulled.string("package")
            + "@"
            + pulled.string("version")
            + (by.isEmpty() ? "" : " by " + by)
            + ", first "
            + pulled.string("first")
            + ", last "
            + pulled.string("last")
            + ", "
            + pulled.number("pulls", 0)
            + (pulled.number("pulls", 0) == 1 ? " time" : " times")
            + (pulled.flag("sure") ? "" : " (the record does not name this version)"));
  }

  private void line(String name, String value) {
    if (!value.isBlank()) {
      terminal.line("  " + name + ": " + value);
    }
  }

  private Json ask(String path, Map<String, String> query, Supplier<Json> alone) {
    return switch (server.get(path, query)) {
      case ApiAnswer.Done done -> done.body();
      case ApiAnswer.Refused refused -> throw refused.problem().asException();
      case ApiAnswer.NoServer none -> {
        terminal.note(
            "no server at "
                + server.server()
                + "; answering from the advisories inside the program");
        yield alone.get();
      }
    };
  }
}
