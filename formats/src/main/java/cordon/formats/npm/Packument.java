package cordon.formats.npm;

import cordon.formats.PublishTime;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a full packument says about its releases, and where. Compact (a few hundred bytes a version)
 * so that it can be kept while the raw document stays on disk; immutable.
 */
public final class Packument {
  private final NpmName name;
  private final PublishTime modified;
  private final Map<String, String> distTags;
  private final Map<String, NpmRelease> releases;
  private final Map<String, NpmRelease> byFile = new LinkedHashMap<>();
  private final Layout layout;

  Packument(
      NpmName name,
      PublishTime modified,
      Map<String, String> distTags,
      Map<String, NpmRelease> releases,
      Layout layout) {
    this.name = name;
    this.modified = modified;
    this.distTags = Collections.unmodifiableMap(distTags);
    this.releases = Collections.unmodifiableMap(releases);
    this.layout = layout;
    for (NpmRelease release : releases.values()) {
      release.fileName().ifPresent(file -> byFile.put(file, release));
    }
  }

  public NpmName name() {
    return name;
  }

  /** {@code time.modified}, or the top-level {@code modified} where the former is missing. */
  public PublishTime modified() {
    return modified;
  }

  /** As the upstream has them: tag to version. */
  public Map<String, String> distTags() {
    return distTags;
  }

  /** In the order of the document. */
  public Collection<NpmRelease> releases() {
    return releases.values();
  }

  public Optional<NpmRelease> release(String version) {
    return Optional.ofNullable(releases.get(version));
  }

  /** The one release whose tarball the gate serves under this name. */
  public Optional<NpmRelease> releaseOfFile(String fileName) {
    return Optional.ofNullable(byFile.get(fileName));
  }

  Layout layout() {
    return layout;
  }
}
