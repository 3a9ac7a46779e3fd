package cordon.app.wiring;

import cordon.app.config.CordonSettings;
import cordon.store.Backup;
import cordon.store.BlobStore;
import cordon.store.RestoreTarget;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What of a data directory goes into a back-up, and where it goes when it comes back. */
public final class BackupPlan {
  /** What cannot be made anew. The command line's token and the server's address can. */
  private static final List<String> FILES =
      List.of(DataFolder.LEDGER_KEY, DataFolder.LEDGER_ORIGIN, DataFolder.UPSTREAMS);

  private BackupPlan() {}

  /**
   * @param bodies whether the cached artifacts go along; the gate can fetch them again
   */
  public static Backup.Contents contents(Path data, String version, boolean bodies) {
    return new Backup.Contents(
        version,
        data,
        FILES,
        bodies ? Optional.of(new BlobStore(data.resolve(Wiring.BLOBS))) : Optional.empty());
  }

  public static RestoreTarget target(CordonSettings settings, boolean overwrite) {
    return new RestoreTarget(
        settings.data().root(),
        settings.databaseUrl(),
        Wiring.BLOBS,
        Wiring.MIGRATIONS,
        overwrite);
  }
}
