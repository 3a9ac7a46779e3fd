package cordon.gate;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.base.Glob;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What people here decided about packages, against or beyond the policy.
 *
 * @param id given by us, {@code W-…} or {@code B-…}
 * @param kind lets in or keeps out
 * @param ecosystem of the package
 * @param name glob over the package name
 * @param versions which of its versions
 * @param malicious for a waiver: that it lets in even what an advisory calls malicious; counts only
 *     with an exact version
 * @param reason why, for the one who reads it later
 * @param owner who answers for it
 * @param created from when it counts
 * @param expires until when it counts; always present for a waiver
 * @param ended when somebody ended it early
 * @param endedBy who did
 * @param trail who made it and who agreed
 */
public record LocalOverride(
    String id,
    Kind kind,
    Ecosystem ecosystem,
    String name,
    VersionSelector versions,
    boolean malicious,
    String reason,
    String owner,
    Instant created,
    Optional<Instant> expires,
    Optional<Instant> ended,
    Optional<String> endedBy,
    Trail trail) {

  /** Which way it goes. */
  public enum Kind {
    WAIVER,
    BLOCK;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public boolean covers(Coordinate asked, List<Digest> digests) {
    return ecosystem == asked.ecosystem()
        && Glob.matches(name, asked.name())
        && versions.covers(asked.ecosystem(), asked.version(), digests);
  }

  /** As package URLs are written; a pattern keeps its {@code *} and is none. */
  public String purl() {
    Optional<String> version = versions.named();
    if (name.indexOf('*') >= 0) {
      String path = ecosystem == Ecosystem.MAVEN ? name.replace(':', '/') : name;
      return "pkg:" + ecosystem.purlType() + "/" + path + version.map(v -> "@" + v).orElse("");
    }
    return version
        .map(v -> Purls.release(ecosystem, name, v))
        .orElseGet(() -> Purls.ofPackage(ecosystem, name));
  }

  /** Whether it counts. */
  public boolean activeAt(Instant now) {
    return trail.complete() && !overAt(now);
  }

  /** Whether it counts as soon as a second person confirms it. */
  public boolean waitsAt(Instant now) {
    return !trail.complete() && !overAt(now);
  }

  /** Whether somebody or time ended it. */
  public boolean overAt(Instant now) {
    return ended.isPresent() || expires.map(e -> !now.isBefore(e)).orElse(false);
  }

  /** Whether somebody still has to look at this break-glass waiver, open or over. */
  public boolean toReview() {
    return trail.emergency() && trail.reviewed().isEmpty();
  }

  /** {@code in-force}, {@code waiting}, {@code ended} or {@code expired}. */
  public String stateAt(Instant now) {
    if (overAt(now)) {
      return ended.isPresent() ? "ended" : "expired";
    }
    return trail.complete() ? "in-force" : "waiting";
  }
}
