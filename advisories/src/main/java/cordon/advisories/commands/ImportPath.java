package cordon.advisories.commands;

import cordon.advisories.feed.Documents;
import cordon.advisories.feed.FeedLimits;
import cordon.advisories.feed.FeedReader;
import cordon.base.Problem;
import cordon.terminal.ApiClient;
import cordon.terminal.ExitCode;
import cordon.terminal.FormatOption;
import cordon.terminal.Json;
import cordon.terminal.Progress;
import cordon.terminal.ServerOptions;
import cordon.terminal.Style;
import cordon.terminal.Terminal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** Reads records here and hands them to the server in small parts. */
final class ImportPath {
  /** Well below what the server takes as one request, also after JSON has escaped the texts. */
  private static final int PART_BYTES = 4 << 20;

  private static final int PART_RECORDS = 1_000;
  private static final int MOST_PROBLEMS = 10;

  private static final List<String> COUNTS =
      List.of("read", "added", "updated", "withdrawn", "same", "elsewhere", "broken", "exposing");

  private final Terminal terminal;
  private final ApiClient server;
  private final FormatOption format;
  private final Map<String, Long> totals = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();
  private final List<String> exposing = new ArrayList<>();

  ImportPath(Terminal terminal, ServerOptions server, FormatOption format) {
    this.terminal = terminal;
    this.server = server.client(terminal.environment());
    this.format = format;
  }

  /** Exits 1 when a document could not be used. */
  int run(String path, String source) {
    COUNTS.forEach(count -> totals.put(count, 0L));
    try (Progress progress = terminal.progress("importing")) {
      Sender sender = new Sender(source, progress);
      FeedReader.read(terminal.environment().resolve(path), FeedLimits.DEFAULT, sender);
      sender.send();
    }
    if (format.json()) {
      terminal.json(this::write);
    } else {
      print(source);
    }
    return total("broken") > 0 ? ExitCode.BAD_NEWS : ExitCode.OK;
  }

  private long total(String count) {
    return totals.getOrDefault(count, 0L);
  }

  private void write(JsonGenerator json) {
    json.writeStartObject();
    totals.forEach(json::writeNumberProperty);
    json.writeArrayPropertyStart("problems");
    problems.forEach(json::writeString);
    json.writeEndArray();
    json.writeArrayPropertyStart("exposing_ids");
    exposing.forEach(json::writeString);
    json.writeEndArray();
    json.writeEndObject();
  }

  private void print(String source) {
    terminal.line(
        total("read")
            + " records read as import:"
            + source
            + ": "
            + total("added")
            + " new, "
            + total("updated")
            + " changed, "
            + total("withdrawn")
            + " withdrawn, "
            + total("same")
            + " known already"
            + (total("elsewhere") > 0
                ? ", " + total("elsewhere") + " of ecosystems that are not served here"
                : ""));
    PulledHere.line(terminal, total("exposing"), exposing);
    if (total("broken") > 0) {
      terminal.line(Style.BAD, total("broken") + " documents could not be used:");
      problems.forEach(problem -> terminal.line("  " + problem));
    }
  }

  private void problem(String text) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(text);
    }
  }

  /** Gathers documents until a part is full. */
  private final class Sender implements Documents {
    private final String path;
    private final Progress progress;
    private final Map<String, String> part = new LinkedHashMap<>();
    private long bytes;

    Sender(String source, Progress progress) {
      this.path = "/api/v1/advisories/records?source=" + ApiClient.encode(source);
      this.progress = progress;
    }

    @Override
    public void document(String place, byte[] json) {
      part.put(place, new String(json, StandardCharsets.UTF_8));
      bytes += json.length;
      if (bytes >= PART_BYTES || part.size() >= PART_RECORDS) {
        send();
      }
    }

    @Override
    public void broken(Problem unreadable) {
      totals.merge("broken", 1L, Long::sum);
      problem(unreadable.detail());
    }

    void send() {
      if (part.isEmpty()) {
        return;
      }
      Json report = server.post(path, this::body).orThrow();
      COUNTS.forEach(count -> totals.merge(count, report.number(count, 0), Long::sum));
      report.strings("problems").forEach(ImportPath.this::problem);
      exposing.addAll(report.strings("exposing_ids"));
      part.clear();
      bytes = 0;
      progress.at(total("read"), "records");
    }

    private void body(JsonGenerator json) {
      json.writeStartObject();
      json.writeArrayPropertyStart("records");
      part.forEach((place, text) -> {
        json.writeStartObject();
        json.writeStringProperty("place", place);
        json.writeStringProperty("json", text);
        json.writeEndObject();
      });
      json.writeEndArray();
      json.writeEndObject();
    }
  }
}
