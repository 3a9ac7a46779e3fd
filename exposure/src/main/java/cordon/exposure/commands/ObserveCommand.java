package cordon.exposure.commands;

import cordon.base.Problem;
import cordon.exposure.commands.ObserveReport.Sent;
import cordon.exposure.credentials.CredentialGuide;
import cordon.exposure.credentials.CredentialPlaces;
import cordon.terminal.CommandLines;
import cordon.terminal.ExitCode;
import cordon.terminal.FormatOption;
import cordon.terminal.Json;
import cordon.terminal.Progress;
import cordon.terminal.ServerOptions;
import cordon.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Records what a unit has. */
@Command(
    name = "observe",
    description = {
      "Records what a unit has: sends lockfiles, bills of materials and lists of what is "
          + "installed to the server.",
      "Folders are searched; jars, images (docker save, OCI layout) and the root of a "
          + "system are read for what is installed in them. What the organisation says of itself "
          + "(a TOML file with [[unit]], [[credential]] and so on) is sent without --unit."
    },
    mixinStandardHelpOptions = true,
    footerHeading = CommandLines.EXAMPLES,
    footer = {
      "  cordon observe . --unit ci/train",
      "  cordon observe           # in a pipeline: unit, commit and run as it tells them",
      "  cordon observe uv.lock bom.json --unit prod/api --observed 2026-03-24T10:45:00Z",
      "  cordon observe image.tar --unit prod/api",
      "  cordon observe --validate bom.json",
      "  cordon observe --credentials --unit ci/train > estate.toml",
      "  cordon observe --credentials --unit prod/api /mnt/container",
      "  cordon observe estate.toml",
      "  cordon observe --end uv.lock --unit ci/train",
      "",
      "Exit code: 0 all was recorded or known, 2 something could not be read or sent. With --validate:",
      "0 all is as the schemas want it, 1 something departs, 2 something could not be checked."
    })
public final class ObserveCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      paramLabel = "FILE or DIR",
      arity = "0..*",
      description = "What to send (default: what lies in the current folder).")
  private List<String> arguments = new ArrayList<>();

  @Option(
      names = "--unit",
      paramLabel = "NAME",
      description = {
        "The host, image, job or service whose it is (default: what the pipeline builds, or else the",
        "one for which the token speaks)."
      })
  private @Nullable String unit;

  @Option(
      names = "--observed",
      paramLabel = "TIME",
      description = {
        "When it was true, as 2026-03-24T10:45:00Z (default: as the document says, else now)."
      })
  private @Nullable String observed;

  @Option(
      names = "--stream",
      paramLabel = "NAME",
      description = {
        "What the document has in common with those that it replaces (default: its path). For one",
        "document only."
      })
  private @Nullable String stream;

  @Option(
      names = "--end",
      paramLabel = "NAME",
      description = {
        "The document of this name is gone for good, and what it listed with it. Nothing is sent."
      })
  private @Nullable String ended;

  @Option(
      names = "--credentials",
      description = {
        "Print which credentials lie in the folders, in your home and among the variables, as a part",
        "of an estate file to look through: kinds and places, never values. Of a folder that is the",
        "root of a system, as of a container, its own homes. Nothing is sent."
      })
  private boolean credentials;

  @Option(
      names = "--explain-credentials",
      description = {
        "Print where --credentials looks, and how each kind is rotated and proven dead."
      })
  private boolean explainCredentials;

  @Option(
      names = "--validate",
      description = {
        "Hold bills of materials to the official schemas of CycloneDX and SPDX and print where they",
        "depart. Nothing is sent, and what departs can be recorded all the same."
      })
  private boolean validate;

  @Option(
      names = "--schemas",
      paramLabel = "DIR",
      description = {
        "A folder with official schemas that do not come with Cordon, for --validate",
        "(default: schemas in the current folder)."
      })
  private String schemas = "schemas";

  @Mixin private FormatOption format = new FormatOption();
  @Mixin private ServerOptions server = new ServerOptions();

  public ObserveCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (explainCredentials) {
      terminal.document(CredentialGuide.of(CredentialPlaces.own()));
      return ExitCode.OK;
    }
    if (credentials) {
      return listCredentials();
    }
    if (ended != null) {
      return end(ended);
    }
    List<FoundDocument> documents = documents();
    if (documents.isEmpty()) {
      throw Problem.of(
              "exposure/nothing-found",
              "nothing was found that tells what a unit has",
              "looked through " + String.join(", ", arguments.isEmpty() ? List.of(".") : arguments),
              "name a lockfile or a bill of materials")
          .asException();
    }
    if (validate) {
      return new SchemaCheck(terminal, terminal.environment().resolve(schemas))
          .run(documents, format.json());
    }
    if (stream != null && documents.size() > 1) {
      throw Problem.of(
              "exposure/one-stream",
              "--stream is for one document",
              documents.size() + " were found",
              "name one, or leave out --stream")
          .asException();
    }
    List<Sent> sent = send(documents);
    ObserveReport report = new ObserveReport(terminal);
    if (format.json()) {
      report.json(sent);
    } else {
      report.text(sent);
    }
    return sent.stream().anyMatch(s -> s.problem().isPresent()) ? ExitCode.ERROR : ExitCode.OK;
  }

  private int end(String name) {
    Map<String, String> query = ofUnit();
    query.put("stream", name);
    Optional.ofNullable(observed).ifPresent(time -> query.put("observed", time));
    Json answer =
        server
            .client(terminal.environment())
            .upload("/api/v1/observations/end", query, "", new byte[0])
            .orThrow();
    if (format.json()) {
      terminal.json(answer::writeTo);
    } else {
      new ObserveReport(terminal).ended(name, answer);
    }
    return ExitCode.OK;
  }

  private int listCredentials() throws IOException {
    new CredentialListing(terminal, format.json())
        .print(Optional.ofNullable(unit), arguments.isEmpty() ? List.of(".") : arguments);
    return ExitCode.OK;
  }

  private List<FoundDocument> documents() throws IOException {
    List<FoundDocument> documents = new ArrayList<>();
    for (String argument : arguments.isEmpty() ? List.of(".") : arguments) {
      Path path = terminal.environment().resolve(argument);
      if (Files.isDirectory(path)) {
        documents.addAll(DocumentFinder.within(path));
      } else if (Files.isRegularFile(path)) {
        String name = argument.replace('\\', '/').replaceFirst("^(?:\\./)+", "");
        documents.add(FoundDocument.ofFile(path, name));
      } else {
        throw Problem.of(
                "exposure/no-file",
                "there is no such file or folder",
                "`" + argument + "`",
                "look for a slip in the name")
            .asException();
      }
    }
    return documents;
  }

  private Map<String, String> ofUnit() {
    Map<String, String> query = new HashMap<>();
    Optional<String> named = Optional.ofNullable(unit);
    named.ifPresent(name -> query.put("unit", name));
    PipelineRun.of(terminal.environment()).ifPresent(run -> query.putAll(run.query(named)));
    return query;
  }

  private List<Sent> send(List<FoundDocument> documents) {
    Map<String, String> ofAll = new HashMap<>();
    Optional.ofNullable(observed).ifPresent(time -> ofAll.put("observed", time));
    Optional.ofNullable(stream).ifPresent(name -> ofAll.put("stream", name));
    DocumentSender sender =
        new DocumentSender(server.client(terminal.environment()), ofUnit(), ofAll);
    try (Progress progress = terminal.progress("sending").of(documents.size())) {
      return sender.send(documents, progress);
    }
  }
}
