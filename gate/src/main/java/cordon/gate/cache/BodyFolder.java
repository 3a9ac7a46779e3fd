package cordon.gate.cache;

import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.store.BlobStore;
import cordon.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * The bodies of this server, and which database they belong to. Several servers on one database
 * have a folder each (docs/guides/several-servers.md); under another database everything in a
 * folder would look lost and slowly be deleted, so a start with one is refused.
 *
 * @param bodies what lies in it
 * @param id names the folder among those of one database
 */
public record BodyFolder(BlobStore bodies, String id) {
  /** In the folder: the database on the first line, the folder on the second. */
  static final String MARK = "belongs-to";

  private static final List<String> REFERRING =
      List.of("gate_artifact", "gate_document", "gate_last_listing");

  /**
   * Takes the folder for this database, which must be before any body is looked for or deleted.
   *
   * @throws ProblemException {@code gate/other-database} when it is another's
   */
  public static BodyFolder claim(Database database, BlobStore bodies, RandomGenerator random) {
    try {
      String own = database.write(h -> identity(h, random));
      Optional<List<String>> mark = mark(bodies);
      String owner = mark.map(List::getFirst).orElse(own);
      if (!owner.equals(own) || (mark.isEmpty() && isStrange(database, bodies))) {
        throw otherDatabase(bodies);
      }
      String id = mark.map(lines -> lines.get(1)).orElseGet(() -> uuid(random));
      database.write(h ->
          h.execute("insert into gate_body_folder (id) values (?) on conflict do nothing", id));
      if (mark.isEmpty()) {
        write(bodies, own, id);
      }
      return new BodyFolder(bodies, id);
    } catch (IOException e) {
      throw new ProblemException(
          Problem.of(
              "gate/body-folder",
              "the folder of cached bodies cannot be used",
              bodies.directory() + ": " + e,
              "give it to the user that runs Cordon"),
          e);
    }
  }

  private static String identity(Handle h, RandomGenerator random) {
    h.execute(
        "insert into gate_body_database (one, id) values (1, ?) on conflict do nothing",
        uuid(random));
    return h.createQuery("select id from gate_body_database").mapTo(String.class).one();
  }

  private static String uuid(RandomGenerator random) {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  /** Of folders from before there was a mark: has bodies, of which this database knows none. */
  private static boolean isStrange(Database database, BlobStore bodies) throws IOException {
    for (int shard = 0; shard < BlobStore.SHARDS; shard++) {
      if (!bodies.shard(shard).isEmpty()) {
        return database.read(BodyFolder::refersToNothing);
      }
    }
    return false;
  }

  private static boolean refersToNothing(Handle h) {
    return REFERRING.stream()
        .allMatch(table ->
            h.createQuery("select 1 from " + table + " limit 1")
                .mapTo(Integer.class)
                .findOne()
                .isEmpty());
  }

  private static Optional<List<String>> mark(BlobStore bodies) throws IOException {
    Path file = bodies.directory().resolve(MARK);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(file)) {
      List<String> two = lines.limit(2).toList();
      if (two.size() < 2) {
        throw new IOException(MARK + " is damaged; delete this file if the database is right");
      }
      return Optional.of(two);
    }
  }

  private static void write(BlobStore bodies, String database, String id) throws IOException {
    Path half = bodies.directory().resolve(MARK + ".part");
    Files.write(half, List.of(database, id));
    Files.move(half, bodies.directory().resolve(MARK), StandardCopyOption.ATOMIC_MOVE);
  }

  private static ProblemException otherDatabase(BlobStore bodies) {
    return Problem.of(
            "gate/other-database",
            "the cached bodies in the data directory belong to another database",
            "with this one everything in `" + bodies.directory() + "` would count as lost",
            "start with the database that they belong to (`--db`, `store.url`), or with another"
                + " `--data`; if this database is right, delete that folder, and what upstreams"
                + " still have is fetched again")
        .asException();
  }
}
