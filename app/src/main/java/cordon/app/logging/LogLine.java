package cordon.app.logging;

import cordon.terminal.Json;
import cordon.terminal.Text;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** Formats a log record as one line for people, or as one JSON object. */
final class LogLine extends Formatter {
  private final boolean json;

  LogLine(boolean json) {
    this.json = json;
  }

  @Override
  public String format(LogRecord record) {
    return json ? object(record) : text(record);
  }

  private String text(LogRecord record) {
    return record.getInstant()
        + " "
        + record.getLevel().getName()
        + " "
        + name(record)
        + ": "
        + Text.printable(formatMessage(record))
        + "\n"
        + trace(record).orElse("");
  }

  private String object(LogRecord record) {
    return Json.text(out -> {
      out.writeStartObject();
      out.writeStringProperty("time", record.getInstant().toString());
      out.writeStringProperty("level", record.getLevel().getName());
      out.writeStringProperty("logger", name(record));
      out.writeStringProperty("message", formatMessage(record));
      trace(record).ifPresent(t -> out.writeStringProperty("trace", t));
      out.writeEndObject();
    })
        + "\n";
  }

  private static String name(LogRecord record) {
    return Optional.ofNullable(record.getLoggerName()).orElse("root");
  }

  private static Optional<String> trace(LogRecord record) {
    if (record.getThrown() == null) {
      return Optional.empty();
    }
    StringWriter trace = new StringWriter();
    record.getThrown().printStackTrace(new PrintWriter(trace));
    return Optional.of(trace.toString());
  }
}
