package cordon.ledger;

import cordon.base.Problem;
import cordon.ledger.note.Checkpoint;
import cordon.ledger.note.SignedNote;
import cordon.ledger.note.SigningKey;
import cordon.ledger.note.VerifierKey;
import cordon.ledger.tree.ConsistencyProof;
import cordon.ledger.tree.MerkleTree;
import cordon.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Signs what the log holds. INVARIANT: a log never signs two checkpoints of which one is not the
 * beginning of the other (C2SP tlog-checkpoint); each is proven against the last before it is
 * signed.
 */
final class Checkpoints {
  private static final String SELECT = "SELECT size, time, note FROM ledger_checkpoint";

  private final Database database;
  private final SigningKey key;
  private final InstantSource clock;
  private final TileBuilder tiles;
  private final ReentrantLock lock = new ReentrantLock();

  Checkpoints(Database database, SigningKey key, InstantSource clock) {
    this.database = database;
    this.key = key;
    this.clock = clock;
    this.tiles = new TileBuilder(database);
  }

  /** The last one of this database, if any. */
  static Optional<SignedCheckpoint> latest(Handle handle) {
    return handle
        .createQuery(SELECT + " ORDER BY size DESC LIMIT 1")
        .map(Checkpoints::read)
        .findOne();
  }

  /** The first one of more leaves than this. */
  static Optional<SignedCheckpoint> after(Handle handle, long size) {
    return handle
        .createQuery(SELECT + " WHERE size > ? ORDER BY size LIMIT 1")
        .bind(0, size)
        .map(Checkpoints::read)
        .findOne();
  }

  static SignedCheckpoint read(ResultSet row, StatementContext context) throws SQLException {
    SignedNote note = SignedNote.parse(row.getString("note"));
    return new SignedCheckpoint(
        Checkpoint.parse(note.text()), Instant.ofEpochMilli(row.getLong("time")), note);
  }

  /**
   * Binds a new log to the key, or makes sure that the log is of this key.
   *
   * @throws cordon.base.ProblemException when it is of another
   */
  void open() {
    Optional<SignedCheckpoint> latest = database.read(Checkpoints::latest);
    if (latest.isEmpty()) {
      sign();
    } else if (!latest.get().note().names(key.verifier())) {
      throw otherKey(latest.get());
    }
  }

  private RuntimeException otherKey(SignedCheckpoint checkpoint) {
    return Problem.of(
            "ledger/other-key",
            "the log was signed with another key",
            "its checkpoint of "
                + checkpoint.checkpoint().size()
                + " facts is not by "
                + key.verifier(),
            "restore the key file that belongs to this database from a back-up")
        .asException();
  }

  VerifierKey verifier() {
    return key.verifier();
  }

  /** A checkpoint over everything that is durable now. */
  SignedCheckpoint sign() {
    lock.lock();
    try {
      long size = database.read(FactReader::size);
      Optional<SignedCheckpoint> latest = database.read(Checkpoints::latest);
      if (latest.isPresent() && latest.get().checkpoint().size() >= size) {
        return latest.get();
      }
      if (latest.isPresent() && !latest.get().note().signedBy(key.verifier())) {
        throw otherKey(latest.get()); // or somebody wrote into the table
      }
      tiles.buildUpTo(size);
      byte[] root = database.read(handle -> provenRoot(handle, size, latest));
      SignedNote note = key.sign(new Checkpoint(key.verifier().name(), size, root).text());
      return keep(note);
    } finally {
      lock.unlock();
    }
  }

  private static byte[] provenRoot(Handle handle, long size, Optional<SignedCheckpoint> latest) {
    MerkleTree tree = new MerkleTree(size, new StoredTiles(handle));
    byte[] root = tree.root();
    if (latest.isPresent()) {
      Checkpoint last = latest.get().checkpoint();
      ConsistencyProof proof = tree.consistency(last.size());
      if (!proof.verify(last.root(), root)) {
        throw Problem.of(
                "ledger/inconsistent",
                "the log does not contain what it has signed",
                "the first " + last.size() + " facts are no longer those of the last checkpoint",
                "run 'cordon ledger verify' and keep the database for examination")
            .asException();
      }
    }
    return root;
  }

  private SignedCheckpoint keep(SignedNote note) {
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    Instant now = Instant.ofEpochMilli(clock.millis());
    database.write(handle ->
        handle.execute(
            "INSERT INTO ledger_checkpoint (size, time, note) VALUES (?, ?, ?)"
                + " ON CONFLICT DO NOTHING",
            checkpoint.size(),
            now.toEpochMilli(),
            note.format()));
    return new SignedCheckpoint(checkpoint, now, note);
  }
}
