package cordon.ledger;

import cordon.base.Problem;
import cordon.ledger.note.Checkpoint;
import cordon.ledger.note.SignedNote;
import cordon.ledger.note.StrictBase64;
import cordon.ledger.note.VerifierKey;
import cordon.ledger.tree.Hashes;
import cordon.ledger.tree.InclusionProof;
import cordon.ledger.tree.MerkleTree;
import cordon.store.Database;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * That a fact is in the log, checkable by anybody who has the log's key and nothing else.
 *
 * @param leaf the bytes of the fact in the tree: JSON, with commitments in place of people
 * @param inclusion from the leaf to the root
 * @param note the checkpoint with that root
 */
public record FactProof(byte[] leaf, InclusionProof inclusion, SignedNote note) {
  private static final String HEADER = "c2sp.org/tlog-proof@v1";

  /**
   * Of a fact under a checkpoint of the same database.
   *
   * @throws cordon.base.ProblemException when there is no such fact
   */
  static FactProof of(Database database, SignedCheckpoint checkpoint, long sequence) {
    long size = checkpoint.checkpoint().size();
    if (sequence < 0 || sequence >= size) {
      throw Problem.of(
              "ledger/no-such-fact",
              "the log has no fact " + sequence,
              "it has " + size + " facts, numbered from 0",
              "look the sequence up with 'cordon gate log'")
          .asException();
    }
    return database.read(handle ->
        new FactProof(
            FactReader.leaves(handle, sequence, 1).getFirst(),
            new MerkleTree(size, new StoredTiles(handle)).inclusion(sequence),
            checkpoint.note()));
  }

  /** Whether all of it holds: signature, log, size, path, leaf. */
  public boolean verify(VerifierKey key) {
    if (!note.signedBy(key)) {
      return false;
    }
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    return checkpoint.origin().equals(key.name())
        && checkpoint.size() == inclusion.size()
        && inclusion.verify(Hashes.leaf(leaf), checkpoint.root());
  }

  /** In the text form of C2SP tlog-proof, with the leaf as its extra data. */
  public String text() {
    Base64.Encoder base64 = Base64.getEncoder();
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    text.append("extra ").append(base64.encodeToString(leaf)).append('\n');
    text.append("index ").append(inclusion.index()).append('\n');
    for (byte[] hash : inclusion.path()) {
      text.append(base64.encodeToString(hash)).append('\n');
    }
    return text.append('\n').append(note.format()).toString();
  }

  /**
   * Reads the text form.
   *
   * @throws cordon.base.ProblemException when it is none
   */
  public static FactProof parse(String text) {
    int empty = text.indexOf("\n\n");
    if (empty < 0 || empty > 200_000) {
      throw bad("it has no checkpoint behind an empty line");
    }
    String[] lines = text.substring(0, empty).split("\n", -1);
    if (lines.length < 3
        || lines.length > 3 + 64
        || !lines[0].equals(HEADER)
        || !lines[1].startsWith("extra ")
        || !lines[2].matches("index (0|[1-9][0-9]{0,17})")) {
      throw bad("its first lines are not '" + HEADER + "', 'extra …' and 'index …'");
    }
    SignedNote note = SignedNote.parse(text.substring(empty + 2));
    try {
      List<byte[]> path = new ArrayList<>();
      for (int i = 3; i < lines.length; i++) {
        path.add(StrictBase64.decode(lines[i]));
      }
      return new FactProof(
          StrictBase64.decode(lines[1].substring("extra ".length())),
          new InclusionProof(
              Long.parseLong(lines[2].substring("index ".length())),
              Checkpoint.parse(note.text()).size(),
              path),
          note);
    } catch (IllegalArgumentException e) {
      throw bad("a line is no base64");
    }
  }

  private static RuntimeException bad(String why) {
    return Problem.of(
            "ledger/bad-proof",
            "this is no proof that a fact is in a log",
            why,
            "make one with 'cordon ledger prove'")
        .asException();
  }
}
