package cordon.ledger;

import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.ledger.note.Checkpoint;
import cordon.ledger.note.SignedNote;
import cordon.ledger.tree.MerkleTree;
import cordon.ledger.tree.Tile;
import cordon.store.Database;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Writes a log as the static files of C2SP tlog-tiles, so that any tool for such logs, or any web
 * server, can take it from there. A second export into the same folder adds what is new; the
 * checkpoint is written last, so that the folder is whole at every moment.
 */
final class LedgerExport {
  private static final String CHECKPOINT = "checkpoint";

  private final Database database;
  private final Path folder;
  private final LongConsumer progress;

  LedgerExport(Database database, Path folder, LongConsumer progress) {
    this.database = database;
    this.folder = folder;
    this.progress = progress;
  }

  /**
   * @param checkpoint what to export: its facts and no more
   */
  void write(SignedCheckpoint checkpoint) {
    try {
      Files.createDirectories(folder);
      long size = checkpoint.checkpoint().size();
      refuseStrangers(checkpoint.checkpoint());
      entries(size);
      tiles(size);
      replace(
          folder.resolve(CHECKPOINT), checkpoint.note().format().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new ProblemException(
          Problem.of(
              "ledger/export-failed",
              "the log could not be exported",
              folder + ": " + e,
              "mend the folder or choose another"),
          e);
    }
  }

  /** Only an empty folder, or an earlier export of this very log. */
  private void refuseStrangers(Checkpoint now) throws IOException {
    Path file = folder.resolve(CHECKPOINT);
    if (!Files.exists(file)) {
      try (Stream<Path> children = Files.list(folder)) {
        if (children.anyMatch(child -> !child.getFileName().toString().equals("tile"))) {
          throw refuse("it holds other files");
        }
      }
      return;
    }
    Checkpoint earlier = Checkpoint.parse(SignedNote.parse(Files.readString(file)).text());
    if (!earlier.origin().equals(now.origin()) || earlier.size() > now.size()) {
      throw refuse("it holds the export of another log, or of a later state");
    }
    boolean grown =
        database.read(handle ->
            new MerkleTree(now.size(), new StoredTiles(handle))
                .consistency(earlier.size())
                .verify(earlier.root(), now.root()));
    if (!grown) {
      throw refuse("it holds an export that is not the beginning of this log");
    }
  }

  private ProblemException refuse(String why) {
    return Problem.of(
            "ledger/export-refused",
            "the log is not exported into this folder",
            folder + ": " + why,
            "name an empty folder")
        .asException();
  }

  private void entries(long size) throws IOException {
    for (long index = 0; index * Tile.FULL < size; index++) {
      Tile tile = Tile.of(0, index, size);
      Path file = folder.resolve(tile.entriesPath());
      if (tile.width() < Tile.FULL || !Files.exists(file)) {
        replace(file, database.read(handle -> bundle(handle, tile)));
      }
      progress.accept(Math.min(size, (index + 1) * Tile.FULL));
    }
  }

  private static byte[] bundle(Handle handle, Tile tile) {
    List<byte[]> leaves = FactReader.leaves(handle, tile.index() * Tile.FULL, tile.width());
    if (leaves.size() != tile.width()) {
      throw new IllegalStateException("the log has a gap in " + tile.entriesPath());
    }
    ByteArrayOutputStream bundle = new ByteArrayOutputStream();
    for (byte[] leaf : leaves) {
      bundle.write(leaf.length >>> 8);
      bundle.write(leaf.length);
      bundle.writeBytes(leaf);
    }
    return bundle.toByteArray();
  }

  private void tiles(long size) throws IOException {
    long hashes = size;
    for (int level = 0; hashes > 0; level++) {
      for (long index = 0; index * Tile.FULL < hashes; index++) {
        Tile tile = Tile.of(level, index, size);
        Path file = folder.resolve(tile.path());
        if (tile.width() < Tile.FULL || !Files.exists(file)) {
          replace(file, database.read(handle -> new StoredTiles(handle).hashes(tile)));
        }
      }
      hashes /= Tile.FULL;
    }
  }

  private static void replace(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    Path temporary = file.resolveSibling(file.getFileName() + ".new");
    Files.write(temporary, content);
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
