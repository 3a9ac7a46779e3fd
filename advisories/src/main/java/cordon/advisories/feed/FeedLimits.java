package cordon.advisories.feed;

import cordon.formats.osv.OsvLimits;

/**
 * How much of a feed we take. The whole public database, all ecosystems, is some two gigabytes of
 * JSON in half a million documents; the defaults leave a wide margin and still stop a bomb.
 *
 * @param documents most documents of one feed
 * @param documentBytes largest document
 * @param totalBytes most bytes of all documents together, unpacked
 * @param ratio most unpacked bytes for one packed byte of a zip file, on average
 * @param downloadBytes largest download
 */
public record FeedLimits(
    int documents, int documentBytes, long totalBytes, int ratio, long downloadBytes) {

  /** JSON of this kind packs ten to thirty times; what packs much better is made to. */
  private static final int RATIO = 200;

  public static final FeedLimits DEFAULT =
      new FeedLimits(2_000_000, OsvLimits.RECORD_BYTES, 16L << 30, RATIO, 4L << 30);
}
