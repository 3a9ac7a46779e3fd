package cordon.gate.cache;

import cordon.base.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A derived document, ready to be sent.
 *
 * @param body its bytes: in memory, in a file, or still to be put together from the raw document
 * @param contentType concrete type
 * @param etag strong, quoted
 * @param validUntil until when time alone does not change it
 * @param withheld what it hides, as {@code Evidence.withheldSummary} says it; empty when nothing
 */
public record Variant(
    Body body, String contentType, String etag, Instant validUntil, String withheld) {

  /** The bytes of a variant. */
  public interface Body {
    /** In bytes. */
    long length();

    void writeTo(OutputStream out) throws IOException;
  }

  /** In memory. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Bytes(byte[] bytes) implements Body {
    @Override
    public long length() {
      return bytes.length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      out.write(bytes);
    }
  }

  /**
   * In a file, until the cache lets go of it.
   *
   * @param length in bytes
   */
  public record Filed(Path file, long length) implements Body {
    @Override
    public void writeTo(OutputStream out) throws IOException {
      Files.copy(file, out);
    }
  }

  Variant with(Body other, String otherEtag) {
    return new Variant(other, contentType, otherEtag, validUntil, withheld);
  }

  /**
   * Names a variant.
   *
   * @param raw the document it derives from
   * @param policyRevision the policy it was filtered by
   * @param kind such as {@code npm-full}
   * @param subject the upstream and package, where one raw document can serve several
   * @param baseUrl under which the client reaches us, because it stands in rewritten addresses
   * @param gzip whether compressed
   */
  public record Key(
      Digest raw,
      String policyRevision,
      String kind,
      String subject,
      String baseUrl,
      boolean gzip) {}
}
