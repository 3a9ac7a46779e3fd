package cordon.app.wiring;

import cordon.app.config.CordonSettings;
import cordon.store.Backup;
import cordon.store.BlobStore;
import cordon.store.RestoreTarget;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What of a data directory goes into a back-up, and where it goes when it comes back. */
public final class BackupPlan {
  /** What cannot be made anew. The command line's token and the server's address can. */
  private static final List<String> FILES =
      List.of(DataFolder.LEDGER_KEY, DataFolder.LEDGER_ORIGIN, DataFolder.UPSTREAMS);

  private BackupPlan() {}

  /**
   * The stores of a data directory that no server runs on: opening them sweeps away what is on its
   * way in.
   */
  public static Backup.Contents ofIdle(Path data, String version, boolean bodies) {
    return contents(
        data,
        version,
        new BlobStore(data.resolve(Wiring.DOCUMENTS)),
        bodies ? Optional.of(new BlobStore(data.resolve(Wiring.BLOBS))) : Optional.empty());
  }

  /**
   * @param documents what people and builds brought, which nobody can fetch again
   * @param bodies the cached artifacts, where they go along; the gate can fetch them again
   */
  public static Backup.Contents contents(
      Path data, String version, BlobStore documents, Optional<BlobStore> bodies) {
    Map<String, BlobStore> stores = new HashMap<>(Map.of(Wiring.DOCUMENTS, documents));
    bodies.ifPresent(store -> stores.put(Wiring.BLOBS, store));
    return new Backup.Contents(version, data, FILES, stores);
  }

  public static RestoreTarget target(CordonSettings settings, boolean overwrite) {
    return new RestoreTarget(
        settings.data().root(),
        settings.databaseUrl(),
        Set.of(Wiring.BLOBS, Wiring.DOCUMENTS),
        Wiring.MIGRATIONS,
        overwrite);
  }
}
