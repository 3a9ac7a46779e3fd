package cordon.store;

import cordon.base.Digest;
import cordon.base.Problem;
import cordon.base.ProblemException;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Writes everything that a Cordon knows into one zip file while it runs: every table as rows that
 * either database can read, as one transaction sees them; files of the data directory, such as
 * keys; and, if wanted, the bodies. {@link Restore} reads it.
 */
public final class Backup {

  /**
   * What goes in beside the tables.
   *
   * @param program the version of this Cordon, for the manifest
   * @param dataDirectory where the files lie
   * @param files paths below it; those that do not exist are left out
   * @param bodies stores whose bodies go along, by the name of their folder in the data directory
   */
  public record Contents(
      String program, Path dataDirectory, List<String> files, Map<String, BlobStore> bodies) {
    public Contents {
      files = List.copyOf(files);
      bodies = Map.copyOf(bodies);
    }
  }

  private final ZipOutputStream zip;
  private final Map<String, BackupManifest.Entry> entries = new LinkedHashMap<>();

  private Backup(ZipOutputStream zip) {
    this.zip = zip;
    zip.setLevel(Deflater.BEST_SPEED);
  }

  /**
   * Writes a back-up, which only its owner may read, for there are keys in it. The file is whole or
   * not there.
   *
   * @param file must not exist
   * @throws ProblemException when it exists or cannot be written
   */
  public static BackupManifest write(Database database, Contents contents, Path file, Instant now) {
    if (Files.exists(file)) {
      throw problem(file, "there is such a file already", null);
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      BackupManifest manifest;
      try (FileChannel channel = Disk.createPrivate(part)) {
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        manifest = new Backup(zip).write(database, contents, now);
        zip.finish();
        out.flush();
        channel.force(true);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      return manifest;
    } catch (IOException e) {
      throw problem(file, e.toString(), e);
    } finally {
      part.toFile().delete();
    }
  }

  private BackupManifest write(Database database, Contents contents, Instant now)
      throws IOException {
    Map<String, Integer> migrations =
        database.read(handle -> {
          for (String table : Tables.names(handle.getConnection())) {
            entry("tables/" + table, out -> TableRows.write(handle.getConnection(), table, out));
          }
          return migrations(handle);
        });
    for (String name : contents.files()) {
      Path path = contents.dataDirectory().resolve(name);
      if (Files.exists(path)) {
        entry("files/" + name, out -> Files.copy(path, out));
      }
    }
    for (Map.Entry<String, BlobStore> store : new TreeMap<>(contents.bodies()).entrySet()) {
      bodies(store.getKey(), store.getValue());
    }
    BackupManifest manifest = new BackupManifest(now, contents.program(), migrations, entries);
    zip.putNextEntry(new ZipEntry(BackupManifest.NAME));
    zip.write(manifest.format().getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
    return manifest;
  }

  /**
   * After the tables, so that whatever these speak of is there. A body that is evicted before its
   * turn is left out: it can be fetched again.
   */
  private void bodies(String folder, BlobStore store) throws IOException {
    for (int shard = 0; shard < BlobStore.SHARDS; shard++) {
      for (Digest digest : store.shard(shard)) {
        Optional<Blob> found = store.find(digest);
        if (found.isPresent()) {
          body(folder + "/" + digest.hex(), found.get().path());
        }
      }
    }
  }

  private void body(String path, Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      entry(path, in::transferTo);
    } catch (NoSuchFileException e) {
      // evicted meanwhile
    }
  }

  private static Map<String, Integer> migrations(Handle handle) {
    Map<String, Integer> migrations = new LinkedHashMap<>();
    handle
        .createQuery(
            "SELECT version, checksum FROM flyway_schema_history WHERE version IS NOT NULL")
        .map((row, context) -> migrations.put(row.getString(1), row.getInt(2)) == null)
        .list();
    return migrations;
  }

  /** Writes the bytes of one entry. */
  private interface Content {
    void writeTo(DataOutputStream out) throws Exception;
  }

  private void entry(String path, Content content) throws IOException {
    if (!BackupManifest.allowed(path)) {
      throw new IOException("a back-up cannot hold a file named " + path);
    }
    zip.putNextEntry(new ZipEntry(path));
    HashingOutput hashing = new HashingOutput(zip);
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(hashing, 1 << 16));
    try {
      content.writeTo(out);
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
    out.flush();
    zip.closeEntry();
    entries.put(path, new BackupManifest.Entry(hashing.digest(), hashing.size()));
  }

  private static ProblemException problem(Path file, String why, @Nullable Throwable cause) {
    return new ProblemException(
        Problem.of(
            "store/backup-failed",
            "the back-up could not be written",
            file + ": " + why,
            "name a new file in a folder that can be written and has room"),
        cause);
  }
}
