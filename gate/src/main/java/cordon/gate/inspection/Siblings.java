package cordon.gate.inspection;

import cordon.base.Digest;
import cordon.gate.Coordinate;
import cordon.inspect.StaticInspector;
import cordon.inspect.Subject;
import cordon.inspect.delta.SourceTree;
import cordon.store.Blob;
import cordon.store.BlobStore;
import cordon.store.Database;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The source distribution beside a wheel: what the wheel should be built from, as far as the gate
 * has it. What of a wheel is not in it is looked at more sternly, and convicts nothing by itself.
 */
final class Siblings {
  private static final Logger LOG = Logger.getLogger(Siblings.class.getName());

  /** Larger ones cost more to read again than they tell. */
  private static final long MOST_BYTES = 32L << 20;

  private final Database database;
  private final BlobStore blobs;
  private final StaticInspector inspector;

  /** A release has a wheel for each platform, which come one after the other. */
  private volatile Optional<Read> last = Optional.empty();

  private record Read(Digest sdist, SourceTree tree) {}

  private record Row(Digest digest, String kind) {}

  Siblings(Database database, BlobStore blobs, StaticInspector inspector) {
    this.database = database;
    this.blobs = blobs;
    this.inspector = inspector;
  }

  /** Empty for what is no wheel, and where its source distribution was not inspected here. */
  Optional<SourceTree> source(Coordinate coordinate) {
    if (!Form.of(coordinate).isWheel()) {
      return Optional.empty();
    }
    return sdists(coordinate).stream().flatMap(row -> read(coordinate, row).stream()).findFirst();
  }

  private List<Row> sdists(Coordinate coordinate) {
    return database.read(h ->
        h.createQuery(
                "select digest, kind from gate_inspection_profile where ecosystem = :ecosystem"
                    + " and name = :name and version = :version and rule_set = :rules"
                    + " and kind in ('gz', 'bz2', 'xz', 'zip') order by digest")
            .bind("ecosystem", coordinate.ecosystem().purlType())
            .bind("name", coordinate.name())
            .bind("version", coordinate.version())
            .bind("rules", inspector.rules().version())
            .map((rs, context) -> new Row(digest(rs.getString(1)), rs.getString(2)))
            .list());
  }

  private static Digest digest(String text) {
    return Digest.parse(text).orElseThrow();
  }

  private Optional<SourceTree> read(Coordinate coordinate, Row row) {
    Optional<Read> before = last.filter(read -> read.sdist().equals(row.digest()));
    if (before.isPresent()) {
      return before.map(Read::tree);
    }
    return blobs
        .find(row.digest())
        .filter(blob -> blob.size() <= MOST_BYTES)
        .flatMap(blob -> tree(coordinate, row, blob));
  }

  private Optional<SourceTree> tree(Coordinate coordinate, Row row, Blob blob) {
    String tar = row.kind().equals("zip") ? "" : "tar.";
    String name = coordinate.name() + "-" + coordinate.version() + "." + tar + row.kind();
    try (FileChannel channel = FileChannel.open(blob.path())) {
      SourceTree tree = inspector.source(Subject.file(name), FileSource.of(channel)).codeOnly();
      last = Optional.of(new Read(row.digest(), tree));
      return Optional.of(tree);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "{0} is not compared with its source: {1}", new Object[] {name, e});
      return Optional.empty();
    }
  }
}
