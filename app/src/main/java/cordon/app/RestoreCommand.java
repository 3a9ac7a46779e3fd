package cordon.app;

import cordon.app.backup.ManifestView;
import cordon.app.config.CordonSettings;
import cordon.app.ledger.LedgerSource;
import cordon.app.logging.Logs;
import cordon.app.wiring.BackupPlan;
import cordon.base.Problem;
import cordon.store.BackupManifest;
import cordon.store.Restore;
import cordon.terminal.ApiAnswer;
import cordon.terminal.ApiClient;
import cordon.terminal.CommandLines;
import cordon.terminal.DataDirectory;
import cordon.terminal.ExitCode;
import cordon.terminal.FormatOption;
import cordon.terminal.ServerOptions;
import cordon.terminal.ServerUrl;
import cordon.terminal.Terminal;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings a back-up back into a data directory. */
@Command(
    name = "restore",
    description = {
      "Brings a back-up back, after checking all of it.",
      "Refuses while a server runs on the data directory. Nothing is deleted: what is there is"
          + " renamed, and only with --force."
    },
    mixinStandardHelpOptions = true,
    footerHeading = CommandLines.EXAMPLES,
    footer = {
      "  cordon restore cordon.backup",
      "  cordon restore cordon.backup --data /var/lib/cordon --force"
    })
final class RestoreCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "FILE", description = "What `cordon backup` wrote.")
  private String file = "";

  @Option(names = "--force", description = "Put aside what is in the data directory.")
  private boolean force;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data directory (default: CORDON_DATA, else your own).")
  private @Nullable String data;

  @Mixin private FormatOption format = new FormatOption();

  RestoreCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    ServerOptions local = ServerOptions.of(Optional.empty(), Optional.ofNullable(data));
    CordonSettings settings = LedgerSource.settings(terminal, local);
    refuseWhileServed(settings.data());
    Logs.install(false);
    BackupManifest manifest;
    try (var progress = terminal.progress("restoring")) {
      manifest =
          Restore.restore(
              terminal.environment().resolve(file),
              BackupPlan.target(settings, force),
              terminal.clock().instant());
    }
    ManifestView.show(terminal, format, "restored to " + settings.data().root(), manifest);
    return ExitCode.OK;
  }

  /**
   * SQLite's lock would tell too, but nothing locks a PostgreSQL database. Only the server of this
   * very directory accepts the token that lies in it.
   */
  private static void refuseWhileServed(DataDirectory data) {
    Optional<String> url = data.serverUrl();
    if (url.isEmpty() || data.token().isEmpty()) {
      return;
    }
    ApiClient client = new ApiClient(ServerUrl.parse(url.get()), data.token());
    if (client.get("/api/v1/health") instanceof ApiAnswer.Done) {
      throw Problem.of(
              "app/server-running",
              "a server runs on the data directory " + data.root(),
              "it answers at " + url.get(),
              "stop it first, or restore to another directory with --data")
          .asException();
    }
  }
}
