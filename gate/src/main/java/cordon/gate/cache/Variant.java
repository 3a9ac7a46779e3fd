package cordon.gate.cache;

import cordon.base.Digest;
import java.time.Instant;

/**
 * A derived document, ready to be sent.
 *
 * @param bytes as they go on the wire
 * @param contentType concrete type
 * @param etag strong, quoted
 * @param validUntil until when time alone does not change it
 * @param withheld the body of the fact that says what it hides; empty when it hides nothing
 */
@SuppressWarnings("ArrayRecordComponent")
public record Variant(
    byte[] bytes, String contentType, String etag, Instant validUntil, String withheld) {

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
      boolean gzip) {

    public Key compressed() {
      return new Key(raw, policyRevision, kind, subject, baseUrl, true);
    }
  }
}
