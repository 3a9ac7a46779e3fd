package cordon.gate.index;

import cordon.base.Digest;
import cordon.formats.PublishTime;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One artifact as the upstream's metadata describes it.
 *
 * @param version of which release
 * @param file its file name
 * @param url from where the upstream serves it
 * @param digests as stated, strongest first
 * @param verifiable false when nothing stated lets us verify the bytes
 * @param stated publish time as written, behind {@link #NO_LATER_THAN} where it is only a bound;
 *     empty when not
 * @param published the same, where it can be read
 * @param firstSeen when this gate first saw it; kept only where the stated time is unusable
 * @param replaced the digest under which this gate first knew it, where that is another one
 * @param publication by whom and how it was published, and how that differs from before
 */
public record ReleaseFile(
    String version,
    String file,
    URI url,
    List<Digest> digests,
    boolean verifiable,
    String stated,
    Optional<Instant> published,
    Optional<Instant> firstSeen,
    Optional<Digest> replaced,
    Publication publication) {

  /** Marks a stated time that only bounds the publish time from above. */
  public static final String NO_LATER_THAN = "no later than ";

  /** Marks a stated time that the publisher's signature states, not the upstream. */
  public static final String SIGNED = "signed ";

  public ReleaseFile {
    digests =
        digests.stream()
            .sorted((a, b) -> b.algorithm().compareTo(a.algorithm()))
            .distinct()
            .toList();
  }

  /** Of an upstream that states nothing of who published it. */
  public ReleaseFile(
      String version,
      String file,
      URI url,
      List<Digest> digests,
      boolean verifiable,
      String stated,
      Optional<Instant> published,
      Optional<Instant> firstSeen,
      Optional<Digest> replaced) {
    this(
        version,
        file,
        url,
        digests,
        verifiable,
        stated,
        published,
        firstSeen,
        replaced,
        Publication.UNSTATED);
  }

  /** As read from a document, before this gate adds what it remembers. */
  public static ReleaseFile stated(
      String version, String file, URI url, List<Digest> digests, PublishTime time) {
    return new ReleaseFile(
        version,
        file,
        url,
        digests,
        !digests.isEmpty(),
        time.rawText().orElse(""),
        time.instant(),
        Optional.empty(),
        Optional.empty());
  }

  /** Whether what is stated is no time of its own but one that it is not younger than. */
  public boolean isBounded() {
    return stated.startsWith(NO_LATER_THAN);
  }

  /**
   * Whether what is stated can be refuted by what was listed before: a bound for all of a list, or
   * the time of a signature. Neither is the upstream's word about this release.
   */
  boolean isRefutable() {
    return isBounded() || stated.startsWith(SIGNED);
  }

  /** The same of which nothing is stated. */
  ReleaseFile withoutTime() {
    return new ReleaseFile(
        version,
        file,
        url,
        digests,
        verifiable,
        "",
        Optional.empty(),
        firstSeen,
        replaced,
        publication);
  }

  /** The same with a digest that was computed here, so that what is said of those bytes counts. */
  public ReleaseFile knownAs(Digest computed) {
    List<Digest> all = new ArrayList<>(digests);
    all.add(computed);
    return new ReleaseFile(
        version, file, url, all, verifiable, stated, published, firstSeen, replaced, publication);
  }

  public ReleaseFile remembered(Optional<Instant> seen, Optional<Digest> original) {
    return new ReleaseFile(
        version, file, url, digests, verifiable, stated, published, seen, original, publication);
  }

  public ReleaseFile published(Publication how) {
    return new ReleaseFile(
        version, file, url, digests, verifiable, stated, published, firstSeen, replaced, how);
  }
}
