package cordon.app.ledger;

import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.ledger.note.Checkpoint;
import cordon.ledger.note.SignedNote;
import cordon.ledger.tree.MerkleTree;
import cordon.ledger.tree.MissingTileException;
import cordon.ledger.tree.Tile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What is in a folder before an export goes there: nothing, or an earlier export of that ledger.
 */
final class EarlierExport {
  private static final String CHECKPOINT = "checkpoint";

  private EarlierExport() {}

  /**
   * @param fresh the export that shall go there
   * @throws ProblemException when the folder holds anything else; tiles without a checkpoint are
   *     what an export left that was cut off
   */
  static void check(Path folder, Path fresh) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    if (Files.exists(folder.resolve(CHECKPOINT))) {
      checkGrown(folder, fresh);
      return;
    }
    try (Stream<Path> children = Files.list(folder)) {
      if (children.anyMatch(child -> !child.getFileName().toString().equals("tile"))) {
        throw refused(folder, "it holds other files");
      }
    }
  }

  private static void checkGrown(Path folder, Path fresh) throws IOException {
    Checkpoint earlier = checkpoint(folder);
    Checkpoint now = checkpoint(fresh);
    if (!earlier.origin().equals(now.origin()) || earlier.size() > now.size()) {
      throw refused(folder, "it holds the export of another ledger, or of a later state");
    }
    boolean grown =
        new MerkleTree(now.size(), tile -> hashes(fresh, tile))
            .consistency(earlier.size())
            .verify(earlier.root(), now.root());
    if (!grown) {
      throw refused(folder, "it holds an export that is not the beginning of this ledger");
    }
  }

  private static Checkpoint checkpoint(Path folder) throws IOException {
    return Checkpoint.parse(SignedNote.parse(Files.readString(folder.resolve(CHECKPOINT))).text());
  }

  private static byte[] hashes(Path folder, Tile tile) {
    try {
      return Files.readAllBytes(folder.resolve(tile.path()));
    } catch (IOException e) {
      throw new MissingTileException(tile, "cannot be read: " + e);
    }
  }

  private static ProblemException refused(Path folder, String why) {
    return Problem.of(
            "ledger/export-refused",
            "the ledger is not exported into this folder",
            folder + ": " + why,
            "name an empty folder")
        .asException();
  }
}
