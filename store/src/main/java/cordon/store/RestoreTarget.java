package cordon.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Where a back-up goes.
 *
 * @param dataDirectory gets the files, the bodies and SQLite's database
 * @param databaseUrl a SQLite file in the data directory, or a PostgreSQL database
 * @param bodyFolders names of the folders in the data directory in which bodies are kept
 * @param migrations as for {@link Database#open}
 * @param overwrite whether what is there may be put aside; it is renamed, never deleted
 */
public record RestoreTarget(
    Path dataDirectory,
    String databaseUrl,
    Set<String> bodyFolders,
    List<String> migrations,
    boolean overwrite) {}
