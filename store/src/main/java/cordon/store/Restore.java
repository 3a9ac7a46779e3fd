package cordon.store;

import cordon.base.Digest;
import cordon.base.Problem;
import cordon.base.ProblemException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Brings a {@link Backup} back. Checks every digest before it touches anything, builds the data
 * directory beside its place and moves it there at the end, so that a restore that fails changes
 * nothing.
 */
public final class Restore implements AutoCloseable {
  private static final int LARGEST_MANIFEST = 256 * 1024 * 1024;

  private final Path file;
  private final ZipFile zip;
  private final BackupManifest manifest;

  private Restore(Path file) throws IOException {
    this.file = file;
    this.zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
    this.manifest = readManifest();
  }

  /**
   * Checks a back-up without restoring it.
   *
   * @throws ProblemException naming what is damaged
   */
  public static BackupManifest verify(Path file) {
    try (Restore restore = new Restore(file)) {
      restore.verifyEntries();
      return restore.manifest;
    } catch (IOException e) {
      throw damaged(file, e.toString(), e);
    }
  }

  /**
   * Restores after checking.
   *
   * @throws ProblemException when the back-up is damaged or newer than this Cordon, or when
   *     something is in the way and may not be overwritten
   */
  public static BackupManifest restore(Path file, RestoreTarget target, Instant now) {
    try (Restore restore = new Restore(file)) {
      restore.verifyEntries();
      restore.into(target, now);
      return restore.manifest;
    } catch (IOException | SQLException e) {
      throw failed(target, e.toString(), e);
    }
  }

  private BackupManifest readManifest() throws IOException {
    ZipEntry entry = zip.getEntry(BackupManifest.NAME);
    if (entry == null) {
      throw damaged(file, "it has no " + BackupManifest.NAME, null);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(LARGEST_MANIFEST);
      return BackupManifest.parse(new String(bytes, StandardCharsets.UTF_8));
    }
  }

  private void verifyEntries() throws IOException {
    Set<String> left = new HashSet<>(manifest.entries().keySet());
    Enumeration<? extends ZipEntry> all = zip.entries();
    while (all.hasMoreElements()) {
      String name = all.nextElement().getName();
      if (!name.equals(BackupManifest.NAME) && !left.remove(name)) {
        throw damaged(file, name + " is in it and not in its manifest, or twice", null);
      }
    }
    if (!left.isEmpty()) {
      throw damaged(file, left.iterator().next() + " is missing", null);
    }
    for (Map.Entry<String, BackupManifest.Entry> entry : manifest.entries().entrySet()) {
      verify(entry.getKey(), entry.getValue());
    }
  }

  private void verify(String path, BackupManifest.Entry expected) throws IOException {
    HashingOutput hashing = new HashingOutput(OutputStream.nullOutputStream());
    try (InputStream in = open(path)) {
      in.transferTo(hashing);
    } catch (IOException e) {
      throw damaged(file, path + ": " + e.getMessage(), e);
    }
    Digest digest = hashing.digest();
    boolean named =
        BackupManifest.body(path).map(body -> body.digest().equals(digest.hex())).orElse(true);
    if (hashing.size() != expected.size() || !digest.equals(expected.sha256()) || !named) {
      throw damaged(file, path + " is not what was backed up", null);
    }
  }

  private InputStream open(String path) throws IOException {
    ZipEntry entry = zip.getEntry(path);
    if (entry == null) {
      throw damaged(file, path + " is missing", null);
    }
    return zip.getInputStream(entry);
  }

  private void into(RestoreTarget target, Instant now) throws IOException, SQLException {
    refuseStrangeBodies(target);
    Path place = target.dataDirectory().toAbsolutePath().normalize();
    if (!Disk.isEmptyOrAbsent(place) && !target.overwrite()) {
      throw inTheWay("the data directory " + place + " is not empty");
    }
    Path fresh = place.resolveSibling(place.getFileName() + ".restoring");
    Disk.deleteTree(fresh); // of an earlier attempt
    Disk.createPrivateFolder(fresh);
    unpack(fresh);
    Path aside =
        place.resolveSibling(place.getFileName() + ".before-restore-" + now.getEpochSecond());
    try (RestoredDatabase database = RestoredDatabase.of(target, place, fresh, now)) {
      database.create(manifest.migrations());
      try (Connection connection = database.connect()) {
        load(database, connection);
      }
      database.publish();
    }
    if (Files.exists(place)) {
      Files.move(place, aside, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
    Disk.force(place.resolveSibling(""));
    if (Disk.isEmptyOrAbsent(aside)) {
      Files.deleteIfExists(aside);
    }
  }

  /** What no room of this Cordon would look for is not put into its data directory. */
  private void refuseStrangeBodies(RestoreTarget target) {
    for (String path : manifest.entries().keySet()) {
      BackupManifest.body(path)
          .filter(body -> !target.bodyFolders().contains(body.folder()))
          .ifPresent(body -> {
            throw damaged(file, path + " belongs to nothing that this Cordon knows", null);
          });
    }
  }

  private void unpack(Path fresh) throws IOException {
    Map<String, BlobStore> stores = new HashMap<>();
    for (String path : manifest.entries().keySet()) {
      Optional<BackupManifest.Body> body = BackupManifest.body(path);
      if (body.isPresent()) {
        BlobStore store =
            stores.computeIfAbsent(
                body.get().folder(), folder -> new BlobStore(fresh.resolve(folder)));
        try (InputStream in = open(path);
            BlobStore.Incoming incoming = store.receive()) {
          in.transferTo(incoming.out());
          incoming.commit();
        }
      } else if (path.startsWith("files/")) {
        Path to = fresh.resolve(path.substring("files/".length()));
        Disk.createPrivateFolder(to.resolveSibling(""));
        try (InputStream in = open(path);
            FileChannel channel = Disk.createPrivate(to)) {
          in.transferTo(Channels.newOutputStream(channel));
          channel.force(true);
        }
      }
    }
  }

  private void load(RestoredDatabase database, Connection connection)
      throws IOException, SQLException {
    connection.setAutoCommit(false);
    List<String> tables = new ArrayList<>();
    for (String path : manifest.entries().keySet()) {
      if (path.startsWith("tables/")) {
        tables.add(path.substring("tables/".length()));
      }
    }
    database.unbind(connection);
    for (String table : Tables.names(connection)) {
      try (var statement = connection.createStatement()) {
        statement.execute("DELETE FROM " + TableRows.quoted(table)); // what migrations put in
      }
    }
    for (String table : tables) {
      try (DataInputStream in =
          new DataInputStream(new BufferedInputStream(open("tables/" + table), 1 << 16))) {
        TableRows.read(connection, table, in);
      }
    }
    database.bind(connection);
    connection.commit();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  static ProblemException inTheWay(String what) {
    return Problem.of(
            "store/restore-refused",
            "a back-up is not restored over what is there",
            what,
            "restore to an empty place, or say --force; what is there is then put aside")
        .asException();
  }

  private static ProblemException damaged(Path file, String why, @Nullable Throwable cause) {
    return new ProblemException(
        Problem.of(
            "store/bad-backup",
            "the back-up is damaged",
            file + ": " + why,
            "use another copy; nothing was changed"),
        cause);
  }

  private static ProblemException failed(RestoreTarget target, String why, Throwable cause) {
    return new ProblemException(
        Problem.of(
            "store/restore-failed",
            "the back-up could not be restored",
            target.dataDirectory() + ": " + why,
            "mend the cause and try again; what was there is unchanged"),
        cause);
  }
}
