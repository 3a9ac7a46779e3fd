package cordon.formats.npm;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gives each tarball of a packument the name under which the gate serves it.
 *
 * <p>INVARIANT: no two versions share a name; otherwise a verdict on one would open the other.
 */
final class TarballNames {
  private static final String MARKS = "-_.~!*'()+,;=@";
  private static final int LONGEST = 512;

  private final NpmName name;
  private final Map<String, String> fileByVersion = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  /**
   * @param tarballs version to {@code dist.tarball}, in the order of the document
   */
  TarballNames(NpmName name, Map<String, String> tarballs) {
    this.name = name;
    Map<String, String> segments = new HashMap<>();
    Map<String, Integer> uses = new HashMap<>();
    tarballs.forEach((version, url) ->
        lastSegment(url)
            .ifPresent(segment -> {
              segments.put(version, segment);
              uses.merge(segment, 1, Integer::sum);
            }));
    // Natural owners first, so that a later version cannot take a name from an older one.
    segments.forEach((version, s) -> claimIf(s.equals(conventional(version)), version, s));
    segments.forEach((version, s) -> claimIf(uses.getOrDefault(s, 0) == 1, version, s));
    tarballs.keySet().forEach(version -> claimIf(true, version, conventional(version)));
  }

  /** Empty when no unambiguous, safe name exists. */
  Optional<String> of(String version) {
    return Optional.ofNullable(fileByVersion.get(version));
  }

  private void claimIf(boolean condition, String version, String file) {
    if (condition && safe(file) && !fileByVersion.containsKey(version) && taken.add(file)) {
      fileByVersion.put(version, file);
    }
  }

  private String conventional(String version) {
    return name.bare() + "-" + version + ".tgz";
  }

  private static Optional<String> lastSegment(String url) {
    try {
      String path = new URI(url).getRawPath();
      return Optional.ofNullable(path).map(p -> p.substring(p.lastIndexOf('/') + 1));
    } catch (URISyntaxException notAUrl) {
      return Optional.empty();
    }
  }

  /** Needs no escape in a URL and cannot climb out of a directory. */
  private static boolean safe(String file) {
    if (file.isEmpty() || file.length() > LONGEST || file.startsWith(".")) {
      return false;
    }
    for (int i = 0; i < file.length(); i++) {
      char c = file.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && (c < '0' || c > '9') && MARKS.indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }
}
