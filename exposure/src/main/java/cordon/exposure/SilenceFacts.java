package cordon.exposure;

import cordon.exposure.store.SilenceTable;
import cordon.ledger.FactDraft;
import cordon.ledger.Ledger;
import cordon.store.Database;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Tells the ledger of units that fell silent, {@code exposure.silent}, once for each time. */
final class SilenceFacts {
  private static final String SILENT = "exposure.silent";
  private static final JsonFactory JSON = new JsonFactory();

  private SilenceFacts() {}

  static void write(
      Database database, Ledger ledger, List<SilentUnit> silent, String actor, Instant now) {
    List<SilentUnit> untold =
        database.read(h -> silent.stream().filter(unit -> !SilenceTable.told(h, unit)).toList());
    for (SilentUnit unit : untold) {
      FactDraft fact = new FactDraft(SILENT, now, actor, "unit:" + unit.key(), body(unit));
      database.write(transaction -> {
        if (!SilenceTable.told(transaction, unit)) {
          SilenceTable.tell(transaction, unit, ledger.append(transaction, fact).sequence());
        }
        return true;
      });
    }
  }

  private static String body(SilentUnit unit) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeStringProperty("last_heard", unit.lastHeard().toString());
      json.writeNumberProperty("usual_hours", unit.usual().toHours());
      json.writeStringProperty("due", unit.due().toString());
      json.writeEndObject();
    }
    return text.toString();
  }
}
