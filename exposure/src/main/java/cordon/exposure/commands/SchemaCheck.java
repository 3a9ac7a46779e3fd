package cordon.exposure.commands;

import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.exposure.SchemaFolder;
import cordon.exposure.api.SchemaReportJson;
import cordon.formats.lockfile.LockfileKind;
import cordon.formats.sbom.schema.SbomSchemas;
import cordon.formats.sbom.schema.SchemaReport;
import cordon.formats.schema.Departure;
import cordon.terminal.ExitCode;
import cordon.terminal.Table;
import cordon.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds bills of materials to their official schemas, here, and says where they depart. */
final class SchemaCheck {
  private static final int MOST = 50;

  private final Terminal terminal;
  private final SbomSchemas schemas;

  /**
   * @param folder with further schemas
   */
  SchemaCheck(Terminal terminal, Path folder) {
    this.terminal = terminal;
    this.schemas = SchemaFolder.beside(folder, "a folder, and name it with --schemas");
  }

  /** One document that was looked at; of one that cannot be there is a problem. */
  private record Looked(String name, Optional<SchemaReport> report, Optional<Problem> problem) {}

  /**
   * @return the exit code: 1 where one departs, 2 where one could not be checked
   */
  int run(List<FoundDocument> documents, boolean json) throws IOException {
    List<Looked> looked = new ArrayList<>();
    for (FoundDocument document : documents) {
      if (document.file().isPresent() && LockfileKind.ofFileName(document.fileName()).isEmpty()) {
        looked.add(look(document.name(), document.file().get()));
      }
    }
    if (looked.isEmpty()) {
      throw Problem.of(
              "exposure/nothing-found",
              "there is no bill of materials to be checked",
              "lockfiles and lists of what is installed have no official schema",
              "name a bill of materials")
          .asException();
    }
    if (json) {
      json(looked);
    } else {
      looked.forEach(this::text);
    }
    return code(looked);
  }

  private Looked look(String name, Path file) throws IOException {
    try {
      SchemaReport report = schemas.check(() -> Files.newInputStream(file), MOST);
      return new Looked(name, Optional.of(report), Optional.empty());
    } catch (ProblemException e) {
      return new Looked(name, Optional.empty(), Optional.of(e.problem()));
    }
  }

  private static int code(List<Looked> looked) {
    int code = ExitCode.OK;
    for (Looked one : looked) {
      if (one.report.isPresent() && one.report.get() instanceof SchemaReport.Checked checked) {
        code = checked.departures().isEmpty() ? code : Math.max(code, ExitCode.BAD_NEWS);
      } else {
        code = ExitCode.ERROR;
      }
    }
    return code;
  }

  private void text(Looked one) {
    one.problem.ifPresent(problem -> {
      terminal.note(one.name + " was not checked:");
      terminal.problem(problem);
    });
    one.report.ifPresent(report -> {
      switch (report) {
        case SchemaReport.Checked checked -> checked(one.name, checked);
        case SchemaReport.NotChecked not ->
            terminal.problem(
                Problem.of(
                    "exposure/not-checked",
                    one.name + ", " + not.document() + ", was not checked",
                    not.why(),
                    not.remedy()));
      }
    });
  }

  private void checked(String name, SchemaReport.Checked checked) {
    int found = checked.departures().size();
    String how =
        found == 0
            ? " is as "
            : " departs in "
                + (checked.more() ? "more than " : "")
                + found
                + (found == 1 ? " place from " : " places from ");
    terminal.out().println(name + ", " + checked.document() + "," + how + checked.schema());
    Table table = Table.of("Line", "Column", "Pointer", "What");
    for (Departure departure : checked.departures()) {
      table.row(departure.line(), departure.column(), departure.pointer(), departure.what());
    }
    if (!table.isEmpty()) {
      table.print(terminal);
    }
    terminal.out().flush();
  }

  private void json(List<Looked> looked) {
    terminal.json(json -> {
      json.writeStartObject();
      json.writeArrayPropertyStart("documents");
      for (Looked one : looked) {
        json.writeStartObject();
        json.writeStringProperty("name", one.name);
        one.report.ifPresent(report -> SchemaReportJson.members(json, report));
        one.problem.ifPresent(problem -> {
          json.writeStringProperty("not_checked", problem.title() + ": " + problem.detail());
          json.writeStringProperty("remedy", problem.remedy());
        });
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    });
  }
}
