package cordon.exposure.commands;

import cordon.base.Problem;
import cordon.terminal.Json;
import cordon.terminal.Style;
import cordon.terminal.Table;
import cordon.terminal.Terminal;
import java.util.List;
import java.util.Optional;

/** Says what became of documents that were sent. */
final class ObserveReport {
  private final Terminal terminal;

  ObserveReport(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * What became of one document.
   *
   * @param answer of the server; empty where there is a problem
   */
  record Sent(String name, Optional<Json> answer, Optional<Problem> problem) {
    /** Of one of which the server says nothing. */
    static Sent nothing(String name) {
      return new Sent(
          name,
          Optional.empty(),
          Optional.of(
              Problem.of(
                  "exposure/no-result",
                  "the server says nothing of it",
                  "`" + name + "` was sent",
                  "send it again; the server may be of another version")));
    }
  }

  /** That a document is gone, and what ended with it. */
  void ended(String name, Json answer) {
    for (Json end : answer.list("documents")) {
      terminal.line(
          "what %s listed for %s ended at %s"
              .formatted(name, end.string("unit"), end.string("observed")));
    }
  }

  void text(List<Sent> sent) {
    Table table = Table.of("Document", "Kind", "Releases", "");
    for (Sent one : sent) {
      one.answer.ifPresent(answer ->
          table.row(
              one.name,
              answer.string("kind"),
              answer.number("releases", 0),
              answer.flag("new")
                  ? Table.cell(Style.GOOD, "new")
                  : Table.cell(Style.PLAIN, "known")));
    }
    if (!table.isEmpty()) {
      table.print(terminal);
    }
    sent.stream()
        .flatMap(one -> one.answer.stream())
        .map(answer -> answer.string("unit"))
        .filter(unit -> !unit.isEmpty())
        .distinct()
        .forEach(unit -> terminal.note("recorded for " + unit));
    sent.forEach(this::declared);
    for (Sent one : sent) {
      one.answer.ifPresent(
          answer -> answer.strings("notes").forEach(note -> terminal.note(one.name + ": " + note)));
      one.problem.ifPresent(problem -> {
        terminal.note(one.name + " was not recorded:");
        terminal.problem(problem);
      });
    }
  }

  private void declared(Sent one) {
    one.answer
        .flatMap(answer -> answer.at("declarations"))
        .ifPresent(declared ->
            terminal.line(
                "%s: of its declarations %d began, %d changed, %d ended"
                    .formatted(
                        one.name,
                        declared.number("began", 0),
                        declared.number("changed", 0),
                        declared.number("ended", 0))));
  }

  void json(List<Sent> sent) {
    terminal.json(json -> {
      json.writeStartObject();
      json.writeArrayPropertyStart("documents");
      for (Sent one : sent) {
        json.writeStartObject();
        json.writeStringProperty("name", one.name);
        one.answer.ifPresent(answer -> {
          json.writeNumberProperty("id", answer.number("id", 0));
          json.writeStringProperty("kind", answer.string("kind"));
          if (!answer.string("unit").isEmpty()) {
            json.writeStringProperty("unit", answer.string("unit"));
          }
          json.writeStringProperty("stream", answer.string("stream"));
          json.writeStringProperty("observed", answer.string("observed"));
          json.writeStringProperty("grade", answer.string("grade"));
          json.writeBooleanProperty("complete", answer.flag("complete"));
          json.writeNumberProperty("releases", answer.number("releases", 0));
          json.writeBooleanProperty("new", answer.flag("new"));
          answer
              .at("declarations")
              .ifPresent(declared -> {
                json.writeObjectPropertyStart("declarations");
                for (String what : List.of("began", "changed", "ended")) {
                  json.writeNumberProperty(what, declared.number(what, 0));
                }
                json.writeEndObject();
              });
        });
        one.problem.ifPresent(problem -> {
          json.writeStringProperty("problem", problem.title());
          json.writeStringProperty("detail", problem.detail());
          json.writeStringProperty("remedy", problem.remedy());
        });
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    });
  }
}
