package cordon.gate.pages;

import cordon.formats.csv.CsvRecord;
import cordon.gate.Gate;
import cordon.ledger.Fact;
import cordon.web.Exchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The list of gate events as a table for spreadsheets, under the same filters. */
final class ActivityCsv {
  static final String PATH = "/gate/log.csv";

  /** More than people read in a spreadsheet; the API pages through everything. */
  private static final int MOST = 50_000;

  private static final int STEP = 1000;
  private static final List<String> HEAD =
      List.of(
          "sequence",
          "time",
          "type",
          "verdict",
          "actor",
          "address",
          "job",
          "client",
          "subject",
          "file",
          "sha256",
          "size",
          "bytes",
          "reason");

  private final Gate gate;

  ActivityCsv(Gate gate) {
    this.gate = gate;
  }

  void send(Exchange exchange) throws IOException {
    ActivityFilter filter = ActivityFilter.of(exchange);
    EventList first = EventList.find(gate, filter, Long.MAX_VALUE, STEP);
    exchange.setHeader("Cache-Control", "no-store");
    exchange.setHeader("Content-Disposition", "attachment; filename=\"gate-log.csv\"");
    exchange.sendStream(200, "text/csv; charset=utf-8", -1, out -> write(out, filter, first));
  }

  private void write(OutputStream out, ActivityFilter filter, EventList first) throws IOException {
    out.write(CsvRecord.of(HEAD).getBytes(StandardCharsets.UTF_8));
    EventList part = first;
    int written = 0;
    while (true) {
      for (Fact fact : part.facts()) {
        out.write(line(EventView.of(fact)).getBytes(StandardCharsets.UTF_8));
      }
      written += part.facts().size();
      if (part.next().isEmpty() || written >= MOST) {
        return;
      }
      part = EventList.find(gate, filter, part.next().getAsLong(), STEP);
    }
  }

  static String line(EventView event) {
    Fact fact = event.fact();
    List<String> hidden = event.hidden().stream().map(EventView.Hidden::version).toList();
    boolean sent = event.size() >= 0;
    return CsvRecord.of(
        List.of(
            Long.toString(fact.sequence()),
            fact.time().toString(),
            fact.type(),
            event.verdict(),
            fact.actor(),
            event.address(),
            event.job(),
            event.client(),
            fact.subject(),
            event.file(),
            event.sha256(),
            sent ? Long.toString(event.size()) : "",
            sent ? Long.toString(event.bytes()) : "",
            hidden.isEmpty() ? event.reason() : "hid " + String.join(" ", hidden)));
  }
}
