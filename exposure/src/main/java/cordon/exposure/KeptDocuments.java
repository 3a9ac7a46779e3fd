package cordon.exposure;

import cordon.base.Digest;
import cordon.exposure.store.DocumentTable;
import cordon.exposure.store.StoredDocument;
import cordon.store.Blob;
import cordon.store.BlobStore;
import cordon.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The documents as they came: the evidence behind what was read from them. */
public final class KeptDocuments {
  /** Of a list for people. */
  private static final int MOST = 100;

  private final Database database;
  private final BlobStore bodies;

  KeptDocuments(Database database, BlobStore bodies) {
    this.database = database;
    this.bodies = bodies;
  }

  /**
   * Whether all are there.
   *
   * @param documents how many files there should be; equal ones count once
   * @param missing digests of those that are not there, the first 100
   * @param damaged digests of those with other bytes than came, the first 100
   */
  public record Verification(long documents, List<Digest> missing, List<Digest> damaged) {
    public Verification {
      missing = List.copyOf(missing);
      damaged = List.copyOf(damaged);
    }
  }

  /**
   * @param bytes whether each is read and hashed, which takes as long as reading them
   */
  public Verification verify(boolean bytes) {
    List<Digest> digests = database.read(DocumentTable::digests);
    List<Digest> missing = new ArrayList<>();
    List<Digest> damaged = new ArrayList<>();
    for (Digest digest : digests) {
      Optional<Blob> found = bodies.find(digest);
      if (found.isEmpty()) {
        add(missing, digest);
      } else if (bytes && !isWhole(found.get())) {
        add(damaged, digest);
      }
    }
    return new Verification(digests.size(), missing, damaged);
  }

  private static void add(List<Digest> list, Digest digest) {
    if (list.size() < MOST) {
      list.add(digest);
    }
  }

  private static boolean isWhole(Blob blob) {
    try (DigestInputStream in =
        new DigestInputStream(Files.newInputStream(blob.path()), sha256())) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest()).equals(blob.sha256().hex());
    } catch (IOException e) {
      return false; // what cannot be read is no evidence
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance(Digest.Algorithm.SHA256.jca());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The file of a document as it came; empty where there is none. */
  public Optional<Blob> find(long id) {
    return database
        .read(handle -> DocumentTable.find(handle, id))
        .map(StoredDocument::digest)
        .flatMap(bodies::find);
  }
}
