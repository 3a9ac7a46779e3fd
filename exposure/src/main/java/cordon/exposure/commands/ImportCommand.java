package cordon.exposure.commands;

import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.exposure.commands.DependencyTrack.Project;
import cordon.exposure.commands.ObserveReport.Sent;
import cordon.terminal.ApiAnswer;
import cordon.terminal.ApiClient;
import cordon.terminal.CommandLines;
import cordon.terminal.ExitCode;
import cordon.terminal.FormatOption;
import cordon.terminal.Json;
import cordon.terminal.Progress;
import cordon.terminal.ServerUrl;
import cordon.terminal.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes in bills of materials of many units that lie elsewhere. */
@Command(
    name = "import",
    description = "Takes in bills of materials of many units that lie elsewhere.",
    mixinStandardHelpOptions = true,
    footerHeading = CommandLines.EXAMPLES,
    footer = {
      "  cordon import sboms archive/ --prefix legacy/",
      "  cordon import dependency-track https://dtrack.example"
    })
public final class ImportCommand {
  private static final String OBSERVATIONS = "/api/v1/observations";

  private final Terminal terminal;

  public ImportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(
      name = "sboms",
      description = {
        "Takes in a folder of bills of materials, each of the unit that its path names, "
            + "without its ending."
      },
      mixinStandardHelpOptions = true,
      footerHeading = CommandLines.EXAMPLES,
      footer = "  cordon import sboms archive/ --prefix legacy/")
  int sboms(
      @Parameters(paramLabel = "DIR", description = "What is searched.") String folder,
      @Mixin ImportOptions options)
      throws IOException {
    Path root = terminal.environment().resolve(folder);
    List<ImportedDocument> documents = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      files
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .filter(file -> ENDINGS.stream().anyMatch(file.toString()::endsWith))
          .sorted()
          .forEach(file -> documents.add(ofFile(root, file, options.prefix())));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return send(documents, options.server().client(terminal.environment()), options.format());
  }

  /** The longest first, for they are cut off. */
  private static final List<String> ENDINGS =
      List.of(
          ".cyclonedx.json",
          ".cyclonedx.xml",
          ".spdx3.json",
          ".spdx.json",
          ".cdx.json",
          ".cdx.xml",
          ".bom.json",
          ".bom.xml",
          ".jsonld",
          ".spdx",
          ".json",
          ".xml");

  private static ImportedDocument ofFile(Path root, Path file, String prefix) {
    String path = root.relativize(file).toString().replace(java.io.File.separatorChar, '/');
    String ending = ENDINGS.stream().filter(path::endsWith).findFirst().orElse("");
    return new ImportedDocument(
        prefix + path.substring(0, path.length() - ending.length()),
        path,
        path,
        Optional.empty(),
        out -> Files.copy(file, out));
  }

  @Command(
      name = "dependency-track",
      description = {
        "Takes in the bill of materials of each active project of a Dependency-Track server.",
        "The unit is the project's name, the stream its version; what was taken in before is "
            + "passed over. The key of its API is read from an environment variable."
      },
      mixinStandardHelpOptions = true,
      footerHeading = CommandLines.EXAMPLES,
      footer = "  cordon import dependency-track https://dtrack.example")
  int dependencyTrack(
      @Parameters(paramLabel = "URL", description = "Of its API server.") String url,
      @Option(
              names = "--key-variable",
              paramLabel = "NAME",
              defaultValue = "DEPENDENCY_TRACK_API_KEY",
              description = "Which variable holds the key (default: ${DEFAULT-VALUE}).")
          String variable,
      @Mixin ImportOptions options)
      throws IOException {
    String key =
        terminal
            .environment()
            .variable(variable)
            .orElseThrow(() ->
                Problem.of(
                        "exposure/no-key",
                        "there is no key for Dependency-Track",
                        "the variable `" + variable + "` is not set",
                        "set it to the API key of a team with the permission VIEW_PORTFOLIO")
                    .asException());
    DependencyTrack source = new DependencyTrack(ServerUrl.parse(url), key);
    ApiClient api = options.server().client(terminal.environment());
    List<ImportedDocument> documents = new ArrayList<>();
    for (Project project : source.projects()) {
      if (project.imported().isPresent()) {
        ImportedDocument document = ofProject(source, project, options.prefix());
        if (!known(api, document)) {
          documents.add(document);
        }
      }
    }
    return send(documents, api, options.format());
  }

  private static ImportedDocument ofProject(
      DependencyTrack source, Project project, String prefix) {
    return new ImportedDocument(
        prefix + project.name(),
        "bom.json",
        "dependency-track/" + project.version(),
        project.imported(),
        out -> source.bom(project, out));
  }

  /** It is made anew whenever it is asked for, so that its bytes do not tell. */
  private static boolean known(ApiClient api, ImportedDocument document) {
    Json documents =
        api.get(OBSERVATIONS, Map.of("unit", document.unit(), "limit", "1000")).orThrow();
    String observed = document.observed().map(Object::toString).orElse("");
    return documents.list("items").stream()
        .anyMatch(one ->
            one.string("stream").equals(document.stream())
                && one.string("observed").equals(observed));
  }

  private int send(List<ImportedDocument> documents, ApiClient api, FormatOption format) {
    List<Sent> sent = new ArrayList<>();
    try (Progress progress = terminal.progress("importing").of(documents.size())) {
      for (ImportedDocument document : documents) {
        progress.at(sent.size(), document.unit());
        sent.add(sent(document, api));
      }
    }
    if (documents.isEmpty() && !format.json()) {
      terminal.note("nothing new was found");
    }
    ObserveReport report = new ObserveReport(terminal);
    if (format.json()) {
      report.json(sent);
    } else {
      report.text(sent);
    }
    return sent.stream().anyMatch(s -> s.problem().isPresent()) ? ExitCode.ERROR : ExitCode.OK;
  }

  /** One that cannot be had or read does not keep the others back. */
  private static Sent sent(ImportedDocument document, ApiClient api) {
    String name = document.unit() + " " + document.stream();
    Path file = null;
    try {
      // First all of it: a source that breaks off must not look like a short document.
      file = Files.createTempFile("cordon-import-", ".json");
      try (var out = Files.newOutputStream(file)) {
        document.body().writeTo(out);
      }
      Path whole = file;
      return switch (api.upload(OBSERVATIONS, document.query(), o -> Files.copy(whole, o))) {
        case ApiAnswer.Done done -> new Sent(name, Optional.of(done.body()), Optional.empty());
        case ApiAnswer.Refused refused ->
            new Sent(name, Optional.empty(), Optional.of(refused.problem()));
        case ApiAnswer.NoServer none -> throw none.problem().asException();
      };
    } catch (IOException e) {
      return new Sent(name, Optional.empty(), Optional.of(unreadable(name, e)));
    } catch (ProblemException e) {
      if (e.problem().type().equals("terminal/no-server")) {
        throw e;
      }
      return new Sent(name, Optional.empty(), Optional.of(e.problem()));
    } finally {
      if (file != null) {
        file.toFile().delete();
      }
    }
  }

  private static Problem unreadable(String name, IOException e) {
    return Problem.of(
        "exposure/unreadable",
        "it cannot be read",
        "`" + name + "`: " + e.getMessage(),
        "try again; what was taken in is passed over");
  }
}
