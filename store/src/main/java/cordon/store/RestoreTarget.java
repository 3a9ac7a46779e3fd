package cordon.store;

import java.nio.file.Path;
import java.util.List;

/**
 * Where a back-up goes.
 *
 * @param dataDirectory gets the files, the bodies and SQLite's database
 * @param databaseUrl a SQLite file in the data directory, or a PostgreSQL database
 * @param blobFolder name of the bodies' folder in the data directory
 * @param migrations as for {@link Database#open}
 * @param overwrite whether what is there may be put aside; it is renamed, never deleted
 */
public record RestoreTarget(
    Path dataDirectory,
    String databaseUrl,
    String blobFolder,
    List<String> migrations,
    boolean overwrite) {}
