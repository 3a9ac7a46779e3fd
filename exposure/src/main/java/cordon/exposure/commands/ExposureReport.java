package cordon.exposure.commands;

import cordon.exposure.commands.ClaimTable.Column;
import cordon.terminal.Json;
import cordon.terminal.Style;
import cordon.terminal.Table;
import cordon.terminal.Terminal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An answer as a person reads it. */
final class ExposureReport {
  private final Terminal terminal;
  private final List<String> targets;

  /**
   * @param targets as they were asked about
   */
  ExposureReport(Terminal terminal, List<String> targets) {
    this.terminal = terminal;
    this.targets = targets;
  }

  void print(Json answer) {
    List<Json> units = answer.list("units");
    if (units.isEmpty()) {
      terminal.line(
          "nobody is known to have "
              + (answer.list("outside").isEmpty() ? "had " : "come by it in the window: ")
              + String.join(", ", targets));
    } else {
      terminal.line(
          Style.BAD, units.size() + " had " + String.join(", ", targets) + ", or may have");
      units(units);
    }
    answer.strings("notes").forEach(note -> terminal.line("note: " + note));
    reasons(units);
    claims(units);
    paths(units);
    harvest(answer);
    credentials(answer.list("credentials"));
    things("Data within reach", answer.list("data"));
    things("People", answer.list("people"));
    things("Vendors", answer.list("vendors"));
    things("Units behind those", answer.list("behind"));
    followed(answer);
    for (Json word : answer.list("admitted")) {
      terminal.line(Style.BAD, word.string("vendor") + " says that it had it");
    }
    for (String vendor : answer.strings("contradicted")) {
      terminal.line(
          Style.BAD, vendor + " says that it was not affected, and evidence says that it was");
    }
    answer
        .at("plan")
        .filter(plan -> !plan.strings("doors").isEmpty())
        .ifPresent(plan -> {
          terminal.line("");
          terminal.line(
              "Shut off, at a cost of %d: %s"
                  .formatted(plan.number("cost", 0), String.join(", ", plan.strings("doors"))));
        });
    outside(answer.list("outside"));
    answer.at("coverage").ifPresent(this::coverage);
    unanswered(answer.list("unanswered"));
  }

  /** Where the looking ends; what was within reach by then stays so until it is proven dead. */
  private void followed(Json answer) {
    if (!answer.string("followed_until").isEmpty() && !answer.list("units").isEmpty()) {
      terminal.line("");
      terminal.line(
          "What was reached was followed until "
              + answer.string("followed_until")
              + "; --follow DAYS goes further.");
    }
  }

  private void outside(List<Json> units) {
    if (!units.isEmpty()) {
      terminal.line("");
      terminal.line(
          Style.BAD, units.size() + " had it, but came by it outside of the window, or may have");
      units(units);
    }
  }

  private void units(List<Json> units) {
    Table table = Table.of("Unit", "How", "Since", "Until", "Releases");
    for (Json unit : units) {
      table.row(
          named(unit),
          unit.string("grade") + (unit.flag("certain") ? "" : ", time uncertain"),
          unit.string("since"),
          unit.string("until"),
          String.join(", ", unit.strings("releases")));
    }
    table.print(terminal);
  }

  /** What is known of what requirements led to. */
  private void reasons(List<Json> units) {
    Table table = Table.of("Unit", "What is known of it");
    units.stream()
        .filter(unit -> !unit.string("why").isEmpty())
        .forEach(unit -> table.row(unit.string("name"), unit.string("why")));
    if (!table.isEmpty()) {
      terminal.line("");
      table.print(terminal);
    }
  }

  private void claims(List<Json> units) {
    ClaimTable claims =
        new ClaimTable(List.of(), List.of(new Column("Against the evidence", "standing")));
    units.forEach(unit -> claims.of(unit, claim -> unit.string("name")));
    claims.print(terminal);
  }

  /** The first of each unit; all are in the JSON. */
  private void paths(List<Json> units) {
    Table table = Table.of("Unit", "How it came in", "According to");
    boolean any = false;
    for (Json unit : units) {
      for (Json path : unit.list("paths")) {
        if (path.list("releases").size() > 1) {
          String way =
              path.list("releases").stream()
                  .map(link ->
                      (link.string("name")
                              + " "
                              + link.string("version")
                              + link.string("requirement"))
                          .strip())
                  .collect(Collectors.joining(" → "));
          table.row(unit.string("name"), way, path.string("file"));
          any = true;
          break;
        }
      }
    }
    if (any) {
      terminal.line("");
      table.print(terminal);
    }
  }

  private void harvest(Json answer) {
    if (!answer.strings("harvest").isEmpty()) {
      terminal.line("");
      terminal.line(
          "An inspection saw it read: "
              + String.join(", ", answer.strings("harvest"))
              + ". Such things come first.");
    }
  }

  private void credentials(List<Json> credentials) {
    if (credentials.isEmpty()) {
      return;
    }
    terminal.line("");
    Table table = Table.of("Rotate, in this order", "Since", "State", "By way of");
    for (Json one : credentials) {
      String state =
          one.string("closed").isEmpty()
              ? one.flag("harvested") ? "open, taken by it" : "open"
              : "dead since " + one.string("closed");
      table.row(one.string("name"), one.string("since"), state, way(one));
    }
    table.print(terminal);
  }

  private static String way(Json thing) {
    return thing.list("way").stream()
        .map(step -> step.string("entity"))
        .collect(Collectors.joining(" → "));
  }

  private void things(String heading, List<Json> things) {
    if (things.isEmpty()) {
      return;
    }
    terminal.line("");
    Table table = Table.of(heading, "Since", "By way of");
    for (Json thing : things) {
      table.row(named(thing), thing.string("since"), way(thing));
    }
    table.print(terminal);
  }

  /** With what a person needs to know of it first. */
  private static String named(Json thing) {
    Optional<Json> said = thing.at("attributes");
    String marks =
        Stream.of(
                said.map(a -> a.string("owner")).orElse(""),
                said.map(a -> a.string("count"))
                    .filter(n -> !n.isEmpty())
                    .map(n -> n + " records")
                    .orElse(""),
                said.filter(a -> a.string("crown-jewel").equals("yes"))
                    .map(a -> "crown jewel")
                    .orElse(""),
                said.map(a -> a.string("attestation").replace('-', ' ')).orElse(""))
            .filter(mark -> !mark.isEmpty())
            .collect(Collectors.joining(", "));
    return thing.string("name") + (marks.isEmpty() ? "" : " (" + marks + ")");
  }

  private void coverage(Json coverage) {
    List<Json> unknown = coverage.list("unknown");
    terminal.line("");
    terminal.line(
        "Complete documents on both sides of the window exclude %d of %d units; of %d it is not known."
            .formatted(
                coverage.number("excluded", 0), coverage.number("units", 0), unknown.size()));
    unknown.forEach(unit -> terminal.line("  " + unit.string("name") + ": " + unit.string("why")));
  }

  private void unanswered(List<Json> words) {
    for (Json word : words) {
      terminal.line(
          "  vendor %s: %s"
              .formatted(word.string("vendor"), word.string("status").replace('-', ' ')));
    }
  }
}
