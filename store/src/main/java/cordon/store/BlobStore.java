package cordon.store;

import cordon.base.Digest;
import cordon.base.Digest.Algorithm;
import cordon.base.Problem;
import cordon.base.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Content-addressed bodies in a directory. What is visible under its name is complete, and durable
 * unless its writer left that for later ({@link Incoming#show}).
 *
 * <p>A body lies at {@code ab/cdef…}, the hex digits of its SHA-256 split after the first two;
 * bodies on their way in lie in {@code incoming/} on the same file system, so that the move to the
 * final name is atomic. Safe for any number of threads.
 */
public final class BlobStore {
  /** Into so many parts the bodies are divided. */
  public static final int SHARDS = 256;

  private static final String INCOMING = "incoming";

  private final Path directory;
  private final Path incoming;

  /**
   * Opens or creates, and removes what unfinished transfers of a former run left behind.
   *
   * @throws ProblemException when the directory cannot be written
   */
  public BlobStore(Path directory) {
    this.directory = directory;
    this.incoming = emptied(INCOMING);
  }

  /**
   * A folder beside the bodies for files that no run inherits: made, and emptied of what a former
   * one left.
   *
   * @param name of more than two characters
   * @throws ProblemException when it cannot be written
   */
  public Path emptied(String name) {
    Path folder = directory.resolve(name);
    try {
      Files.createDirectories(folder);
      try (Stream<Path> leftovers = Files.list(folder)) {
        for (Path leftover : leftovers.toList()) {
          Files.delete(leftover);
        }
      }
      return folder;
    } catch (IOException e) {
      throw new ProblemException(
          Problem.of(
              "store/blobs-not-writable",
              "the directory of stored bodies cannot be written",
              folder + ": " + e,
              "give it to the user that runs Cordon"),
          e);
    }
  }

  /** Where the bodies lie. */
  public Path directory() {
    return directory;
  }

  public Optional<Blob> find(Digest sha256) {
    Path path = path(sha256);
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      return Optional.of(new Blob(sha256, attributes.size(), path));
    } catch (IOException e) {
      return Optional.empty(); // unreadable is as good as absent: it will be fetched again
    }
  }

  /** Starts a body: written to a temporary file, hashed on the way with SHA-256. */
  public Incoming receive() throws IOException {
    return new IncomingFile(this, Files.createTempFile(incoming, "body-", ".part"));
  }

  /** Removes a body; nothing happens where there is none. Open readers keep what they have. */
  public void delete(Digest sha256) throws IOException {
    Files.deleteIfExists(path(sha256));
  }

  /** Notes that the body was used, so that it is evicted later. */
  public void touch(Digest sha256, Instant now) throws IOException {
    try {
      Files.setLastModifiedTime(path(sha256), FileTime.from(now));
    } catch (NoSuchFileException e) {
      // evicted meanwhile
    }
  }

  /** A body with the time of its last use. */
  public record Used(Blob blob, Instant lastUsed) {}

  /** All bodies, longest unused first. Walks the directory: for the evictor, not for requests. */
  public List<Used> longestUnusedFirst() throws IOException {
    List<Used> found = new ArrayList<>();
    for (Path shard : list(directory)) {
      String prefix = shard.getFileName().toString();
      if (prefix.length() != 2) {
        continue;
      }
      for (Path body : list(shard)) {
        used(prefix, body).ifPresent(found::add);
      }
    }
    found.sort(Comparator.comparing(Used::lastUsed).thenComparing(u -> u.blob().sha256().hex()));
    return found;
  }

  /**
   * The bodies of one of {@link #SHARDS} parts, so that a long walk needs no memory for all.
   *
   * @param number from 0
   */
  public List<Digest> shard(int number) throws IOException {
    String prefix = String.format("%02x", number);
    Path shard = directory.resolve(prefix);
    return Files.isDirectory(shard)
        ? list(shard).stream()
            .flatMap(body -> used(prefix, body).stream())
            .map(used -> used.blob().sha256())
            .toList()
        : List.of();
  }

  /** Bytes in all bodies. Walks the directory. */
  public long totalSize() throws IOException {
    return longestUnusedFirst().stream().mapToLong(used -> used.blob().size()).sum();
  }

  private static Optional<Used> used(String prefix, Path body) {
    try {
      Digest digest = Digest.sha256(prefix + body.getFileName());
      BasicFileAttributes attributes = Files.readAttributes(body, BasicFileAttributes.class);
      return Optional.of(
          new Used(
              new Blob(digest, attributes.size(), body),
              attributes.lastModifiedTime().toInstant()));
    } catch (IllegalArgumentException | IOException e) {
      return Optional.empty(); // a stranger's file, or evicted under our eyes
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.toList();
    }
  }

  /**
   * Makes bodies from {@link Incoming#show} outlive a loss of power; each folder is forced once.
   *
   * @throws IOException when one is gone or the disk fails: then none may be relied on
   */
  public void force(List<Blob> bodies) throws IOException {
    Set<Path> shards = new LinkedHashSet<>();
    for (Blob body : bodies) {
      try (FileChannel channel = FileChannel.open(body.path(), StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      shards.add(shard(body.sha256()));
    }
    for (Path shard : shards) {
      Disk.force(shard);
    }
    if (!shards.isEmpty()) {
      Disk.force(directory);
    }
  }

  /** Gives a complete, forced temporary file its name and makes the name durable. */
  Blob adopt(Path temporary, Digest sha256, long size) throws IOException {
    Path target = path(sha256);
    Path shard = shard(sha256);
    if (!Files.isDirectory(shard)) {
      Files.createDirectories(shard);
      Disk.force(directory);
    }
    Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    Disk.force(shard);
    return new Blob(sha256, size, target);
  }

  /**
   * Gives a complete temporary file its name, unless the same bytes are there already: those may
   * have been forced, and somebody may rely on them.
   */
  Blob show(Path temporary, Digest sha256, long size) throws IOException {
    Path target = path(sha256);
    if (!Files.exists(target) || Files.mismatch(temporary, target) >= 0) {
      Files.createDirectories(shard(sha256));
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    }
    return new Blob(sha256, size, target);
  }

  private Path path(Digest sha256) {
    if (sha256.algorithm() != Algorithm.SHA256) {
      throw new IllegalArgumentException("bodies are named by SHA-256, not by " + sha256);
    }
    return shard(sha256).resolve(sha256.hex().substring(2));
  }

  private Path shard(Digest sha256) {
    return directory.resolve(sha256.hex().substring(0, 2));
  }

  /** A body on its way in. Closing without {@link #commit} leaves nothing behind. */
  public abstract static class Incoming implements AutoCloseable {
    /** Where to write; every byte is hashed and counted. */
    public abstract OutputStream out();

    /**
     * What was written, before it has its name; nothing may be written behind it. It lies there
     * until {@link #commit} or {@link #close}.
     */
    public abstract Blob written();

    /** Forces to disk, moves to its name, and returns it. */
    public abstract Blob commit() throws IOException;

    /**
     * Moves to its name without forcing. Until {@link BlobStore#force} the body is whole for this
     * process only: after a loss of power anything may lie under its name.
     */
    public abstract Blob show() throws IOException;

    @Override
    public abstract void close() throws IOException;
  }
}
