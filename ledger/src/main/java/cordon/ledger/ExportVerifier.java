package cordon.ledger;

import cordon.base.Problem;
import cordon.ledger.Verification.Broken;
import cordon.ledger.Verification.Sound;
import cordon.ledger.note.Checkpoint;
import cordon.ledger.note.SignedNote;
import cordon.ledger.note.VerifierKey;
import cordon.ledger.tree.Hashes;
import cordon.ledger.tree.MissingTileException;
import cordon.ledger.tree.Tile;
import cordon.ledger.tree.TreeCheck;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/** Checks an exported log from its folder alone: no server, no database, only the log's key. */
public final class ExportVerifier {
  /** 256 leaves of 65,535 bytes with their lengths. */
  private static final long LARGEST_BUNDLE = (long) Tile.FULL * (Leaf.LARGEST + 2);

  private final Path folder;
  private final TreeCheck tree;
  private final Checkpoint checkpoint;
  private final LongConsumer progress;

  private ExportVerifier(Path folder, Checkpoint checkpoint, LongConsumer progress) {
    this.folder = folder;
    this.checkpoint = checkpoint;
    this.progress = progress;
    this.tree = new TreeCheck(this::tile, checkpoint.size());
  }

  /**
   * @param key of the log, from somewhere else than the folder
   * @param progress told the number of facts checked so far
   * @throws cordon.base.ProblemException when the folder holds no export at all
   */
  public static Verification verify(Path folder, VerifierKey key, LongConsumer progress) {
    SignedNote note = SignedNote.parse(checkpointFile(folder));
    if (!note.signedBy(key)) {
      return new Broken(0, "the checkpoint is not signed by " + key);
    }
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    if (!checkpoint.origin().equals(key.name())) {
      return new Broken(0, "the checkpoint is of another log: " + checkpoint.origin());
    }
    return new ExportVerifier(folder, checkpoint, progress).run();
  }

  private static String checkpointFile(Path folder) {
    Path file = folder.resolve("checkpoint");
    try {
      if (Files.size(file) > 100_000) {
        throw new IOException("too long");
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw Problem.of(
              "ledger/no-export",
              "the folder holds no exported log",
              file + ": " + e,
              "name the folder that 'cordon ledger export' wrote")
          .asException();
    }
  }

  private Verification run() {
    try {
      for (long index = 0; index * Tile.FULL < checkpoint.size(); index++) {
        Optional<Broken> broken = bundle(Tile.of(0, index, checkpoint.size()));
        if (broken.isPresent()) {
          return broken.get();
        }
        progress.accept(tree.size());
      }
      OptionalLong bad = tree.comparePartial();
      if (bad.isPresent()) {
        return altered(bad.getAsLong());
      }
    } catch (MissingTileException e) {
      return new Broken(Math.max(0, tree.size() - 1), "the export is damaged: " + e.getMessage());
    }
    return Arrays.equals(tree.root(), checkpoint.root())
        ? new Sound(checkpoint.size(), 0, 1)
        : new Broken(0, "the facts are not those that were signed");
  }

  private static Broken altered(long sequence) {
    return new Broken(sequence, "fact " + sequence + " was altered: its hash is not the tree's");
  }

  private Optional<Broken> bundle(Tile tile) {
    ByteBuffer bundle = ByteBuffer.wrap(file(tile, tile.entriesPath(), LARGEST_BUNDLE));
    for (int i = 0; i < tile.width(); i++) {
      if (bundle.remaining() < 2) {
        return shortened(tile);
      }
      byte[] leaf = new byte[bundle.getShort() & 0xffff];
      if (bundle.remaining() < leaf.length) {
        return shortened(tile);
      }
      bundle.get(leaf);
      OptionalLong bad = tree.add(Hashes.leaf(leaf));
      if (bad.isPresent()) {
        return Optional.of(altered(bad.getAsLong()));
      }
    }
    return bundle.hasRemaining()
        ? Optional.of(new Broken(tree.size(), tile.entriesPath() + " goes on after its last fact"))
        : Optional.empty();
  }

  private Optional<Broken> shortened(Tile tile) {
    return Optional.of(new Broken(tree.size(), tile.entriesPath() + " ends within a fact"));
  }

  private byte[] tile(Tile tile) {
    byte[] hashes = file(tile, tile.path(), (long) Tile.FULL * Hashes.SIZE);
    if (hashes.length != tile.width() * Hashes.SIZE) {
      throw new MissingTileException(tile, "has " + hashes.length + " bytes");
    }
    return hashes;
  }

  private byte[] file(Tile tile, String path, long largest) {
    Path file = folder.resolve(path);
    try {
      if (Files.size(file) > largest) {
        throw new MissingTileException(tile, "is too long: " + file);
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new MissingTileException(tile, "cannot be read: " + e);
    }
  }
}
