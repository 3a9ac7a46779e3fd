package cordon.app;

import cordon.app.backup.BackupCapability;
import cordon.app.backup.ManifestView;
import cordon.app.ledger.LedgerSource;
import cordon.app.wiring.BackupPlan;
import cordon.app.wiring.IdleData;
import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.store.Backup;
import cordon.store.BackupManifest;
import cordon.store.Restore;
import cordon.terminal.ApiAnswer;
import cordon.terminal.ApiClient;
import cordon.terminal.CommandLines;
import cordon.terminal.ExitCode;
import cordon.terminal.FormatOption;
import cordon.terminal.ServerOptions;
import cordon.terminal.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes everything that a server knows into one file. */
@Command(
    name = "backup",
    description = {
      "Writes everything that the server knows into one file, while it runs or when it does not.",
      "The file holds the ledger's signing key: keep it as you keep a password."
    },
    mixinStandardHelpOptions = true,
    footerHeading = CommandLines.EXAMPLES,
    footer = {
      "  cordon backup cordon.backup",
      "  cordon backup --bodies /mnt/backup/cordon.backup"
    })
final class BackupCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "FILE", description = "The file to write; it must not exist.")
  private String file = "";

  @Option(
      names = "--bodies",
      description = "Take the cached artifacts along, which can be fetched again otherwise.")
  private boolean bodies;

  @Mixin private FormatOption format = new FormatOption();
  @Mixin private ServerOptions server = new ServerOptions();

  BackupCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Path target = terminal.environment().resolve(file);
    if (Files.exists(target)) {
      throw failed(target, "there is such a file already", null);
    }
    BackupManifest manifest;
    try (var progress = terminal.progress("backing up")) {
      manifest = write(target);
    }
    ManifestView.show(terminal, format, "backed up to " + target, manifest);
    return ExitCode.OK;
  }

  private BackupManifest write(Path target) {
    ApiClient client = server.client(terminal.environment());
    ApiAnswer answer = client.get("/api/v1/health");
    if (answer instanceof ApiAnswer.NoServer && !server.named(terminal.environment())) {
      return alone(target);
    }
    answer.orThrow();
    return download(client, target);
  }

  private BackupManifest alone(Path target) {
    var settings = LedgerSource.settings(terminal, server);
    try (IdleData data = IdleData.open(settings, terminal.clock())) {
      return Backup.write(
          data.database(),
          BackupPlan.ofIdle(settings.data().root(), Version.text(), bodies),
          target,
          terminal.clock().instant());
    }
  }

  /** Under another name until it has been checked, and for nobody else to read. */
  private BackupManifest download(ApiClient client, Path target) {
    Path part = null;
    try {
      part = Files.createTempFile(target.resolveSibling(""), target.getFileName() + ".", ".part");
      try (OutputStream out = Files.newOutputStream(part)) {
        Map<String, String> query = bodies ? Map.of("bodies", "true") : Map.of();
        client.downloadOfPost(BackupCapability.PATH, query, out).orThrow();
      }
      BackupManifest manifest = Restore.verify(part);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      return manifest;
    } catch (IOException e) {
      throw failed(target, e.toString(), e);
    } finally {
      if (part != null) {
        part.toFile().delete();
      }
    }
  }

  private static ProblemException failed(Path file, String why, @Nullable Throwable cause) {
    return new ProblemException(
        Problem.of(
            "app/backup-failed",
            "the back-up could not be written",
            file + ": " + why,
            "name a new file in a folder that can be written and has room"),
        cause);
  }
}
