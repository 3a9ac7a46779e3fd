package cordon.exposure.api;

import cordon.base.Digest;
import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.exposure.Exposure;
import cordon.exposure.Received;
import cordon.exposure.Recorded;
import cordon.exposure.Upload;
import cordon.formats.archive.Anomaly;
import cordon.formats.archive.ArchiveBudget;
import cordon.formats.archive.ArchiveEntry;
import cordon.formats.archive.ArchiveFormat;
import cordon.formats.archive.ArchiveLimits;
import cordon.formats.archive.ArchiveReader;
import cordon.formats.archive.ArchiveVisitor;
import cordon.web.api.ApiAnswer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JsonGenerator;

/**
 * The documents of one build in one tar, packed with gzip or not. All are on disk before the first
 * is recorded, so that one that was cut off changes nothing; then each stands for itself.
 */
final class Bundle implements AutoCloseable, ArchiveVisitor {
  private static final int MOST = 2_000;
  private static final int GZIP = 0x1f8b;

  /** What is odd and still leaves no doubt which documents there are. */
  private static final Set<Anomaly.Kind> HARMLESS =
      Set.of(Anomaly.Kind.LINK, Anomaly.Kind.ESCAPING_LINK, Anomaly.Kind.ABSOLUTE_PATH);

  private static final Problem FAULT =
      Problem.of(
          "exposure/failed",
          "this document could not be taken in, and the fault is Cordon's",
          "nothing of it was recorded",
          "send it again alone; the log of the server says more");

  private static final Logger LOG = LoggerFactory.getLogger(Bundle.class);

  private final Exposure exposure;
  private final Map<String, Received> documents = new LinkedHashMap<>();
  private String digest = "";

  private Bundle(Exposure exposure) {
    this.exposure = exposure;
  }

  /**
   * @param largest bytes of all documents together
   * @throws ProblemException when it is no tar, or not whole; then nothing is left of it
   */
  static Bundle receive(Exposure exposure, InputStream body, long largest) throws IOException {
    Bundle bundle = new Bundle(exposure);
    try {
      bundle.read(body, largest);
      return bundle;
    } catch (IOException | RuntimeException e) {
      bundle.close();
      throw e;
    }
  }

  private void read(InputStream body, long largest) throws IOException {
    DigestInputStream hashed = new DigestInputStream(body, sha256());
    PushbackInputStream in = new PushbackInputStream(new BufferedInputStream(hashed, 1 << 16), 2);
    byte[] magic = in.readNBytes(2);
    in.unread(magic);
    boolean packed = magic.length == 2 && ((magic[0] & 0xff) << 8 | magic[1] & 0xff) == GZIP;
    ArchiveLimits usual = ArchiveLimits.DEFAULT;
    ArchiveBudget budget =
        new ArchiveBudget(
            new ArchiveLimits(
                MOST, 2 * largest, 2 * largest, usual.ratio(), usual.depth(), usual.nameLength()),
            largest);
    if (packed) {
      new ArchiveReader(budget, new Unpacked(budget)).compressed(ArchiveFormat.GZIP, in);
    } else {
      new ArchiveReader(budget, this).tar(in);
    }
    in.transferTo(java.io.OutputStream.nullOutputStream());
    if (documents.isEmpty()) {
      throw refused("it holds no files");
    }
    digest = HexFormat.of().formatHex(hashed.getMessageDigest().digest());
  }

  /** The tar in a gzip. */
  private final class Unpacked implements ArchiveVisitor {
    private final ArchiveBudget budget;

    Unpacked(ArchiveBudget budget) {
      this.budget = budget;
    }

    @Override
    public void entry(ArchiveEntry entry, InputStream content) throws IOException {
      new ArchiveReader(budget, Bundle.this).tar(content);
    }

    @Override
    public void anomaly(Anomaly anomaly) {
      Bundle.this.anomaly(anomaly);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance(Digest.Algorithm.SHA256.jca());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public void entry(ArchiveEntry entry, InputStream body) throws IOException {
    if (entry.type() != ArchiveEntry.Type.FILE) {
      return;
    }
    Received received = exposure.receive(body);
    Received before = documents.putIfAbsent(entry.path(), received);
    if (before != null) {
      received.close();
      throw refused("`" + entry.path() + "` is in it twice");
    }
  }

  @Override
  public void anomaly(Anomaly anomaly) {
    if (!HARMLESS.contains(anomaly.kind())) {
      String where = anomaly.path().isEmpty() ? "" : "`" + anomaly.path() + "`: ";
      throw refused(where + anomaly.detail());
    }
  }

  private static ProblemException refused(String why) {
    return Problem.of(
            "exposure/bad-bundle",
            "the bundle cannot be used",
            why,
            "send a tar of 1 to "
                + MOST
                + " documents, packed with gzip or not; nothing was changed")
        .asException();
  }

  /** Hex of the SHA-256 of the whole. */
  String digest() {
    return digest;
  }

  /** What became of a document. */
  private sealed interface Outcome {}

  private record Done(Recorded recorded) implements Outcome {}

  private record Failed(String name, Problem problem) implements Outcome {}

  /**
   * Records all that can be; 207 where some cannot.
   *
   * @param each what is said of each of them, but for its name
   */
  ApiAnswer record(Upload each, String actor) {
    List<Outcome> outcomes = new ArrayList<>();
    documents.forEach((name, received) -> outcomes.add(one(each.named(name), received, actor)));
    long failed = outcomes.stream().filter(Failed.class::isInstance).count();
    return ApiAnswer.of(
        failed == 0 ? 200 : 207, json -> write(json, each.unit(), outcomes, failed));
  }

  private Outcome one(Upload upload, Received received, String actor) {
    try {
      return new Done(exposure.record(upload, received, actor));
    } catch (ProblemException e) {
      return new Failed(upload.name(), e.problem());
    } catch (RuntimeException e) {
      // A fault of ours with one document is no reason to lose the others.
      LOG.error("a document of a bundle failed", e);
      return new Failed(upload.name(), FAULT);
    }
  }

  private static void write(JsonGenerator json, String unit, List<Outcome> outcomes, long failed) {
    json.writeStartObject();
    json.writeStringProperty("unit", unit);
    json.writeNumberProperty("recorded", outcomes.size() - failed);
    json.writeNumberProperty("failed", failed);
    json.writeArrayPropertyStart("documents");
    for (Outcome outcome : outcomes) {
      switch (outcome) {
        case Done done -> DocumentJson.write(json, done.recorded);
        case Failed bad -> DocumentJson.write(json, bad.name, bad.problem);
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  @Override
  public void close() throws IOException {
    for (Received received : documents.values()) {
      received.close();
    }
  }
}
